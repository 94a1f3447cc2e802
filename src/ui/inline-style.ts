/** Styles of one element that are known only when it is drawn. */

/**
 * For `.style=${…}`: a text that is assigned to `style` goes through the CSSOM, which the strictest content
 * security policy allows; an attribute it would not. TypeScript knows of the object alone.
 *
 * @param text declarations: `left: 3px; top: 4px`
 */
export const inlineStyle = (text: string): CSSStyleDeclaration =>
  text as unknown as CSSStyleDeclaration;
