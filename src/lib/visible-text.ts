/** Text in which nothing hides: what cannot be seen, or changes the direction of what is, is written out. */
import { HIDDEN, writeOut } from './hidden-text.ts';

/**
 * Whether a joiner (or the selector of emoji) stands where a script needs it: between letters of Arabic
 * or of a script of India (U+0600–06FF, U+0900–0DFF), or within an emoji.
 */
function isNeeded(hidden: string, before: string, after: string): boolean {
  if (hidden === '\ufe0f') return /\p{ExtPict}$/u.test(before);
  return (
    /[\u200c\u200d]/.test(hidden) &&
    ((/[\u0600-\u06ff\u0900-\u0dff]$/.test(before) &&
      /^[\u0600-\u06ff\u0900-\u0dff]/.test(after)) ||
      (/\p{ExtPict}[\ufe0f\p{EMod}]?$/u.test(before) && /^\p{ExtPict}/u.test(after)))
  );
}

/** For showing only: `abc⟨U+202E⟩`. What is searched, copied and exported stays as it is. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (hidden, at: number) =>
    isNeeded(hidden, text.slice(0, at), text.slice(at + hidden.length)) ? hidden : writeOut(hidden),
  );
}
