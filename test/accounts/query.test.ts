/** The first result: what search, filter and order make of a list before anything is asked. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { ROOT_USER } from '../../src/accounts/account.ts';
import { filterAccounts, findAccounts } from '../../src/accounts/find.ts';
import { FIRST_QUERY, firstResult } from '../../src/accounts/query.ts';
import { sortAccounts } from '../../src/accounts/sort.ts';
import { finish } from '../../src/lib/steps.ts';
import { account, accountLists, inOrder } from './accounts.ts';

suite('the first result', () => {
  test('is that of the first query', () => {
    fc.assert(
      fc.property(accountLists, fc.boolean(), fc.boolean(), (others, hasRoot, isEnabled) => {
        const root = hasRoot ? [account(ROOT_USER, '', isEnabled)] : [];
        const accounts = inOrder([...others, ...root]);
        const sorted = finish(sortAccounts(accounts, FIRST_QUERY.sort));
        const found = finish(findAccounts(sorted, FIRST_QUERY));

        assert.deepEqual(firstResult(accounts), {
          rows: filterAccounts(found, FIRST_QUERY.twoFactor),
          counts: found.counts,
        });
      }),
    );
  });
});
