/** An earlier export is read as it was written, and as a spreadsheet has stored it since. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { stateOf, type Account } from '../../../src/accounts/account.ts';
import { readEarlierExport } from '../../../src/features/comparison/earlier-export.ts';
import type { TwoFactorValue } from '../../../src/accounts/export-row.ts';
import { csvCell } from '../../../src/lib/csv.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account, described, describedLists } from '../../accounts/accounts.ts';
import { csvOf, EVIDENCE, jsonOf, namedEvidence, sha256 } from '../report/reports.ts';

/** What a file tells, its accounts' states by their names. */
function read(text: string) {
  const earlier = finish(readEarlierExport(text));
  const accounts = new Map(earlier.accounts.map(({ user, twoFactor }) => [user, twoFactor]));
  return { ...earlier, accounts };
}

const ACCOUNTS = [
  described('anna', { owner: 'zoe', package: 'gold; "large", new', contact: '=1' }, true),
  { ...account('bert'), canEnable: false },
  account('carl'),
  account('-dora'),
];
const STATES: Record<string, TwoFactorValue> = {
  anna: 'enabled',
  bert: 'not_enabled',
  carl: 'not_enabled',
  '-dora': 'not_enabled',
};

/** What an export says of each account; control characters in names are spaces in a CSV. */
function valuesOf(accounts: readonly Account[], isPolicyOn: boolean | undefined) {
  return new Map(
    accounts.map((one) => {
      const value = stateOf(one).replaceAll('-', '_');
      const user = one.user.replace(/\p{Cc}/gu, ' ');
      return [user, value === 'enabled' && isPolicyOn === false ? 'configured_not_asked' : value];
    }),
  );
}

const policies = fc.constantFrom(true, false, undefined);

suite('an export as it was written', () => {
  test('CSV: every account, the evidence, and a checksum that fits', () => {
    fc.assert(
      fc.property(describedLists, policies, (accounts, isPolicyOn) => {
        const earlier = read(csvOf(accounts, isPolicyOn));

        assert.deepEqual(earlier.accounts, valuesOf(accounts, isPolicyOn));
        assert.equal(earlier.checksum, 'fits');
      }),
    );
  });

  test('JSON: every account, the evidence, and a checksum that fits', () => {
    fc.assert(
      fc.property(describedLists, policies, (accounts, isPolicyOn) => {
        // JSON has control characters, too.
        const plain = accounts.map((one) => ({ ...one, user: one.user.replace(/\p{Cc}/gu, ' ') }));

        const earlier = read(jsonOf(plain, isPolicyOn));

        assert.deepEqual(earlier.accounts, valuesOf(plain, isPolicyOn));
        assert.equal(earlier.checksum, 'fits');
      }),
    );
  });

  test('the evidence is that of the export, in both', () => {
    for (const file of [csvOf(ACCOUNTS), jsonOf(ACCOUNTS)]) {
      const { sha256: hash, ...rest } = Object.fromEntries(read(file).evidence);

      assert.deepEqual(rest, namedEvidence(EVIDENCE));
      assert.match(hash ?? '', /^[0-9a-f]{64}$/);
    }
  });

  test('evidence that spreads over a line, or looks like a formula, comes back as text', () => {
    fc.assert(
      fc.property(fc.string(), (filter) => {
        const { evidence, accounts } = read(csvOf(ACCOUNTS, true, { ...EVIDENCE, filter }));

        assert.equal(
          evidence.get('filter'),
          filter.replace(/\p{Cc}/gu, (c) => (c === '\t' ? c : ' ')),
        );
        assert.equal(accounts.size, ACCOUNTS.length);
      }),
    );
  });

  const wholes: [rows: string, isWhole: boolean][] = [
    ['3 of 3', true],
    ['0 of 0', true],
    ['2 of 3', false],
    ['1000 of 20000', false],
  ];
  for (const [rows, isWhole] of wholes) {
    test(`${rows} is ${isWhole ? 'all' : 'a part'}`, () => {
      for (const file of [
        csvOf(ACCOUNTS, true, { ...EVIDENCE, rows }),
        jsonOf(ACCOUNTS, true, { ...EVIDENCE, rows }),
      ]) {
        assert.equal(read(file).isWhole, isWhole);
      }
    });
  }

  test('with no accounts it is empty, and intact', () => {
    for (const file of [csvOf([]), jsonOf([])]) {
      assert.equal(read(file).accounts.size, 0);
      assert.equal(read(file).checksum, 'fits');
    }
  });
});

