/** CSV: an independent parser reads back what was written, and no cell can become a formula. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, parseCsv, withoutGuard } from '../../src/lib/csv.ts';

/** The cells of one line, by the independent parser. */
function readLine(line: string): string[] {
  const [row, ...others] = parse(line, { relax_column_count: true, skip_empty_lines: false });
  assert.equal(others.length, 0, 'one line is one row');
  return row ?? [];
}

/** One cell between two others, as a program reads it. */
function shown(text: string): string {
  const cells = readLine(`a,${csvCell(text)},z`);
  assert.deepEqual([cells.length, cells[0], cells[2]], [3, 'a', 'z']);
  return cells[1] ?? '';
}

/** Signs with which a formula may begin; the last four are full-width. */
const SIGNS = ['=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];
const SPACES = [
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u00A0',
  '\u3000',
  '\u2003',
  '\u2028',
  '\uFEFF',
  '\u0000',
  '\u000B',
  '\u0085',
  ' \t\u3000',
];

const isFormula = (cell: string): boolean =>
  SIGNS.includes(cell.trimStart().charAt(0)) || /^[\t\r]/.test(cell);

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', ',', '"', "'", ';', '#', '\\', ...SIGNS, ...SPACES), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

suite('a cell', () => {
  for (const text of [
    'anna',
    'a.example',
    'größe',
    '😀',
    "o'neil",
    'a-b',
    '1+1',
    'a=b',
    '#1',
    '',
  ]) {
    test(`${JSON.stringify(text)} stands as it is`, () => assert.equal(csvCell(text), text));
  }

  const quoted: [text: string, cell: string][] = [
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['"', '""""'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['a;b', '"a;b"'],
    ['a\tb', '"a\tb"'],
  ];
  for (const [text, cell] of quoted) {
    test(`${JSON.stringify(text)} is quoted`, () => assert.equal(csvCell(text), cell));
  }

  for (const sign of SIGNS) {
    test(`cannot become a formula by ${sign}, also behind white space`, () => {
      for (const space of SPACES) {
        const cell = shown(`${space}${sign}1+1`);

        assert.ok(cell.startsWith("'"), JSON.stringify(cell));
        assert.ok(cell.endsWith(`${sign}1+1`));
      }
    });
  }

  test('cannot become a formula when a program takes an apostrophe away', () => {
    for (const sign of SIGNS) assert.ok(shown(`'${sign}1`).startsWith("''"));
  });

  test('never splits a row, and is never a formula, whatever is in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cell = csvCell(text);

        assert.doesNotMatch(cell, /[\r\n\u0000\u0085\u2028\u2029]/);
        assert.equal(isFormula(shown(text)), false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is what it was, without its guard; control characters are spaces', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const plain = Array.from(text, (sign) => {
          return /[\p{Cc}\u2028\u2029]/u.test(sign) && sign !== '\t' ? ' ' : sign;
        }).join('');

        assert.equal(withoutGuard(shown(text)), plain);
      }),
      { numRuns: 2_000 },
    );
  });
});

/**
 * The cells of a line as programs have them that split it where it was not meant to be split: one in
 * which what follows a closing quote belongs to the cell, as in Excel, and one that knows no quotes.
 */
const splitElsewhere = (line: string, delimiter: string): string[][] => [
  ...parseCsv(line, delimiter),
  ...parse(line, { delimiter, relax_column_count: true, quote: false }),
];

