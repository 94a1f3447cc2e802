/** The start of a long list: what is drawn before all of it is made. */
import type { Account } from '../accounts/account.ts';

/** What can be told of a long list before all of it is made: enough to fill a screen. */
export interface ListStart {
  /** Those who come first in the page's first order, in that order. */
  readonly accounts: readonly Account[];
  readonly total: number;
  readonly enabled: number;
  readonly unknown: number;
}
