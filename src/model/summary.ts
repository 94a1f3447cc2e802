/** The summary: how many of how many accounts have two-factor, and the share. */
import type { Account } from './account.ts';
import { countEnabled } from './query.ts';

export interface Summary {
  readonly total: number;
  readonly enabled: number;
  /** Whole percent, rounded down: never 100 while one is missing. 0 when there are no accounts. */
  readonly percent: number;
  /** Some have it, but fewer than one in a hundred: 0 percent would be untrue. */
  readonly isBelowOnePercent: boolean;
}

/** Counts all rows of the list, root's own entry included. */
export function summarise(accounts: readonly Account[]): Summary {
  const total = accounts.length;
  const enabled = countEnabled(accounts);
  const percent = total === 0 ? 0 : Math.floor((enabled * 100) / total);
  return { total, enabled, percent, isBelowOnePercent: enabled > 0 && percent === 0 };
}
