/** The rules of the issuer, as WHM has them (whm-facts, section 3). */

export const ISSUER_LENGTH = 32;

/**
 * What WHM makes of it: surrounding quotes and white space are no part of it.
 */
export function cleanIssuer(text: string): string {
  return text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

/** What is wrong with an issuer: too long, or the first character that WHM does not accept. */
export type IssuerProblem = 'too-long' | { readonly character: string };

/**
 * Undefined where WHM accepts it; empty is accepted, too, and goes back to the default. The facts name
 * letters without saying which: taken for those of ASCII, as apps have trouble with others.
 */
export function issuerProblem(text: string): IssuerProblem | undefined {
  const issuer = cleanIssuer(text);
  const [character] = issuer.match(/[^A-Za-z0-9 ._-]/u) ?? [];
  if (character !== undefined) return { character };
  return issuer.length > ISSUER_LENGTH ? 'too-long' : undefined;
}
