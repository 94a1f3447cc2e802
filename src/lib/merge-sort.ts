/** Sorting in steps: the browser's own sort of a long list would stop the page for as long as it takes. */
import type { Steps } from './steps.ts';

/** So many are sorted, or merged, in one step: a few milliseconds. */
const RUN = 4_096;

/** A sorted copy; equals keep their order. */
export function* sortInSteps<T>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<readonly T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < list.length; at += RUN) {
    runs.push(list.slice(at, at + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let pair = 0; pair < runs.length; pair += 2) {
      merged.push(yield* mergeInSteps(runs[pair] ?? [], runs[pair + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeInSteps<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    // Both are within their lists.
    const [x, y] = [a[i] as T, b[j] as T];
    const isFirst = compare(x, y) <= 0;
    merged.push(isFirst ? x : y);
    if (isFirst) i++;
    else j++;
    if (merged.length % RUN === 0) yield;
  }
  // What is left of one of them.
  for (; i < a.length; i++) merged.push(a[i] as T);
  for (; j < b.length; j++) merged.push(b[j] as T);
  return merged;
}
