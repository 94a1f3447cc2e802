/** The message to owners in the languages that it is there in: who writes need not speak the owners' language. */
import { ownerMessage } from '../../i18n/owner-message.ts';
import { textsLanguage } from '../../i18n/texts.ts';
import type { MailText } from './mail-links.ts';

export interface MessageLanguage {
  readonly tag: string;
  /** In the language itself. */
  readonly name: string;
  readonly mail: MailText;
}

const nameOf = (tag: string): string => {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
};

/** The viewer's own language. */
export const ownLanguage = (): MessageLanguage => {
  const tag = textsLanguage();
  return { tag, name: nameOf(tag), mail: ownerMessage };
};

/**
 * All languages, the viewer's first.
 *
 * @param file subject and text by tag: not to be trusted to have the right form
 */
export function messageLanguages(file: unknown): readonly MessageLanguage[] {
  const own = ownLanguage();
  const entries: readonly [string, unknown][] =
    typeof file === 'object' && file !== null ? Object.entries(file) : [];
  const others = entries.flatMap(([tag, mail]) => {
    const { subject, text } = (mail ?? {}) as Partial<Record<string, unknown>>;
    const isWhole = typeof subject === 'string' && typeof text === 'string';
    return isWhole && tag !== own.tag ? [{ tag, name: nameOf(tag), mail: { subject, text } }] : [];
  });
  return [own, ...others.sort((a, b) => a.name.localeCompare(b.name, own.tag))];
}
