/** Medians and quantiles of measured figures. */

/** The value below which that share of the figures lies (nearest rank). */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const value =
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new RangeError('There are no figures');
  return value;
}

export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

export const max = (figures: readonly number[]): number => quantile(figures, 1);
