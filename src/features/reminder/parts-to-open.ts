/** The parts of a mail that are to be opened one by one: what has been opened stays as it was. */
import { mailLinks, type MailLinks, type MailPart, type MailText } from './mail-links.ts';

export interface PartToOpen extends MailPart {
  readonly isOpened: boolean;
}

export interface PartsToOpen extends MailLinks {
  readonly parts: readonly PartToOpen[];
}

/**
 * Divides what is not opened yet. Nobody gets another mail because the text was changed in between.
 *
 * @param before the parts before the change
 */
export function divide(
  addresses: readonly string[],
  mail: MailText,
  before: readonly PartToOpen[] = [],
): PartsToOpen {
  const opened = before.filter(({ isOpened }) => isOpened);
  const done = new Set(opened.flatMap((part) => part.addresses));
  const links = mailLinks(
    addresses.filter((address) => !done.has(address)),
    mail,
  );
  return {
    ...links,
    parts: [...opened, ...links.parts.map((part) => ({ ...part, isOpened: false }))],
  };
}

/** The parts after one has been opened. A mail in one part can be opened again, with another text, too. */
export function markOpened(parts: readonly PartToOpen[], index: number): readonly PartToOpen[] {
  if (parts.length === 1) return parts;
  return parts.map((part, at) => (at === index ? { ...part, isOpened: true } : part));
}
