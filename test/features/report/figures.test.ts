/** The figures on top of the printed report. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { summarise } from '../../../src/accounts/summary.ts';
import { headlineFigures } from '../../../src/features/report/figures.ts';
import { createFormats } from '../../../src/i18n/formats.ts';

const figures = (
  counts: Parameters<typeof summarise>,
  isPolicyOn: boolean | undefined = true,
): readonly string[] => headlineFigures(summarise(...counts), isPolicyOn, createFormats('en'));

suite('the figures on top', () => {
  const examples: [counts: Parameters<typeof summarise>, missing: string, enabled: string][] = [
    [[40, 9], '31 of 40 accounts have no second factor', '9 enabled (22%)'],
    [[1, 0], '1 of 1 account has no second factor', '0 enabled (0%)'],
    [[1_024, 1_024], '0 of 1,024 accounts have no second factor', '1,024 enabled (100%)'],
    [[1_000, 1], '999 of 1,000 accounts have no second factor', '1 enabled (less than 1%)'],
    [
      [40, 9, 4],
      '27 of 40 accounts have no second factor',
      '9 enabled (25% of the others; 4 unknown)',
    ],
  ];
  for (const [counts, missing, enabled] of examples) {
    test(`of ${counts.join(', ')}: who is missing, who has it and their share, the policy`, () => {
      assert.deepEqual(figures(counts), [missing, enabled, 'Policy on']);
    });
  }

  test('say of nobody “enabled” while the policy is off', () => {
    assert.deepEqual(figures([40, 9], false).slice(1), [
      '9 set up, not enforced (22%)',
      'Policy off',
    ]);
  });

  test('say that the policy is unknown where it is', () => {
    assert.equal(
      headlineFigures(summarise(40, 9), undefined, createFormats('en'))[2],
      'Policy unknown',
    );
  });
});
