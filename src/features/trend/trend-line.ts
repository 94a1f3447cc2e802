/** The line of the trend: from points to the path of a drawing. Arithmetic, and nothing more. */

/** What is drawn of a point. */
export interface LinePoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly percent: number;
}

/** The drawing's size, and the room that is left at its edges. */
export interface LineBox {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/**
 * An SVG path. Time runs in the direction of reading and in proportion; the share runs from the lowest
 * to the highest, in the middle where they are the same.
 *
 * @param points in order of days, two at least
 * @param isRtl whether one reads from the right
 */
export function linePath(
  points: readonly LinePoint[],
  { width, height, margin }: LineBox,
  isRtl: boolean,
): string {
  const times = points.map(({ day }) => Date.parse(day));
  const shares = points.map(({ percent }) => percent);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  const shareOf = (value: number, from: number, to: number): number =>
    to === from ? 0.5 : (value - from) / (to - from);
  const steps = points.map(({ percent }, index) => {
    const along = shareOf(times[index] ?? first, first, last);
    const x = margin + (isRtl ? 1 - along : along) * (width - 2 * margin);
    const y = margin + (1 - shareOf(percent, lowest, highest)) * (height - 2 * margin);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${steps.join('L')}`;
}
