/** Files that are no export, damaged, hostile or huge: said so, and never a page that hangs. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { NotAnExport, readEarlierExport } from '../../../src/features/comparison/earlier-export.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account } from '../../accounts/accounts.ts';
import { csvOf, jsonOf } from '../report/reports.ts';

/** What a file tells, its accounts' states by their names. */
function read(text: string) {
  const earlier = finish(readEarlierExport(text));
  const accounts = new Map(earlier.accounts.map(({ user, twoFactor }) => [user, twoFactor]));
  return { ...earlier, accounts };
}

/** Why a file is not read; one that is read fails the test. */
function reasonOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof NotAnExport, String(error));
    return error.reason;
  }
  assert.fail('It was read');
}

const JSON_FILE = jsonOf([account('anna')]);
const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(JSON_FILE) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};

suite('a file that is not an export', () => {
  const foreign: [what: string, text: string][] = [
    ['nothing', ''],
    ['the UTF-8 mark alone', '\uFEFF'],
    ['empty lines', '\n\n\r\n'],
    ['a text', 'Dear Sir or Madam'],
    ['comments alone', '# host: a\n# rows: 1 of 1\n'],
    ['a CSV of other columns', 'name,two_factor\nanna,enabled\n'],
    ['a CSV without the state', 'user,primary_domain\nanna,anna.example\n'],
    ['a page', '<!DOCTYPE html><html></html>'],
    ['binary', '\u0000\u0001PK\u0003\u0004\uFFFD'],
    ['JSON of something else', '{"name":"x","version":"1"}'],
    ['broken JSON', '{"schema":"whm-twofactor-status/export/2","accounts":['],
    ['a schema that is no text', '{"schema":1,"accounts":[]}'],
    ['another schema', '{"schema":"https://whm-twofactor-status/export/1","accounts":[]}'],
    ['a schema by inheritance', '{"__proto__":{"schema":"whm-twofactor-status/export/1"}}'],
  ];
  for (const [what, text] of foreign) {
    test(what, () => assert.equal(reasonOf(text), 'not-an-export'));
  }
});

suite('an export of a newer version', () => {
  for (const schema of ['whm-twofactor-status/export/3', 'whm-twofactor-status/export/1.1']) {
    test(schema, () => {
      assert.equal(reasonOf(changed((file) => (file['schema'] = schema))), 'newer-schema');
    });
  }
});

suite('a damaged export', () => {
  const damaged: [what: string, text: string][] = [
    ['a state that nobody knows', 'user,two_factor\nanna,maybe\n'],
    ['a state that every object has', 'user,two_factor\nanna,constructor\n'],
    ['no state', 'user,two_factor\nanna\n'],
    ['a row that is cut', csvOf([account('anna')]).replace(/,not_enabled[^]*$/, '')],
    ['no list', changed((file) => (file['accounts'] = { anna: 'enabled' }))],
    ['no accounts', changed((file) => delete file['accounts'])],
    ['an account that is none', changed((file) => (file['accounts'] = ['anna', null, 5]))],
    [
      'an account without a name',
      changed((file) => (file['accounts'] = [{ two_factor: 'enabled' }])),
    ],
    [
      'a name that is none',
      changed((file) => (file['accounts'] = [{ user: 5, two_factor: 'enabled' }])),
    ],
    [
      'a state in a list',
      changed((file) => (file['accounts'] = [{ user: 'a', two_factor: ['enabled'] }])),
    ],
    [
      'members by inheritance',
      JSON_FILE.replace(
        /"accounts":.*$/s,
        '"accounts":[{"__proto__":{"user":"a","two_factor":"enabled"}}]}',
      ),
    ],
  ];
  for (const [what, text] of damaged) {
    test(what, () => assert.equal(reasonOf(text), 'damaged'));
  }
});

