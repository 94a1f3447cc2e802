/** The summary: how many of how many accounts have two-factor, and the share. */

export interface Summary {
  readonly total: number;
  readonly enabled: number;
  /** Whole percent, rounded down: never 100 while one is missing. 0 when there are no accounts. */
  readonly percent: number;
  /** Some have it, but fewer than one in a hundred: 0 percent would be untrue. */
  readonly isBelowOnePercent: boolean;
}

/** @param total all rows of the list, root's own entry included */
export function summarise(total: number, enabled: number): Summary {
  const percent = total === 0 ? 0 : Math.floor((enabled * 100) / total);
  return { total, enabled, percent, isBelowOnePercent: enabled > 0 && percent === 0 };
}
