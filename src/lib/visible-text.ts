/** Text in which nothing hides: what cannot be seen, or changes the direction of what is, is written out. */

/**
 * Control and format characters, what is drawn as nothing (fillers, selectors, tags), halves of
 * surrogate pairs, private ones, and every space but the usual: names can differ in nothing else.
 * Line breaks and tabs are left to the page, which shows them as a space.
 */
const HIDDEN = /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Z}\u2800]/gu;

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
  return text.replace(HIDDEN, (hidden, at: number) => {
    if (isNeeded(hidden, text.slice(0, at), text.slice(at + hidden.length))) return hidden;
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `⟨U+${code.padStart(4, '0')}⟩`;
  });
}
