/** The trend's chart: its scale, where its points lie, and which of them have room for a label. Arithmetic, and nothing more. */

/** What is drawn of a day. */
export interface ChartPoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 0 to 100, exact. */
  readonly percent: number;
}

/** The shares from the lower to the upper edge of the chart, and those that are written beside it. */
export interface Scale {
  readonly lowest: number;
  readonly highest: number;
  /** In rising order, the edges included. */
  readonly ticks: readonly number[];
  /** So many the ticks need. */
  readonly decimals: number;
}

/** Where the points may lie, from the left and from above. px */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50] as const;
/** So many steps at most, which makes five ticks. */
const MOST_STEPS = 4;
/** A flat line is in the middle of so many percent. */
const FLAT_PERCENT = 1;
/** 0.3 / 0.1 is not quite 3. */
const ROUNDING = 1e-9;

/** A scale that fits these shares: it need not begin at 0, and never leaves 0 to 100. */
export function scaleOf(shares: readonly number[]): Scale {
  let [from, to] = [Math.min(...shares), Math.max(...shares)];
  if (to - from < STEPS[0]) {
    from = Math.max(0, from - FLAT_PERCENT / 2);
    to = Math.min(100, to + FLAT_PERCENT / 2);
  }
  for (const step of STEPS) {
    const first = Math.floor(from / step + ROUNDING);
    const last = Math.ceil(to / step - ROUNDING);
    if (last - first > MOST_STEPS) continue;
    const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    const tick = (index: number) => Number(((first + index) * step).toFixed(decimals));
    const ticks = Array.from({ length: last - first + 1 }, (_, index) => tick(index));
    return { lowest: tick(0), highest: tick(last - first), ticks, decimals };
  }
  return { lowest: 0, highest: 100, ticks: [0, 50, 100], decimals: 0 };
}

/** How far down a share is. px */
export function placeShare(percent: number, { lowest, highest }: Scale, area: PlotArea): number {
  return area.bottom - ((percent - lowest) / (highest - lowest)) * (area.bottom - area.top);
}

/**
 * Where the points lie. Time runs in the direction of reading and in proportion; a single day is in the middle.
 *
 * @param points in order of days
 * @param isRtl whether one reads from the right
 */
export function placePoints(
  points: readonly ChartPoint[],
  scale: Scale,
  area: PlotArea,
  isRtl: boolean,
): Place[] {
  const times = points.map(({ day }) => Date.parse(day));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return points.map(({ percent }, index) => {
    const along = last === first ? 0.5 : ((times[index] ?? first) - first) / (last - first);
    const x = area.left + (isRtl ? 1 - along : along) * (area.right - area.left);
    return { x, y: placeShare(percent, scale, area) };
  });
}

/** An SVG path through these places. */
export function linePath(places: readonly Place[]): string {
  return `M${places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

/**
 * Which of the points have room for their label, today's first and then backwards.
 *
 * @param widths of the labels, by point. px
 * @param gap between two labels. px
 * @returns indices, rising
 */
export function labelled(
  places: readonly Place[],
  widths: readonly number[],
  gap: number,
): number[] {
  const found: number[] = [];
  for (let index = places.length - 1; index >= 0; index--) {
    const { x } = places[index] as Place; // within the list
    const next = found[0];
    const isFree =
      next === undefined ||
      Math.abs((places[next] as Place).x - x) >= // one of them
        ((widths[next] ?? 0) + (widths[index] ?? 0)) / 2 + gap;
    if (isFree) found.unshift(index);
  }
  return found;
}
