/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

/**
 * Where a spreadsheet may see the beginning of a formula, in every width, also behind white space and
 * quotes: at a cell's own start, and behind what divides cells elsewhere (a semicolon, Excel in many
 * countries). There, a quote that does not begin a cell holds nothing together.
 */
const BEGINNING = '(?=(?:[^\\S\\t]|[\\u0000"\'])*[=+\\-@\\t\\uFF1D\\uFF0B\\uFF0D\\uFF20])';
/**
 * What may end a cell besides the file's own delimiter. A file with semicolons is split at commas
 * where commas divide cells.
 */
const OTHERS = { ',': '[;\\t]', ';': '[,;\\t]' } as const;
/** What divides the cells of our own files. */
export type Delimiter = keyof typeof OTHERS;
const formulas = (delimiter: Delimiter) => new RegExp(`${OTHERS[delimiter]}${BEGINNING}`, 'g');
const guards = (delimiter: Delimiter) => new RegExp(`(${OTHERS[delimiter]})'${BEGINNING}`, 'g');
const FORMULA = { ',': formulas(','), ';': formulas(';') } as const;
const GUARDED = { ',': guards(','), ';': guards(';') } as const;
/** Most cells: nothing in them means anything to a program. */
const PLAIN = /^\w[\w.@-]*$/;
const QUOTED = /[",;\t\r\n]|^\s|\s$/;
/** Line breaks of every kind, and characters that end or hide a text, or steer a terminal. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\n]/g;

/**
 * One cell, quoted where it must be. What could become a formula gets an apostrophe before it (what
 * already has apostrophes there gets one more, so that the guard can be taken off again). A control
 * character, which would split a row in some program, becomes a space.
 */
export function csvCell(text: string, delimiter: Delimiter = ','): string {
  if (PLAIN.test(text)) return text;
  // The semicolon stands for the cell's own start.
  const safe = `;${text.replace(CONTROLS, ' ')}`.replace(FORMULA[delimiter], "$&'").slice(1);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell's text as it was before {@link csvCell} guarded it. */
export function withoutGuard(cell: string, delimiter: Delimiter = ','): string {
  // Most cells begin with a letter, and hold nothing that ends one.
  if (PLAIN.test(cell)) return cell;
  return `;${cell}`.replace(GUARDED[delimiter], '$1').slice(1);
}

/**
 * The rows of a CSV text. Our own, as it reads only our own export, perhaps stored again by a
 * spreadsheet: a library that guesses every dialect weighs ten times as much.
 *
 * @param onRow told where a row ends, before the row is given
 */
export function* parseCsv(
  text: string,
  delimiter: string,
  onRow?: (end: number) => void,
): Generator<string[], void> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (;;) {
        const end = text.indexOf('"', at + 1);
        cell += text.slice(at + 1, end === -1 ? text.length : end);
        at = end === -1 ? text.length : end + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    }
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
      at++;
    row.push(cell + text.slice(start, at));
    if (text[at] === delimiter) {
      at++;
      // A delimiter at the very end begins one more, empty cell.
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    onRow?.(at);
    yield row;
    row = [];
  }
  onRow?.(at);
  if (row.length > 0) yield row;
}
