/** Reading an earlier export, as it was written or as a spreadsheet has stored it since. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCsv, withoutGuard } from './csv.ts';
import { cutList, tryParse, type ListForm } from './json-pieces.ts';
import type { TwoFactorValue } from './report-rows.ts';
import { JSON_SCHEMA } from './report.ts';
import type { Steps } from './steps.ts';

export interface EarlierExport {
  readonly accounts: ReadonlyMap<string, TwoFactorValue>;
  /** By the names of the file. */
  readonly evidence: ReadonlyMap<string, string>;
  /** Whether the checksum fits; undefined where there was none. */
  readonly isIntact: boolean | undefined;
  /** Whether it holds every account that there was. */
  readonly isWhole: boolean;
}

/** The file is not one of our exports, or one that cannot be read. */
export class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
  readonly reason: 'not-an-export' | 'newer-schema' | 'damaged';

  constructor(reason: NotAnExport['reason']) {
    super(reason);
    this.reason = reason;
  }
}

type Progress = (share: number) => void;

/** So many rows are read in one step. */
const STEP_ROWS = 512;
const VALUES: readonly string[] = [
  'enabled',
  'configured_not_asked',
  'not_enabled',
  'not_available',
  'unknown',
] satisfies TwoFactorValue[];
const SCHEMA_FAMILY = /^whm-twofactor-status\/export\//;
const EVIDENCE_LINE = /^#\s*([a-z0-9][a-z0-9 ]*):\s?([^]*)$/;
/** How the list of accounts is written, laid out by a program or not. */
const ACCOUNTS: ListForm = {
  opening: /"accounts"\s*:\s*\[/g,
  border: /\}\s*,\s*\{/g,
  end: /\}\s*\]/g,
  brackets: ['[', ']'],
};

/** The SHA-256 of a text that comes in parts. */
class Checksum {
  readonly #state = sha256.create();
  readonly #encoder = new TextEncoder();

  add(part: string): void {
    this.#state.update(this.#encoder.encode(part));
  }

  /** Whether it is the expected one; undefined where none is known. */
  fits(expected: string | undefined): boolean | undefined {
    if (expected === undefined) return undefined;
    return bytesToHex(this.#state.digest()) === expected.toLowerCase();
  }
}

/** “712 of 1024” is a part of them. */
function isWhole(evidence: ReadonlyMap<string, string>): boolean {
  const [, rows, total] = /^(\d+) of (\d+)$/.exec(evidence.get('rows') ?? '') ?? [];
  return rows === total;
}

function add(accounts: Map<string, TwoFactorValue>, user: unknown, value: unknown): void {
  if (typeof user !== 'string' || typeof value !== 'string' || !VALUES.includes(value)) {
    throw new NotAnExport('damaged');
  }
  accounts.set(user, value as TwoFactorValue);
}

/** Where the header row and the rows begin: after the lines of evidence, which may be quoted. */
function rowsFrom(text: string): number {
  let at = 0;
  while (/^["']*#/.test(text.slice(at, at + 3))) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

function* readCsv(text: string, onProgress: Progress): Steps<EarlierExport> {
  const start = rowsFrom(text);
  const body = text.slice(start);
  const header = body.slice(0, body.indexOf('\n') + 1);
  const delimiter = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const evidence = new Map<string, string>();
  // Spreadsheets pad these lines with empty cells.
  for (const [cell = ''] of parseCsv(text.slice(0, start), delimiter)) {
    const [, name = '', value = ''] = EVIDENCE_LINE.exec(withoutGuard(cell)) ?? [];
    if (name !== '') evidence.set(name, value);
  }
  const accounts = new Map<string, TwoFactorValue>();
  const checksum = new Checksum();
  let columns: readonly [user: number, twoFactor: number] | undefined;
  let [count, end, hashed] = [0, 0, 0];
  for (const row of parseCsv(body, delimiter, (at) => (end = at))) {
    if (++count % STEP_ROWS === 0) {
      checksum.add(body.slice(hashed, end));
      hashed = end;
      onProgress(end / body.length);
      yield;
    }
    if (row.every((cell) => cell.trim() === '')) continue;
    if (columns) {
      add(accounts, withoutGuard(row[columns[0]] ?? ''), row[columns[1]]);
      continue;
    }
    columns = [row.indexOf('user'), row.indexOf('two_factor')];
    if (columns.includes(-1)) throw new NotAnExport('not-an-export');
  }
  if (!columns) throw new NotAnExport('not-an-export');
  checksum.add(body.slice(hashed));
  const isIntact = checksum.fits(evidence.get('sha256'));
  return { accounts, evidence, isIntact, isWhole: isWhole(evidence) };
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The file with its accounts in pieces; without them where it has no list of accounts. */
function* parseFile(
  text: string,
  onProgress: Progress,
): Steps<{ file: Readonly<Record<string, unknown>>; pieces: readonly unknown[] | undefined }> {
  const cut = yield* cutList(text, ACCOUNTS, (at) => onProgress(at / text.length));
  if (cut) {
    // What stands in its place tells whether it was the file's own list.
    const file = asObject(tryParse(`${text.slice(0, cut.start)}0${text.slice(cut.end)}`));
    if (JSON.stringify(file['accounts']) === '[0]') return { file, pieces: cut.pieces };
  }
  const file = asObject(tryParse(text));
  return { file, pieces: Array.isArray(file['accounts']) ? [file['accounts']] : undefined };
}

function* readJson(text: string, onProgress: Progress): Steps<EarlierExport> {
  const { file, pieces } = yield* parseFile(text, (share) => onProgress(share / 2));
  const { schema } = file;
  if (typeof schema !== 'string' || !SCHEMA_FAMILY.test(schema)) {
    throw new NotAnExport('not-an-export');
  }
  if (schema !== JSON_SCHEMA) throw new NotAnExport('newer-schema');
  if (!pieces) throw new NotAnExport('damaged');
  const evidence = new Map<string, string>();
  for (const [name, value] of Object.entries(asObject(file['evidence']))) {
    if (typeof value === 'string') evidence.set(name, value);
  }
  const accounts = new Map<string, TwoFactorValue>();
  const checksum = new Checksum();
  // As compact as it was, also where a program has laid it out anew.
  checksum.add('[');
  for (const [index, piece] of pieces.entries()) {
    for (const row of piece as readonly unknown[]) {
      const { user, two_factor: value } = asObject(row);
      add(accounts, user, value);
    }
    checksum.add((index === 0 ? '' : ',') + JSON.stringify(piece).slice(1, -1));
    onProgress(0.5 + (index + 1) / pieces.length / 2);
    yield;
  }
  checksum.add(']');
  const isIntact = checksum.fits(evidence.get('sha256'));
  return { accounts, evidence, isIntact, isWhole: isWhole(evidence) };
}

/**
 * @param onProgress told which share of the work is done
 * @throws NotAnExport
 */
export function* readEarlierExport(
  text: string,
  onProgress: Progress = () => undefined,
): Steps<EarlierExport> {
  const plain = text.replace(/^\uFEFF/, '');
  const read = plain.trimStart().startsWith('{') ? readJson : readCsv;
  return yield* read(plain, onProgress);
}
