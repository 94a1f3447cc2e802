/** Names in the order of the page's language. */
import { intlLanguage } from './base-formats.ts';

/**
 * Upper and lower case stand together, letters with marks where the language has them, and numbers
 * within a text count by their value: site2 before site10.
 *
 * @param language a language tag as WHM's page carries it; need not be valid
 */
export function createTextOrder(language: string): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(intlLanguage(language), { numeric: true });
  // What the language takes for the same (site2 and site02) still has one order.
  return (a, b) => compare(a, b) || (a < b ? -1 : Number(a > b));
}
