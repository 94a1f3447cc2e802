/** The columns: which there are, and what comes of a choice, whatever is in it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { BASE_COLUMNS, chooseColumns, COLUMNS, FIRST_COLUMNS } from '../../src/accounts/columns.ts';

suite('columns', () => {
  test('user, domain, two-factor, owner, package and contact are shown at first', () => {
    assert.deepEqual(FIRST_COLUMNS, [
      'user',
      'domain',
      'two-factor',
      'owner',
      'package',
      'contact',
    ]);
    assert.deepEqual(chooseColumns(FIRST_COLUMNS), FIRST_COLUMNS);
  });

  test('the user, the domain and two-factor are there from the start', () => {
    assert.deepEqual(BASE_COLUMNS, ['user', 'domain', 'two-factor']);
  });

  test('a choice stands in the order of the columns, one of each', () => {
    assert.deepEqual(chooseColumns(['created', 'owner', 'user', 'owner']), [
      'user',
      'owner',
      'created',
    ]);
  });

  test('the user is always among them', () => {
    assert.deepEqual(chooseColumns([]), ['user']);
    assert.deepEqual(chooseColumns(['state']), ['user', 'state']);
  });

  test('nonsense is left out', () => {
    const names = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString', '0', 'User', ...COLUMNS)),
    );
    fc.assert(
      fc.property(names, (chosen) => {
        const columns = chooseColumns(chosen);

        const expected = COLUMNS.filter((key) => new Set<string>([...chosen, 'user']).has(key));
        assert.deepEqual(columns, expected);
      }),
    );
  });
});
