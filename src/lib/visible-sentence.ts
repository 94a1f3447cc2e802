/** A sentence of the page with values in it: nothing hides in it but what languages set it with. */
import { visibleText } from './visible-text.ts';

/** What stands between first strong isolate and pop directional isolate, and has no isolates in it. */
const ISOLATED = /\u2068([^\u2066-\u2069]*)\u2069/;

/** Spaces at which a line is not broken (French has them before a colon, numbers between thousands), and marks of direction, which Intl writes into numbers and times. */
const SET_WITH = /([\u00a0\u202f\u061c\u200e\u200f])/;

const visible = (text: string): string =>
  text
    .split(SET_WITH)
    .map((part, index) => (index % 2 === 0 ? visibleText(part) : part))
    .join('');

/** As {@link visibleText}, for a sentence as it is put together. Not for names: two could differ in what it leaves alone. */
export function visibleSentence(text: string): string {
  return text
    .split(ISOLATED)
    .map((part, index) => (index % 2 === 0 ? visible(part) : `\u2068${visible(part)}\u2069`))
    .join('');
}
