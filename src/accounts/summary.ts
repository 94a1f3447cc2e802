/** The summary: how many of how many accounts have two-factor, and the share. */

export interface Summary {
  readonly total: number;
  readonly enabled: number;
  /** Of how many WHM's record cannot be read: they count in the total, and in no share. */
  readonly unknown: number;
  /** Whole percent of those of whom it is known, rounded down: never 100 while one is missing. 0 when there are no accounts. */
  readonly percent: number;
  /** Some have it, but fewer than one in a hundred: 0 percent would be untrue. */
  readonly isBelowOnePercent: boolean;
}

/** @param total all rows of the list, root's own entry included */
export function summarise(total: number, enabled: number, unknown = 0): Summary {
  const known = total - unknown;
  const percent = known === 0 ? 0 : Math.floor((enabled * 100) / known);
  return { total, enabled, unknown, percent, isBelowOnePercent: enabled > 0 && percent === 0 };
}
