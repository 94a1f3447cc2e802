/** The chosen columns are kept in the browser, for each user, and what is broken is none. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { chooseColumns, COLUMNS, FIRST_COLUMNS } from '../../src/accounts/columns.ts';
import { keepColumns } from '../../src/state/keep-columns.ts';
import { readColumns, type Settings } from '../../src/state/kept-columns.ts';

function createSettings(): Settings & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

const deny = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
const choices = fc.subarray([...COLUMNS]).map(chooseColumns);

suite('kept columns', () => {
  test('are the first ones until others are chosen', () => {
    assert.deepEqual(readColumns(createSettings(), 'anna'), FIRST_COLUMNS);
  });

  test('come back as they were chosen, also in the next session', () => {
    fc.assert(
      fc.property(choices, fc.string(), (columns, user) => {
        const settings = createSettings();

        keepColumns(settings, user, columns);

        assert.deepEqual(readColumns(settings, user), columns);
        assert.deepEqual(readColumns(settings, user), columns);
      }),
    );
  });

  test('are the last ones that were chosen', () => {
    const settings = createSettings();

    keepColumns(settings, 'anna', ['user', 'owner']);
    keepColumns(settings, 'anna', ['user', 'state']);

    assert.deepEqual(readColumns(settings, 'anna'), ['user', 'state']);
  });

  test("are not another user's", () => {
    const settings = createSettings();

    keepColumns(settings, 'anna', ['user', 'contact']);

    assert.deepEqual(readColumns(settings, 'bert'), FIRST_COLUMNS);
    for (const user of ['__proto__', 'constructor', 'anna.x', '']) {
      assert.deepEqual(readColumns(settings, user), FIRST_COLUMNS);
    }
  });

  test('hold names of columns, and in their key the user: nothing else', () => {
    const settings = createSettings();

    keepColumns(settings, 'anna', ['user', 'contact']);

    assert.deepEqual([...settings.items], [['twofactor_status.columns.anna', 'user,contact']]);
  });

  test('of nonsense are the user alone, or what is valid of it', () => {
    fc.assert(
      fc.property(fc.string(), choices, (nonsense, columns) => {
        const settings = createSettings();
        keepColumns(settings, 'anna', columns);
        for (const key of settings.items.keys()) {
          settings.items.set(key, `${nonsense},${columns.join()},toString`);
        }

        const read = readColumns(settings, 'anna');

        assert.equal(read[0], 'user');
        assert.ok(columns.every((key) => read.includes(key)));
        assert.ok(read.every((key) => COLUMNS.includes(key)));
      }),
    );
  });

  test('are the first ones where storage is forbidden, and nothing else is lost', () => {
    const forbidden: Settings = { getItem: deny, setItem: deny };

    assert.doesNotThrow(() => keepColumns(forbidden, 'anna', ['user']));
    assert.deepEqual(readColumns(forbidden, 'anna'), FIRST_COLUMNS);
  });
});
