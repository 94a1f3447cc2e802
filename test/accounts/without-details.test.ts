/** What can be shown without details: what asks for them is left out, and named as the address has it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { BASE_COLUMNS, COLUMNS } from '../../src/accounts/columns.ts';
import { readPageAddress } from '../../src/page/page-address.ts';
import { FIRST_QUERY, NO_FACETS, type Query } from '../../src/accounts/query.ts';
import { baseColumnsOf, withoutDetails } from '../../src/accounts/without-details.ts';
import { partsWithoutEffect } from '../../src/page/parts-without-effect.ts';
import { queries } from './accounts.ts';

const unfollowed = (fragment: string): readonly string[] =>
  partsWithoutEffect(readPageAddress(fragment).place);

suite('a query without details', () => {
  test('is the same where it asks for none', () => {
    const query: Query = {
      ...FIRST_QUERY,
      search: 'x',
      facets: { ...NO_FACETS, canEnable: 'no', exception: 'excused' },
      sort: { key: 'domain', direction: 'descending' },
    };

    assert.equal(withoutDetails(query), query);
  });

  test('keeps the search, the choice, who can enable it and who is excused, and has no filter and no order by details', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { search, twoFactor, facets, sort } = withoutDetails(query);

        assert.deepEqual([search, twoFactor], [query.search, query.twoFactor]);
        // Some of those that are made up have no prototype.
        assert.deepEqual(
          { ...facets },
          { ...NO_FACETS, canEnable: query.facets.canEnable, exception: query.facets.exception },
        );
        const isBase = ['user', 'domain', 'two-factor'].includes(query.sort.key);
        assert.equal(sort, isBase ? query.sort : FIRST_QUERY.sort);
      }),
    );
  });
});

suite('columns without details', () => {
  test('are those of the chosen that can be shown', () => {
    assert.deepEqual(baseColumnsOf(COLUMNS), BASE_COLUMNS);
    assert.deepEqual(baseColumnsOf(['user', 'two-factor', 'owner']), ['user', 'two-factor']);
    assert.deepEqual(baseColumnsOf(['user']), ['user']);
  });

  test('are all that can be, where none of the chosen can', () => {
    assert.equal(baseColumnsOf(['user', 'package']), BASE_COLUMNS);
  });
});

suite('the parts of an address without effect', () => {
  test('are named as they stand there', () => {
    assert.deepEqual(
      unfollowed(
        'search=x&owner=a%26b&sort=owner&order=descending&columns=user,package&account=anna',
      ),
      ['owner=a%26b', 'sort=owner', 'order=descending', 'columns=user,package'],
    );
  });

  test('are none where all has effect, or as much as there is', () => {
    for (const fragment of [
      '',
      'search=x&two-factor=enabled&can-enable=no&sort=domain&order=descending&account=anna',
      'columns=user,two-factor,owner',
    ]) {
      assert.deepEqual(unfollowed(fragment), []);
    }
  });
});
