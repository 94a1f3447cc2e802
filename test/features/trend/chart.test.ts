/** The trend's chart: a scale that fits, where the points lie, and which of them have a label. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  labelled,
  linePath,
  placePoints,
  scaleOf,
  type ChartPoint,
} from '../../../src/features/trend/chart.ts';

suite('the scale', () => {
  const CASES: [what: string, shares: number[], ticks: number[], decimals: number][] = [
    ['does not begin at 0', [27.97, 28.71, 29.97], [27, 28, 29, 30], 0],
    ['is wide for what has changed much', [3, 48], [0, 20, 40, 60], 0],
    ['is fine for what has changed little', [30.01, 30.04], [30.01, 30.02, 30.03, 30.04], 2],
    ['has decimals only as many as it needs', [28.2, 29], [28.2, 28.4, 28.6, 28.8, 29], 1],
    ['has a flat line in its middle', [50, 50], [49.5, 50, 50.5], 1],
    ['ends at 0', [0], [0, 0.2, 0.4, 0.6], 1],
    ['ends at 100', [100, 100], [99.4, 99.6, 99.8, 100], 1],
    ['is whole where everything is in it', [0, 100], [0, 25, 50, 75, 100], 0],
  ];
  for (const [what, shares, ticks, decimals] of CASES) {
    test(what, () => {
      const scale = scaleOf(shares);

      assert.deepEqual(scale.ticks, ticks);
      assert.equal(scale.decimals, decimals);
    });
  }

  test('has every share between its edges, two to five ticks, and stays within 0 to 100', () => {
    const share = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (shares) => {
        const { lowest, highest, ticks } = scaleOf(shares);

        assert.ok(lowest >= 0 && highest <= 100 && lowest < highest);
        assert.ok(ticks.length >= 2 && ticks.length <= 5);
        assert.deepEqual([ticks[0], ticks.at(-1)], [lowest, highest]);
        // As near as two decimals tell.
        for (const one of shares) assert.ok(one >= lowest - 1e-6 && one <= highest + 1e-6);
      }),
    );
  });
});

suite('the points', () => {
  const at = (day: string, percent: number): ChartPoint => ({ day, percent });
  const AREA = { left: 2, right: 102, top: 2, bottom: 22 };
  const SCALE = { lowest: 40, highest: 60, ticks: [40, 60], decimals: 0 };
  const POINTS = [at('2026-02-27', 40), at('2026-02-28', 60), at('2026-03-09', 50)];

  test('lie in proportion to their days and shares', () => {
    assert.equal(
      linePath(placePoints(POINTS, SCALE, AREA, false)),
      'M2.0 22.0L12.0 2.0L102.0 12.0',
    );
  });

  test('run to the left where one reads from the right', () => {
    assert.equal(linePath(placePoints(POINTS, SCALE, AREA, true)), 'M102.0 22.0L92.0 2.0L2.0 12.0');
  });

  test('lie in the middle where there is one day', () => {
    assert.deepEqual(placePoints([at('2026-02-01', 50)], SCALE, AREA, false), [{ x: 52, y: 12 }]);
  });
});

suite('the labels', () => {
  const places = (...xs: number[]) => xs.map((x) => ({ x, y: 0 }));
  const widths = (width: number, count: number) => Array<number>(count).fill(width);

  test('are of all points where there is room', () => {
    assert.deepEqual(labelled(places(0, 50, 100), widths(40, 3), 10), [0, 1, 2]);
  });

  test('are thinned from the last one backwards', () => {
    assert.deepEqual(labelled(places(0, 49, 98, 147), widths(40, 4), 10), [1, 3]);
  });

  test('count what is wider as wider', () => {
    assert.deepEqual(labelled(places(0, 50, 100), [40, 60, 40], 0), [0, 1, 2]);
    assert.deepEqual(labelled(places(0, 50, 100), [40, 61, 40], 0), [0, 2]);
  });

  test('are thinned alike where one reads from the right', () => {
    assert.deepEqual(labelled(places(147, 98, 49, 0), widths(40, 4), 10), [1, 3]);
  });
});
