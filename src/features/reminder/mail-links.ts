/** Links that open a mail program with the reminder in it: `mailto`, RFC 6068, in parts that none cuts off. */
import { encodeText } from '../../lib/encode-text.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Some systems hand 2,000 characters to a mail program, and cut off what is longer. */
export const MOST_CHARACTERS = 1_900;
/** If the text leaves less than this to the addresses, it stays out: a mail to three owners at a time helps nobody. */
const LEAST_FOR_ADDRESSES = 500;
/** Nobody opens more mails than this one by one. */
export const MOST_PARTS = 100;
/** Certainly more parts: the shortest address takes eight characters, its comma counted. */
const MOST_ADDRESSES = (MOST_PARTS * MOST_CHARACTERS) / 8;

const START = 'mailto:?bcc=';

export interface MailPart {
  readonly addresses: readonly string[];
  readonly href: string;
}

export interface MailLinks {
  /** Every address in one of them; empty where there would be more than {@link MOST_PARTS}. */
  readonly parts: readonly MailPart[];
  readonly isTooMany: boolean;
  /** Whether the text is in the links; otherwise it is too long for them. */
  readonly hasText: boolean;
}

/** Percent-encoded, with the apostrophe, at which some programs end an address. */
const encode = (text: string): string => encodeText(text).replaceAll("'", '%27');

/** Lines end in CR LF there. */
const encodeLines = (text: string): string => encode(text.replace(/\r\n|\r|\n/g, '\r\n'));

function fieldsOf({ subject, text }: MailText): string {
  const subjectField = subject === '' ? '' : `&subject=${encode(subject)}`;
  return text === '' ? subjectField : `${subjectField}&body=${encodeLines(text)}`;
}

/**
 * @param addresses at least one address to a link fits, however long it is
 * @returns links of at most {@link MOST_CHARACTERS}
 */
export function mailLinks(addresses: readonly string[], mail: MailText): MailLinks {
  if (addresses.length > MOST_ADDRESSES) return { parts: [], isTooMany: true, hasText: true };
  const encoded = addresses.map(encode);
  const length = encoded.reduce((sum, one) => sum + one.length + 1, 0);
  const longest = Math.max(0, ...encoded.map((one) => one.length));
  const room = (fields: string) => MOST_CHARACTERS - START.length - fields.length;
  const whole = fieldsOf(mail);
  const hasText = room(whole) >= Math.max(longest, Math.min(length, LEAST_FOR_ADDRESSES));
  const short = fieldsOf({ ...mail, text: '' });
  const fields = hasText ? whole : room(short) >= longest ? short : '';
  const parts: MailPart[] = [];
  for (let from = 0; from < encoded.length;) {
    if (parts.length === MOST_PARTS) return { parts: [], isTooMany: true, hasText };
    let to = from;
    for (let left = room(fields) + 1; to < encoded.length; to++) {
      left -= (encoded[to] ?? '').length + 1;
      if (left < 0 && to > from) break;
    }
    const bcc = encoded.slice(from, to).join(',');
    parts.push({ addresses: addresses.slice(from, to), href: START + bcc + fields });
    from = to;
  }
  return { parts, isTooMany: false, hasText };
}
