/** What every way to one's own second factor is called, in English. */
import { texts } from './texts.ts';

export const setUpNames = texts('setUpNames', {
  /** Two-factor authentication, for one's own account. */
  setUp: 'Set up two-factor',
  /** The same, where there is little room. */
  short: 'Set up',
  /** The same, where there is one already: the authenticator app gets a new entry. */
  replace: 'Replace my authenticator',
});
