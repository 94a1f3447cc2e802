/** Which of the first columns tell nothing, because every account has the same in them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { constantColumns } from '../../src/accounts/constant-columns.ts';
import { account, described } from './accounts.ts';

const ALIKE = { owner: 'zoe', package: 'basic', contact: 'zoe@example.com' };

suite('constant columns', () => {
  test('are owner, package and contact where all accounts have the same', () => {
    const accounts = [described('anna', ALIKE), described('bert', ALIKE)];

    assert.deepEqual(constantColumns(accounts), ['owner', 'package', 'contact']);
  });

  test('are also those in which nobody has anything', () => {
    const nothing = { owner: 'zoe', package: '', contact: '' };
    const accounts = [described('anna', nothing), described('bert', { ...nothing, owner: 'yan' })];

    assert.deepEqual(constantColumns(accounts), ['package', 'contact']);
  });

  test('are none of those in which one differs, or has nothing', () => {
    for (const [other, rest] of [
      [{ owner: 'yan' }, ['package', 'contact']],
      [{ package: 'Basic' }, ['owner', 'contact']],
      [{ contact: '' }, ['owner', 'package']],
    ] as const) {
      const accounts = [
        described('anna', ALIKE),
        described('bert', ALIKE),
        described('carl', { ...ALIKE, ...other }),
      ];

      assert.deepEqual(constantColumns(accounts), rest);
    }
  });

  test('do not go by root, who has none of it', () => {
    const root = described('root', { owner: '', package: '', contact: '' });
    const accounts = [described('anna', ALIKE), described('bert', ALIKE), root];

    assert.deepEqual(constantColumns(accounts), ['owner', 'package', 'contact']);
    assert.deepEqual(constantColumns(accounts.slice(1)), []);
  });

  test('are none of one account, or of nobody', () => {
    assert.deepEqual(constantColumns([described('anna', ALIKE)]), []);
    assert.deepEqual(constantColumns([account('root')]), []);
    assert.deepEqual(constantColumns([]), []);
  });
});
