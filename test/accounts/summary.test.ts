/** The summary: counts, and a share that never says more than is true. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { summarise } from '../../src/accounts/summary.ts';

suite('summary', () => {
  const examples: [enabled: number, total: number, percent: number, isBelowOnePercent: boolean][] =
    [
      [0, 0, 0, false],
      [0, 1, 0, false],
      [1, 1, 100, false],
      [0, 1024, 0, false],
      [312, 1024, 30, false],
      [1, 3, 33, false],
      [2, 3, 66, false],
      [1, 100, 1, false],
      [1, 101, 0, true],
      [199, 200, 99, false],
      [19_999, 20_000, 99, false],
      [1, 20_000, 0, true],
      [20_000, 20_000, 100, false],
    ];
  for (const [enabled, total, percent, isBelowOnePercent] of examples) {
    test(`${enabled} of ${total}`, () => {
      const summary = summarise(total, enabled);

      assert.deepEqual(summary, { total, enabled, unknown: 0, percent, isBelowOnePercent });
    });
  }

  test('who is unknown counts in the total, and in no share', () => {
    const summary = summarise(40, 9, 2);

    assert.deepEqual([summary.total, summary.unknown, summary.percent], [40, 2, 23]);
    assert.equal(summarise(2, 0, 2).percent, 0);
  });

  test('the share is the whole percent that is reached, 100 only for all', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (enabled, missing) => {
        const total = enabled + missing;
        const { percent, isBelowOnePercent } = summarise(total, enabled);

        assert.ok(percent * total <= enabled * 100);
        if (total > 0) assert.ok((percent + 1) * total > enabled * 100);
        assert.equal(percent === 100, missing === 0 && enabled > 0);
        assert.equal(isBelowOnePercent, enabled > 0 && enabled * 100 < total);
      }),
    );
  });
});
