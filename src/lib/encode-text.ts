/** Text of others as a part of an address: the one place where it is encoded. */

/** URI-encoded. Half of a character (a lone surrogate), of which browsers throw, becomes the sign for one that is not known. */
export const encodeText = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
