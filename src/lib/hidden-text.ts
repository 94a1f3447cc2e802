/** Characters in which nothing is seen, or that change the direction of what is. */

/**
 * Control and format characters, what is drawn as nothing (fillers, selectors, tags), halves of
 * surrogate pairs, private ones, and every space but the usual: names can differ in nothing else.
 * Line breaks and tabs are left to the page, which shows them as a space.
 */
export const HIDDEN = /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Z}\u2800]/gu;

/** Writes out all of them, for showing only: `abc⟨U+202E⟩`. In a user's name and in a domain no script needs one. */
export function writeOut(text: string): string {
  return text.replace(HIDDEN, (hidden) => {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `⟨U+${code.padStart(4, '0')}⟩`;
  });
}
