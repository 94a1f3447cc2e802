/** Reports of the accounts as files, CSV and JSON: with the evidence that an auditor asks for. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Account } from '../../accounts/account.ts';
import { csvCell, type Delimiter } from '../../lib/csv.ts';
import { JSON_SCHEMA, REPORT_COLUMNS, toReportRow } from '../../accounts/export-row.ts';
import type { Steps } from '../../lib/steps.ts';

/** From where, by whom, when, of what: in words. */
export interface Evidence {
  readonly host: string;
  readonly whmVersion: string;
  readonly exportedBy: string;
  /** ISO 8601, UTC, without fractions: `2026-11-24T08:00:00Z`. */
  readonly exportedAt: string;
  readonly policy: string;
  readonly scope: string;
  readonly filter: string;
  readonly rows: string;
  readonly notCovered: string;
}

/** So many rows are written in one step. */
const STEP_ROWS = 250;

type Progress = (done: number) => void;
/** A part of a file, in UTF-8: made once, for the checksum and for the file. */
type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const encode = (text: string): Bytes => encoder.encode(text);

/** As both files name it, in their order. */
function namedEvidence(evidence: Evidence, hash: string): Readonly<Record<string, string>> {
  return {
    host: evidence.host,
    'whm version': evidence.whmVersion,
    'exported by': evidence.exportedBy,
    'exported at': evidence.exportedAt,
    policy: evidence.policy,
    scope: evidence.scope,
    filter: evidence.filter,
    rows: evidence.rows,
    'not covered': evidence.notCovered,
    sha256: hash,
  };
}

/** Writes the parts, and tells their SHA-256. */
function* hashParts(
  accounts: readonly Account[],
  write: (account: Account, index: number) => string,
  opening: string,
  closing: string,
  onProgress: Progress | undefined,
): Steps<{ parts: Bytes[]; hash: string }> {
  const hash = sha256.create();
  const parts: Bytes[] = [];
  const add = (text: string) => {
    const part = encode(text);
    parts.push(part);
    hash.update(part);
  };
  add(opening);
  for (let at = 0; at < accounts.length; at += STEP_ROWS) {
    const step = accounts.slice(at, at + STEP_ROWS);
    add(step.map((account, index) => write(account, at + index)).join(''));
    onProgress?.(at + step.length);
    yield;
  }
  add(closing);
  return { parts, hash: bytesToHex(hash.digest()) };
}

/**
 * A CSV file in parts: the UTF-8 mark, by which Excel knows what it is; the evidence, a line each,
 * `# name: value`; the header row; the rows. The SHA-256 is over the header row and the rows as they
 * stand.
 *
 * No line names the delimiter (`sep=;`): for it, Excel ignores the UTF-8 mark, and the evidence would
 * be a line longer.
 *
 * @param isPolicyOn undefined where WHM did not tell
 */
export function* csvReport(
  accounts: readonly Account[],
  isPolicyOn: boolean | undefined,
  evidence: Evidence,
  onProgress?: Progress,
  delimiter: Delimiter = ',',
): Steps<Bytes[]> {
  const write = (account: Account) => {
    const row = toReportRow(account, isPolicyOn);
    const cells = REPORT_COLUMNS.map((column) => csvCell(row[column], delimiter));
    return `${cells.join(delimiter)}\r\n`;
  };
  const header = `${REPORT_COLUMNS.join(delimiter)}\r\n`;
  const { parts, hash } = yield* hashParts(accounts, write, header, '', onProgress);
  const lines = Object.entries(namedEvidence(evidence, hash)).map(
    ([name, value]) => `${csvCell(`# ${name}: ${value}`, delimiter)}\r\n`,
  );
  return [encode(`\uFEFF${lines.join('')}`), ...parts];
}

/**
 * A JSON file in parts: `schema`, `evidence` and `accounts`, with the same names as the CSV. The
 * SHA-256 is over the compact text of `accounts`, as it stands in the file.
 *
 * @param isPolicyOn undefined where WHM did not tell
 */
export function* jsonReport(
  accounts: readonly Account[],
  isPolicyOn: boolean | undefined,
  evidence: Evidence,
  onProgress?: Progress,
): Steps<Bytes[]> {
  const write = (account: Account, index: number) =>
    (index === 0 ? '' : ',') + JSON.stringify(toReportRow(account, isPolicyOn));
  const { parts, hash } = yield* hashParts(accounts, write, '[', ']', onProgress);
  const named = JSON.stringify(namedEvidence(evidence, hash));
  const opening = encode(`{"schema":"${JSON_SCHEMA}","evidence":${named},"accounts":`);
  return [opening, ...parts, encode('}\n')];
}

/** `twofactor-status_<host>_<UTC date-time>.csv`, without what a file name cannot hold. */
export function reportFileName(host: string, exportedAt: string, format: 'csv' | 'json'): string {
  const safe = (text: string) => text.replace(/[^A-Za-z0-9._-]+/g, '-');
  return `twofactor-status_${safe(host)}_${safe(exportedAt)}.${format}`;
}
