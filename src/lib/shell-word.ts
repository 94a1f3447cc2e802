/** Texts as words of a shell's command line. */

/** Nothing in these means anything to a shell. */
const PLAIN = /^[\w.,:@%+/-]+$/;
/** What could drive a terminal into which the command is pasted, or end its line. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** The text as one word, whatever is in it; what ends a line or drives a terminal becomes a space. */
export function shellWord(text: string): string {
  const clean = text.replace(CONTROLS, ' ');
  return PLAIN.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}
