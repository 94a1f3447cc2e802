/** Reading an earlier export in CSV, as it was written or as a spreadsheet has stored it since. */
import { csvCell, parseCsv, withoutGuard, type Delimiter } from '../../lib/csv.ts';
import { EarlierRecord, NotAnExport, OWN_COLUMNS, readTwoFactor } from './earlier-file.ts';
import type { EarlierAccount, EarlierExport, Progress } from './earlier-file.ts';
import { REPORT_COLUMNS } from '../../accounts/export-row.ts';
import type { Steps } from '../../lib/steps.ts';

/** So many rows are read in one step. */
const STEP_ROWS = 512;
const SIGNS = [',', ';', '\t'] as const;
type Sign = (typeof SIGNS)[number];

const BLANK = /^[\s"',;]*$/;
const SEPARATOR = /^"?sep=/i;
const EVIDENCE = /^[\s"']*#/;
/** Most rows: no cell in them has a quote, nor needs one. */
const PLAIN_ROW = {
  ',': /^\w[\w.@-]*(?:,(?:\w[\w.@-]*)?)*\r\n$/,
  ';': /^\w[\w.@-]*(?:;(?:\w[\w.@-]*)?)*\r\n$/,
} as const;

/** How the cells of a file are divided. */
interface Dialect {
  /** What divides the cells of a row. */
  readonly delimiter: Sign;
  /** Of a row that a program took for one cell or more of its own: what divided these. */
  readonly outer: Sign | undefined;
}

/** Where the names stand that matter; -1 where there is no such name. */
interface Columns {
  readonly user: number;
  readonly domain: number;
  readonly twoFactor: number;
}

/** What stands before the rows. */
interface Beginning {
  readonly evidence: readonly string[];
  /** Where the header row begins. */
  readonly start: number;
  readonly header: string;
  /** Whether there is nothing but evidence, in lines that end as ours do. */
  readonly isOwnForm: boolean;
}

/** Our own files have the first two. */
const written = (delimiter: Sign): Delimiter => (delimiter === ';' ? ';' : ',');

/** A cell without what programs put around it: spaces, and quotes doubled once more. */
function bare(cell: string): string {
  const text = cell.trim();
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replaceAll('""', '"').trim();
}

/** Without the empty cells with which spreadsheets fill rows. */
function unfilled(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/** The cells of a row of which a program made others: put together, and divided where they were. */
function unwrap(cells: readonly string[], { delimiter, outer = delimiter }: Dialect): string[] {
  const [row] = parseCsv(unfilled(cells).join(outer), delimiter);
  return row ?? [];
}

/** The lines up to the header row; empty ones and one that names the separator may be among them. */
function* readBeginning(text: string): Steps<Beginning> {
  const evidence: string[] = [];
  const breaks = /\r\n|[\r\n]|$/g;
  let [start, count, isOwnForm] = [0, 0, true];
  while (start < text.length) {
    if (++count % STEP_ROWS === 0) yield;
    breaks.lastIndex = start;
    const [end = ''] = breaks.exec(text) ?? [];
    const line = text.slice(start, breaks.lastIndex - (end === '' ? 0 : end.length));
    const isEvidence = EVIDENCE.test(line);
    if (isEvidence) evidence.push(line);
    else if (!BLANK.test(line) && !SEPARATOR.test(line)) {
      return { evidence, start, header: line, isOwnForm: isOwnForm && end === '\r\n' };
    }
    isOwnForm &&= isEvidence && end === '\r\n';
    start += line.length + end.length;
  }
  throw new NotAnExport('not-an-export');
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => bare(cell).toLowerCase());
  const [user, domain, twoFactor] = ['user', 'primary_domain', 'two_factor'].map((name) =>
    names.indexOf(name),
  ) as [number, number, number]; // as many as names
  return user === -1 || twoFactor === -1 ? undefined : { user, domain, twoFactor };
}

/**
 * How the header row is divided, as it stands or as the text of another program's cells: so that most
 * names are ours and fewest are not.
 */
function dialectOf(header: string): { dialect: Dialect; columns: Columns } {
  const names: readonly string[] = REPORT_COLUMNS;
  let best: { dialect: Dialect; columns: Columns } | undefined;
  let most = -Infinity;
  for (const outer of [undefined, ...SIGNS]) {
    for (const delimiter of SIGNS) {
      const dialect = { delimiter, outer };
      const [cells = []] = parseCsv(header, outer ?? delimiter);
      const row = outer ? unwrap(cells, dialect) : unfilled(cells);
      const columns = columnsOf(row);
      const known = row.filter((cell) => names.includes(bare(cell).toLowerCase())).length;
      const count = 2 * known - row.length;
      if (columns && count > most) [best, most] = [{ dialect, columns }, count];
    }
  }
  if (!best) throw new NotAnExport('not-an-export');
  return best;
}

/** Adds what a line tells, and says whether it is as we write it. */
function readEvidence(line: string, dialect: Dialect, into: Map<string, string>): boolean {
  const { delimiter, outer = delimiter } = dialect;
  const cells = [...parseCsv(line, outer)].flat();
  // Where a program has split the text, it was at commas, or where the file is split.
  const text = /^\s*"/.test(line)
    ? (cells[0] ?? '')
    : unfilled(cells).join(outer === ';' ? ';' : ',');
  const plain = withoutGuard(text, written(delimiter));
  const isOwn = plain.startsWith('#') && csvCell(plain, written(delimiter)) === line;
  const said = isOwn ? plain : bare(withoutGuard(bare(text), written(delimiter)));
  const colon = said.indexOf(':');
  const name = said.slice(1, colon).trim().toLowerCase();
  if (colon === -1 || !/^[a-z0-9][a-z0-9 ]*$/.test(name)) return false;
  const value = said.slice(colon + 1);
  into.set(name, isOwn ? value.replace(/^\s/, '') : value.trim());
  return isOwn;
}

/** The account of a row; undefined where the row has none that can be read. */
function accountOf(
  row: readonly string[],
  columns: Columns,
  read: (cell: string) => string,
): EarlierAccount | undefined {
  const [user, domain, value] = [columns.user, columns.domain, columns.twoFactor].map(
    (at) => row[at],
  );
  const twoFactor = readTwoFactor(value) ?? readTwoFactor(bare(value ?? '').toLowerCase());
  if (user === undefined || !twoFactor) return undefined;
  return { user: read(user), domain: read(domain ?? ''), twoFactor };
}

/** @throws NotAnExport */
export function* readCsvExport(text: string, onProgress: Progress): Steps<EarlierExport> {
  const { evidence, start, header, ...beginning } = yield* readBeginning(text);
  const { dialect, columns } = dialectOf(header);
  const { delimiter, outer } = dialect;
  const own = written(delimiter);
  const record = new EarlierRecord();
  const isOwnHeader = OWN_COLUMNS.some((names) => header === names.join(own));
  let isOwnForm = beginning.isOwnForm && isOwnHeader;
  for (const line of evidence) {
    const isOwn = readEvidence(line, dialect, record.evidence);
    isOwnForm &&= isOwn;
  }
  const exact = (cell: string) => withoutGuard(cell, own);
  const tidy = (cell: string) => bare(withoutGuard(bare(cell), own));
  const isAsWritten = (row: readonly string[], line: string) =>
    PLAIN_ROW[own].test(line) ||
    line.replace(/\r\n$/, '') === row.map((cell) => csvCell(exact(cell), own)).join(own);
  /**
   * Where a row is not divided as the header row is, a program took its text for cells of its own. Read
   * with the wrong sign, a quote may hold several lines together: most rows are right.
   */
  const rescue = (line: string): EarlierAccount[] => {
    let best: EarlierAccount[] = [];
    // Without it there are no two cells, however it is read.
    const signs = line.includes(delimiter) ? SIGNS : [];
    for (const sign of signs) {
      const rows = [...parseCsv(line, sign)].filter((cells) => unfilled(cells).length > 0);
      const found = rows
        .map((cells) => accountOf(unwrap(cells, { delimiter, outer: sign }), columns, tidy))
        .filter((account) => account !== undefined);
      if (found.length === rows.length && found.length > best.length) best = found;
    }
    if (best.length === 0) throw new NotAnExport('damaged');
    return best;
  };

  const body = text.slice(start);
  let [count, begin, end, hashed] = [0, 0, 0, 0];
  for (const cells of parseCsv(body, outer ?? delimiter, (at) => (end = at))) {
    if (++count % STEP_ROWS === 0) {
      record.hash(body.slice(hashed, end));
      hashed = end;
      onProgress(end / body.length);
      yield;
    }
    const line = body.slice(begin, end);
    begin = end;
    if (count === 1) continue;
    if (cells.every((cell) => cell.trim() === '')) {
      isOwnForm = false;
      continue;
    }
    const isOwn = isOwnHeader && isAsWritten(cells, line);
    isOwnForm &&= isOwn;
    const row = outer ? unwrap(cells, dialect) : cells;
    const account = accountOf(row, columns, isOwn ? exact : tidy);
    if (account) record.add(account);
    else for (const rescued of rescue(line)) record.add(rescued);
  }
  record.hash(body.slice(hashed));
  return record.finish(isOwnForm);
}
