/** An earlier export as other programs store it: from the bytes of the file to its accounts. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readText } from '../../../src/features/comparison/read-file.ts';
import { stateOf, type Account } from '../../../src/accounts/account.ts';
import { csvCell } from '../../../src/lib/csv.ts';
import {
  readEarlierExport,
  type EarlierExport,
} from '../../../src/features/comparison/earlier-export.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account, described, describedLists } from '../../accounts/accounts.ts';
import { csvOf, EVIDENCE, jsonOf } from '../report/reports.ts';

const read = (text: string): EarlierExport => finish(readEarlierExport(text));

const ACCOUNTS = [
  described('anna', { owner: 'zoe', package: 'gold; "large", new', contact: '=1' }, true),
  { ...account('bert'), canEnable: false },
  account('carl'),
  account('-dora'),
];

/** User, domain and state of each, as a file tells them. */
const tell = (accounts: readonly Account[]): string[] =>
  accounts
    .map((one) => [one.user, one.primaryDomain, stateOf(one).replaceAll('-', '_')].join(' | '))
    .map((line) => line.replace(/\p{Cc}/gu, ' '))
    .sort();

const toldBy = ({ accounts }: EarlierExport): string[] =>
  accounts.map((one) => [one.user, one.domain, one.twoFactor].join(' | ')).sort();

function assertSame(text: string, accounts: readonly Account[] = ACCOUNTS): EarlierExport {
  const earlier = read(text);
  assert.deepEqual(toldBy(earlier), tell(accounts));
  assert.equal(earlier.evidence.get('host'), EVIDENCE.host);
  assert.equal(earlier.evidence.get('rows'), EVIDENCE.rows);
  assert.equal(earlier.evidence.get('filter'), EVIDENCE.filter);
  return earlier;
}

const ENCODINGS: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16LE with its mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16BE with its mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

const decode = (bytes: Buffer): Promise<string> =>
  readText(new Blob([new Uint8Array(bytes)]), new AbortController().signal);

suite('the bytes of a file', () => {
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    test(`in ${name} are read, from nothing to more than one piece`, async () => {
      for (const text of ['', 'a', 'größe 😀 “x”\r\n', '😀é'.repeat(400_000)]) {
        assert.equal(await decode(encode(text)), text);
      }
    });
  }
});

/** The cells of an export as a program has them that splits it where it is meant to be split. */
const cellsOf = (text: string, delimiter = ','): string[][] =>
  parse(text.replace(/^\uFEFF/, ''), { delimiter, relax_column_count: true });

/**
 * The cells of an export as Excel has them where its list separator is another: a quote within a
 * cell means nothing. No row here begins with a quote but the evidence.
 */
const cellsElsewhere = (text: string, delimiter: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => (line.startsWith('"') ? (cellsOf(line)[0] ?? []) : line.split(delimiter)));