suite('no cell is a formula, wherever a program splits the row', () => {
  for (const delimiter of [',', ';', '\t']) {
    const name = JSON.stringify(delimiter);

    test(`at ${name}: what was found`, () => {
      for (const text of [
        'gold;=1+1',
        'x@y.z;+cmd|calc',
        'a\t@b',
        'a;"=1+1',
        'a; \'"=1',
        ';-1',
        'a;\t=1',
      ]) {
        const line = `anna,${csvCell(text)},z`;
        const cells = delimiter === ',' ? [readLine(line)] : splitElsewhere(line, delimiter);

        assert.deepEqual(cells.flat().filter(isFormula), [], JSON.stringify(text));
      }
    });

    test(`at ${name}: any row of any texts`, () => {
      fc.assert(
        fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (row) => {
          const line = `${row.map((cell) => csvCell(cell)).join()},z`;
          const cells = delimiter === ',' ? [readLine(line)] : splitElsewhere(line, delimiter);

          assert.deepEqual(cells.flat().filter(isFormula), []);
        }),
        { numRuns: 2_000 },
      );
    });
  }

  test('of a file with semicolons, at commas, semicolons or tabs', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', ';', '\t'),
        (row, split) => {
          const line = `${row.map((text) => csvCell(text, ';')).join(';')};z`;
          const cells =
            split === ';' ? parse(line, { delimiter: ';' }) : splitElsewhere(line, split);

          assert.deepEqual(cells.flat().filter(isFormula), []);
        },
      ),
      { numRuns: 2_000 },
    );
    assert.equal(csvCell('a,=1', ';'), '"a,\'=1"');
    assert.equal(withoutGuard("a,'=1", ';'), 'a,=1');
  });

  test('a cell that begins a line stays one cell', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
        const cells: string[][] = parse(csvCell(`# filter: ${text}`), { delimiter });

        assert.deepEqual(
          cells.map((row) => row.map((cell) => withoutGuard(cell))),
          [[withoutGuard(shown(`# filter: ${text}`))]],
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a text of nothing but delimiters does not take long', () => {
    const long = '\t;'.repeat(1_000_000);

    assert.equal(withoutGuard(csvCell(long).slice(1, -1)), long);
  });
});

/** A row as any program writes it. */
const writeRow = (cells: readonly string[], delimiter: string): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

suite('reading CSV', () => {
  const delimiters = fc.constantFrom(',', ';', '\t');
  const cells = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', ' '))
      .map((parts) => parts.join('')),
  );
  const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  const breaks = fc.constantFrom('\n', '\r\n', '\r');

  test('gives the cells that were written, with any delimiter and line break', () => {
    fc.assert(
      fc.property(tables, delimiters, breaks, fc.boolean(), (rows, delimiter, end, isClosed) => {
        const lines = rows.map((row) => writeRow(row, delimiter));
        const text = lines.join(end) + (isClosed && rows.length > 0 ? end : '');

        assert.deepEqual([...parseCsv(text, delimiter)], rows);
      }),
      { numRuns: 500 },
    );
  });

  test('agrees with the independent parser on cells without quotes', () => {
    const plain = fc
      .array(fc.constantFrom('a', 'b', ' ', ',', ';', '\n', 'ü'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(plain, (text) => {
        const rows = [...parseCsv(text, ',')].filter(
          (row) => row.join('') !== '' || row.length > 1,
        );

        const expected = parse(text, {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: '\n',
        });
        assert.deepEqual(rows, expected);
      }),
    );
  });

  const broken: [what: string, text: string, rows: string[][]][] = [
    ['nothing', '', []],
    ['an empty line', '\n', [['']]],
    ['an empty cell at the end', 'a,', [['a', '']]],
    ['empty cells', ',,\n', [['', '', '']]],
    ['a quote that is not closed', '"a,b\nc', [['a,b\nc']]],
    ['a quote within a cell', 'a"b,c', [['a"b', 'c']]],
    ['text behind a quote', '"a"b,c', [['ab', 'c']]],
  ];
  for (const [what, text, rows] of broken) {
    test(what, () => assert.deepEqual([...parseCsv(text, ',')], rows));
  }

  test('any text is read to its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), delimiters, (text, delimiter) => {
        const read = [...parseCsv(text, delimiter)].flat().join('');

        assert.ok(read.length <= text.length);
      }),
    );
  });
});