/** The members of a file of the first version, without what came with the second; its values are made of ours. */
function inFirstVersion(row: Readonly<Record<string, string>>): Record<string, string> {
  const rest = Object.entries(row).filter(([name]) => !/^(can_enable|excused_)/.test(name));
  const former = Object.fromEntries(rest);
  return row['can_enable'] === 'no' ? { ...former, two_factor: 'not_available' } : former;
}

suite('an export of the first version', () => {
  const STORED = JSON.parse(jsonOf(ACCOUNTS)) as {
    evidence: Record<string, string>;
    accounts: Record<string, string>[];
  };
  const accounts = STORED.accounts.map(inFirstVersion);

  test('JSON: those who cannot enable it count as not enabled, and the checksum fits', () => {
    const evidence = { ...STORED.evidence, sha256: sha256(JSON.stringify(accounts)) };
    const schema = 'whm-twofactor-status/export/1';

    const earlier = read(JSON.stringify({ schema, evidence, accounts }));

    assert.deepEqual(Object.fromEntries(earlier.accounts), STATES);
    assert.equal(earlier.checksum, 'fits');
  });

  for (const delimiter of [',', ';'] as const) {
    const names = 'user,primary_domain,two_factor,role,owner,package,state,contact,created';
    const line = (cells: readonly string[]) =>
      `${cells.map((text) => csvCell(text, delimiter)).join(delimiter)}\r\n`;
    const body = [names.split(','), ...accounts.map((row) => Object.values(row))]
      .map(line)
      .join('');
    const file = `\uFEFF# host: a\r\n# sha256: ${sha256(body)}\r\n${body}`;

    test(`CSV with ${delimiter}: likewise, and one that was changed does not fit`, () => {
      assert.match(file, /not_available/);
      const earlier = read(file);

      assert.deepEqual(Object.fromEntries(earlier.accounts), STATES);
      assert.equal(earlier.checksum, 'fits');
      assert.equal(read(file.replace('not_available', 'enabled')).checksum, 'changed');
    });
  }
});

/** The cells of an export, evidence and all, as a spreadsheet has them. */
const cellsOf = (text: string): string[][] =>
  parse(text.replace(/^\uFEFF/, ''), { relax_column_count: true });

