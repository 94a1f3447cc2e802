/** Reading an earlier export, as it was written or as a spreadsheet has stored it since. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCsv, withoutGuard } from './csv.ts';
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

const VALUES: readonly string[] = [
  'enabled',
  'configured_not_asked',
  'not_enabled',
  'not_available',
] satisfies TwoFactorValue[];
const SCHEMA_FAMILY = /^whm-twofactor-status\/export\//;
const EVIDENCE_LINE = /^#\s*([a-z0-9][a-z0-9 ]*):\s?([^]*)$/;
/** What is hashed in one step. Characters. */
const STEP_LENGTH = 200_000;

function* hash(text: string): Steps<string> {
  const state = sha256.create();
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length;) {
    // Not between the halves of a character.
    const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(at + STEP_LENGTH - 1));
    const end = at + STEP_LENGTH + Number(isHalf);
    state.update(encoder.encode(text.slice(at, end)));
    at = end;
    yield;
  }
  return bytesToHex(state.digest());
}

function* isIntact(expected: string | undefined, text: string): Steps<boolean | undefined> {
  return expected === undefined ? undefined : (yield* hash(text)) === expected.toLowerCase();
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

function* readCsv(text: string): Steps<EarlierExport> {
  const start = rowsFrom(text);
  const header = text.slice(start, text.indexOf('\n', start) + 1);
  const delimiter = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const evidence = new Map<string, string>();
  // Spreadsheets pad these lines with empty cells.
  for (const [cell = ''] of parseCsv(text.slice(0, start), delimiter)) {
    const [, name = '', value = ''] = EVIDENCE_LINE.exec(withoutGuard(cell)) ?? [];
    if (name !== '') evidence.set(name, value);
  }
  const accounts = new Map<string, TwoFactorValue>();
  let columns: readonly [user: number, twoFactor: number] | undefined;
  let count = 0;
  for (const row of parseCsv(text.slice(start), delimiter)) {
    if (++count % 1_024 === 0) yield;
    if (row.every((cell) => cell.trim() === '')) continue;
    if (columns) {
      add(accounts, withoutGuard(row[columns[0]] ?? ''), row[columns[1]]);
      continue;
    }
    columns = [row.indexOf('user'), row.indexOf('two_factor')];
    if (columns.includes(-1)) throw new NotAnExport('not-an-export');
  }
  if (!columns) throw new NotAnExport('not-an-export');
  const hasFit = yield* isIntact(evidence.get('sha256'), text.slice(start));
  return { accounts, evidence, isIntact: hasFit, isWhole: isWhole(evidence) };
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function* readJson(text: string): Steps<EarlierExport> {
  let file: Readonly<Record<string, unknown>>;
  try {
    file = asObject(JSON.parse(text));
  } catch {
    throw new NotAnExport('not-an-export');
  }
  const { schema, accounts: list } = file;
  if (typeof schema !== 'string' || !SCHEMA_FAMILY.test(schema)) {
    throw new NotAnExport('not-an-export');
  }
  if (schema !== JSON_SCHEMA) throw new NotAnExport('newer-schema');
  if (!Array.isArray(list)) throw new NotAnExport('damaged');
  const evidence = new Map<string, string>();
  for (const [name, value] of Object.entries(asObject(file['evidence']))) {
    if (typeof value === 'string') evidence.set(name, value);
  }
  const accounts = new Map<string, TwoFactorValue>();
  for (const [index, row] of (list as unknown[]).entries()) {
    if (index % 1_024 === 1_023) yield;
    const { user, two_factor: value } = asObject(row);
    add(accounts, user, value);
  }
  const hasFit = yield* isIntact(evidence.get('sha256'), JSON.stringify(list));
  return { accounts, evidence, isIntact: hasFit, isWhole: isWhole(evidence) };
}

/** @throws NotAnExport */
export function* readEarlierExport(text: string): Steps<EarlierExport> {
  const plain = text.replace(/^\uFEFF/, '');
  return yield* plain.trimStart().startsWith('{') ? readJson(plain) : readCsv(plain);
}