interface Form {
  readonly delimiter: string;
  readonly end: string;
  /** So many empty cells more than the longest row has; undefined where rows are not filled. */
  readonly more: number | undefined;
  readonly quotes: 'needed' | 'all' | 'doubled';
  readonly opening: string;
  /** Around cells that need no quotes. */
  readonly space: string;
  readonly hasCapitals: boolean;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function writeCell(text: string, { delimiter, quotes, space }: Form): string {
  if (quotes === 'doubled') return quoted(quoted(text));
  if (quotes === 'all') return quoted(text);
  if (text.includes(delimiter) || /["\r\n]/.test(text)) return quoted(text);
  return text === '' ? '' : `${space}${text}${space}`;
}

function store(rows: readonly (readonly string[])[], form: Form): string {
  const width = Math.max(...rows.map((row) => row.length)) + (form.more ?? 0);
  const lines = rows.map((row) => {
    const isHeader = /^"?user\b/.test(row[0] ?? '');
    const named = isHeader && form.hasCapitals ? row.map((name) => name.toUpperCase()) : row;
    const filled = [...named, ...Array<string>(width - row.length).fill('')];
    const cells = form.more === undefined ? named : filled;
    return cells.map((cell) => writeCell(cell, form)).join(form.delimiter) + form.end;
  });
  return form.opening.replaceAll('\n', form.end) + lines.join('');
}

const PLAIN: Form = {
  delimiter: ',',
  end: '\r\n',
  more: undefined,
  quotes: 'needed',
  opening: '',
  space: '',
  hasCapitals: false,
};

const forms: fc.Arbitrary<Form> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  more: fc.constantFrom(undefined, 0, 3),
  quotes: fc.constantFrom('needed', 'needed', 'all', 'doubled'),
  opening: fc.constantFrom(
    '',
    'sep=;\n',
    'sep=,\n',
    '"sep=;"\n',
    '\n\n',
    ',,,\n;;\n',
    '\nsep=\t\n',
  ),
  space: fc.constantFrom('', ' ', '  '),
  hasCapitals: fc.boolean(),
});

/** Excel keeps no row that begins with a quote where it splits elsewhere. */
const lists = describedLists.map((all) => all.filter(({ user }) => !csvCell(user).startsWith('"')));

suite('an export that a spreadsheet has stored', () => {
  const found: [what: string, form: Partial<Form>][] = [
    ['in lines that end with CR alone', { end: '\r' }],
    ['as Excel’s Unicode text', { delimiter: '\t', more: 0 }],
    ['with a line that names the separator', { delimiter: ';', opening: 'sep=;\n' }],
    ['with spaces around names and values', { space: ' ' }],
    ['with empty columns at the end', { more: 4 }],
    ['with its names in capitals', { hasCapitals: true }],
    ['with quotes doubled once more', { quotes: 'doubled' }],
  ];
  for (const [what, form] of found) {
    test(`${what} has every account; its checksum is not checked`, () => {
      const text = store(cellsOf(csvOf(ACCOUNTS)), { ...PLAIN, ...form });

      assert.equal(assertSame(text).checksum, 'stored');
    });
  }

  test('with empty lines before it has every account, and rows that fit the checksum', () => {
    assert.equal(assertSame(`\r\n,,,\r\n\r\n${csvOf(ACCOUNTS)}`).checksum, 'fits');
  });

  for (const delimiter of [',', ';', '\t']) {
    test(`each row in one cell, at ${JSON.stringify(delimiter)}, has every account`, () => {
      const rows = cellsElsewhere(csvOf(ACCOUNTS), ';');

      for (const more of [undefined, 0, 2]) {
        const text = store(rows, { ...PLAIN, delimiter, more });
        assert.equal(assertSame(text).checksum, 'stored');
      }
    });
  }

  test('with the names of its evidence written in another way, and values split at commas', () => {
    const text = csvOf(ACCOUNTS)
      .replace('# host:', '#Host :')
      .replace(/"# filter.*"\r\n/, '# filter: one, two, three,,,\r\n');

    const { evidence } = read(text);

    assert.equal(evidence.get('host'), EVIDENCE.host);
    assert.equal(evidence.get('filter'), 'one, two, three');
  });

  test('in any form and encoding has every account and its evidence', async () => {
    await fc.assert(
      fc.asyncProperty(
        describedLists,
        forms,
        fc.constantFrom(...Object.values(ENCODINGS)),
        fc.constantFrom(',' as const, ';' as const),
        async (accounts, form, encode, delimiter) => {
          const cells = cellsOf(csvOf(accounts, true, EVIDENCE, delimiter), delimiter);

          assertSame(await decode(encode(store(cells, form))), accounts);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('each row in one cell, in any form, has every account and its evidence', () => {
    fc.assert(
      fc.property(
        lists,
        forms,
        fc.constantFrom([',', ';'] as const, [',', '\t'] as const, [';', '\t'] as const),
        (accounts, form, [written, split]) => {
          const rows = cellsElsewhere(csvOf(accounts, true, EVIDENCE, written), split);

          const quotes = form.quotes === 'doubled' ? 'all' : form.quotes;
          assertSame(store(rows, { ...form, quotes, space: '' }), accounts);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has two accounts where it has made one name of two', () => {
    const { accounts } = read(
      'user,primary_domain,two_factor\n1E+05,a.example,enabled\n1E+05,b.example,not_enabled\n',
    );

    assert.deepEqual(
      accounts.map(({ domain }) => domain),
      ['a.example', 'b.example'],
    );
  });
});

suite('the checksum', () => {
  for (const delimiter of [',', ';'] as const) {
    const text = csvOf(ACCOUNTS, true, EVIDENCE, delimiter);

    test(`of a file with ${delimiter} as it was written fits`, () => {
      assert.equal(read(text).checksum, 'fits');
    });

    test(`of a file with ${delimiter} in our own form that was changed does not fit`, () => {
      const rows = text.trimEnd().split('\r\n');
      const without = `${rows.filter((row) => !row.startsWith('bert')).join('\r\n')}\r\n`;
      const cut = text.slice(0, text.lastIndexOf('not_enabled') + 'not_enabled'.length);

      for (const changed of [text.replace('not_enabled', 'enabled'), without, cut]) {
        assert.equal(read(changed).checksum, 'changed');
      }
    });
  }

  test('of JSON that a program has laid out anew, or stored with a mark, fits', () => {
    const laidOut = JSON.stringify(JSON.parse(jsonOf(ACCOUNTS)), undefined, 2);

    assert.equal(assertSame(`\uFEFF${laidOut.replaceAll('\n', '\r\n')}`).checksum, 'fits');
  });

  test('of JSON whose members a program has put in another order is not checked', () => {
    const file = JSON.parse(jsonOf(ACCOUNTS)) as { accounts: Record<string, unknown>[] };
    const accounts = file.accounts.map((one) => Object.fromEntries(Object.entries(one).reverse()));

    assert.equal(assertSame(JSON.stringify({ ...file, accounts })).checksum, 'stored');
  });

  test('of JSON that was changed does not fit', () => {
    assert.equal(read(jsonOf(ACCOUNTS).replace('not_enabled', 'enabled')).checksum, 'changed');
  });
});