/** A cell as spreadsheets write it: quoted only where it must be. */
function cell(text: string, delimiter: string): string {
  const mustBeQuoted = /["\r\n]/.test(text) || text.includes(delimiter);
  return mustBeQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Dialect {
  readonly delimiter: string;
  readonly end: string;
  /** Whether short rows are filled with empty cells. */
  readonly isPadded: boolean;
  readonly mark: string;
  readonly areAllQuoted: boolean;
}

function store(rows: readonly (readonly string[])[], dialect: Dialect): string {
  const { delimiter, end, isPadded, mark, areAllQuoted } = dialect;
  const width = isPadded ? Math.max(...rows.map((row) => row.length)) : 0;
  const lines = rows.map((row) => {
    const padded = [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')];
    return padded
      .map((text) => (areAllQuoted ? `"${text.replaceAll('"', '""')}"` : cell(text, delimiter)))
      .join(delimiter);
  });
  return mark + lines.map((line) => line + end).join('');
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n'),
  isPadded: fc.boolean(),
  mark: fc.constantFrom('', '\uFEFF'),
  areAllQuoted: fc.boolean(),
});

suite('an export that a spreadsheet has stored', () => {
  test('in any dialect still has every account and its evidence', () => {
    fc.assert(
      fc.property(describedLists, dialects, (accounts, dialect) => {
        const earlier = read(store(cellsOf(csvOf(accounts)), dialect));

        assert.deepEqual(earlier.accounts, valuesOf(accounts, true));
        assert.equal(earlier.evidence.get('host'), EVIDENCE.host);
        assert.equal(earlier.evidence.get('filter'), EVIDENCE.filter);
        assert.equal(earlier.evidence.get('rows'), EVIDENCE.rows);
      }),
    );
  });

  test('with other line ends has a checksum that is not checked', () => {
    const earlier = read(csvOf(ACCOUNTS).replaceAll('\r\n', '\n'));

    assert.deepEqual(Object.fromEntries(earlier.accounts), STATES);
    assert.equal(earlier.checksum, 'stored');
  });

  test('with its columns in another order, and one more', () => {
    const moved = cellsOf(csvOf(ACCOUNTS)).map((row) =>
      row.length === 1 ? row : ['', ...row.toReversed()],
    );
    const text = store(moved, {
      delimiter: ';',
      end: '\r\n',
      isPadded: true,
      mark: '',
      areAllQuoted: false,
    });

    assert.deepEqual(Object.fromEntries(read(text).accounts), STATES);
  });

  test('with its evidence cut away is read, and nothing is known of its origin', () => {
    const text = csvOf(ACCOUNTS).replace(/^[^]*?(?=user,)/, '');

    const earlier = read(text);

    assert.deepEqual(Object.fromEntries(earlier.accounts), STATES);
    assert.deepEqual([earlier.evidence.size, earlier.checksum], [0, 'none']);
  });

  test('with empty lines at its end, and without the last line end', () => {
    for (const end of ['', '\n\n\n', ';;;\r\n'.replaceAll(';', ',').repeat(3)]) {
      const text = csvOf(ACCOUNTS).trimEnd() + (end === '' ? '' : `\r\n${end}`);

      assert.deepEqual(Object.fromEntries(read(text).accounts), STATES);
    }
  });

  test('with a row changed has a checksum that does not fit', () => {
    const csv = csvOf(ACCOUNTS).replace('not_enabled', 'enabled');
    const json = jsonOf(ACCOUNTS).replace('not_enabled', 'enabled');

    for (const file of [csv, json]) {
      assert.equal(read(file).accounts.get('bert'), 'enabled');
      assert.equal(read(file).checksum, 'changed');
    }
  });

  test('JSON that a program has laid out anew still fits its checksum', () => {
    const laidOut = JSON.stringify(JSON.parse(jsonOf(ACCOUNTS)), undefined, 2);

    const earlier = read(`\uFEFF\n ${laidOut}\n`);

    assert.deepEqual(Object.fromEntries(earlier.accounts), STATES);
    assert.equal(earlier.checksum, 'fits');
  });

  test('with the checksum in capitals fits it', () => {
    const text = csvOf(ACCOUNTS).replace(/[0-9a-f]{64}/, (hash) => hash.toUpperCase());

    assert.equal(read(text).checksum, 'fits');
  });
});

suite('a long JSON export', () => {
  const LOOKALIKES = ['},{', '}]', '"accounts":[', '\\"},{\\"', '}, {', '\\'];
  const many = (texts: readonly string[]): Account[] =>
    Array.from({ length: 2_000 }, (_, index) => {
      const text = texts[index % texts.length] ?? '';
      return described(`user${index}`, { owner: text, package: text }, index % 3 === 0);
    });
  const laidOut = (text: string) => JSON.stringify(JSON.parse(text), undefined, 2);

  for (const text of ['gold', ...LOOKALIKES]) {
    test(`is read whole, compact or laid out, with texts like ${JSON.stringify(text)}`, () => {
      const accounts = many([text, 'basic']);
      const file = jsonOf(accounts);

      for (const earlier of [read(file), read(laidOut(file))]) {
        assert.deepEqual(earlier.accounts, valuesOf(accounts, true));
        assert.equal(earlier.checksum, 'fits');
        assert.equal(earlier.evidence.get('host'), EVIDENCE.host);
      }
    });
  }

  test('has its own accounts, and not those of a member of the same name', () => {
    const file = JSON.parse(jsonOf(many(['gold']))) as Record<string, unknown>;
    const other = { accounts: [{ user: 'eve', two_factor: 'enabled' }] };

    for (const evidence of [other, { ...other, more: 1 }]) {
      const { accounts } = read(JSON.stringify({ evidence, ...file, x: other }));
      assert.equal(accounts.size, 2_000);
      const empty = read(JSON.stringify({ ...file, evidence, accounts: [] }));
      assert.equal(empty.accounts.size, 0);
    }
  });
});

suite('reading an export', () => {
  const list = Array.from({ length: 20_000 }, (_, index) => account(`user${index}`));

  for (const [format, file] of [
    ['CSV', csvOf(list)],
    ['JSON', jsonOf(list)],
  ] as const) {
    test(`of ${format} tells how far it is, with pauses between`, () => {
      const told: number[] = [];
      const steps = readEarlierExport(file, (share) => told.push(share));

      let pauses = 0;
      while (!steps.next().done) pauses++;

      assert.ok(pauses >= 30, `${pauses} pauses`);
      assert.ok(told.length >= 30 && (told.at(-1) ?? 0) > 0.9, String(told.at(-1)));
      assert.deepEqual(
        told,
        told.toSorted((a, b) => a - b),
      );
      assert.ok(told.every((share) => share >= 0 && share <= 1));
    });
  }
});