suite('a hostile file', () => {
  test('has accounts with the names of what every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const rows = names.map((user) => `${user},,enabled`).join('\n');

    const { accounts } = read(`user,primary_domain,two_factor\n${rows}\n`);

    assert.deepEqual([...accounts.keys()], names);
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
  });

  test('has evidence that is no text, or of such names: left out, or a piece like any other', () => {
    const text = JSON_FILE.replace(
      '"host":',
      '"__proto__":"x","more":{"a":1},"list":["x"],"host":',
    );

    const { evidence, checksum } = read(text);

    assert.deepEqual([evidence.get('__proto__'), evidence.get('more')], ['x', undefined]);
    assert.equal(checksum, 'fits');
  });

  test('whatever is in it, it is read or said not to be', () => {
    const pieces = fc.constantFrom(
      '# host: a',
      '# ',
      '"# rows: 1 of 2"',
      'user,two_factor',
      'anna,enabled',
      'user;two_factor',
      'anna;enabled',
      '\n',
      '\r\n',
      '"',
      ',',
      '\uFEFF',
      '{',
      '}',
      '\u0000',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
      fc
        .tuple(fc.jsonValue(), fc.jsonValue())
        .map(([accounts, evidence]) =>
          JSON.stringify({ schema: 'whm-twofactor-status/export/2', evidence, accounts }),
        ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const { accounts, evidence } = read(text);
          assert.ok(accounts instanceof Map && evidence instanceof Map);
        } catch (error) {
          assert.ok(error instanceof NotAnExport, String(error));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The time of one run, in milliseconds. */
function timeOf(act: () => void): number {
  const before = performance.now();
  act();
  return performance.now() - before;
}

/** Ten times as much takes ten times as long, or somewhat more; were it quadratic, a hundred times. */
function assertLinear(fileOf: (size: number) => string, size: number): void {
  const readAny = (text: string) => () => {
    try {
      read(text);
    } catch (error) {
      assert.ok(error instanceof NotAnExport, String(error));
    }
  };
  const small = readAny(fileOf(size / 10));
  const large = readAny(fileOf(size));
  // The first run of all also compiles what it runs. What the machine does besides may slow one run, not all.
  const quickest = Math.min(...[small, small, small].map(timeOf));
  assert.ok([1, 2, 3].some(() => timeOf(large) < 40 * quickest + 500));
}

suite('a huge file', { timeout: 120_000 }, () => {
  const list = (size: number) =>
    Array.from({ length: size }, (_, index) => account(`user${index}`));

  test('of 100,000 rows is read whole, and in time that grows with them', () => {
    const csv = csvOf(list(100_000));
    const json = jsonOf(list(100_000));

    assert.equal(read(csv).accounts.size, 100_000);
    assert.equal(read(json).accounts.size, 100_000);
    assertLinear((size) => csvOf(list(size)), 100_000);
    assertLinear((size) => jsonOf(list(size)), 100_000);
  });

  test('is read in many steps', () => {
    const steps = readEarlierExport(csvOf(list(100_000)));

    let pauses = 0;
    while (!steps.next().done) pauses++;

    assert.ok(pauses >= 100, String(pauses));
  });

  const HEADER = 'user,two_factor\n';
  const huge: [what: string, fileOf: (size: number) => string, size: number][] = [
    ['quotes alone', (size) => `${HEADER}${'"'.repeat(size)}`, 1_000_000],
    ['quotes that are not closed', (size) => HEADER + '"a\n'.repeat(size / 2), 500_000],
    ['commas alone', (size) => HEADER + ','.repeat(size), 1_000_000],
    ['line ends alone', (size) => '\n'.repeat(size), 1_000_000],
    ['carriage returns alone', (size) => '\r'.repeat(size), 1_000_000],
    ['lines of evidence alone', (size) => '# a: b\n'.repeat(size / 5), 1_000_000],
    ['one line of evidence, of spaces', (size) => `#${' '.repeat(size)}\n${HEADER}`, 100_000],
    [
      'apostrophes before a formula',
      (size) => `${HEADER}${"'".repeat(size)}=,enabled\n`,
      1_000_000,
    ],
    ['spaces before a name', (size) => `${HEADER}${' '.repeat(size)}anna,enabled\n`, 1_000_000],
    ['no line end at all', (size) => 'a'.repeat(size), 1_000_000],
  ];
  for (const [what, fileOf, size] of huge) {
    test(`of ${what} does not take long`, () => assertLinear(fileOf, size));
  }
});
