/** Reports of made-up accounts, and what an independent reader makes of them. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Account } from '../../../src/accounts/account.ts';
import type { Delimiter } from '../../../src/lib/csv.ts';
import { csvReport, jsonReport, type Evidence } from '../../../src/features/report/report.ts';
import { finish } from '../../../src/lib/steps.ts';

export const EVIDENCE: Evidence = {
  host: 'server1.example.com',
  whmVersion: '11.138.0.10',
  exportedBy: 'root',
  exportedAt: '2026-11-24T08:00:00Z',
  policy: 'on',
  scope: 'all accounts of the server (root)',
  filter: 'search “a, b”; owner: "zoe"',
  rows: '2 of 3',
  notCovered: 'e-mail accounts and team users',
};

/** The names and values as both files have them, without the checksum. */
export const namedEvidence = (evidence: Evidence): Record<string, string> => ({
  host: evidence.host,
  'whm version': evidence.whmVersion,
  'exported by': evidence.exportedBy,
  'exported at': evidence.exportedAt,
  policy: evidence.policy,
  scope: evidence.scope,
  filter: evidence.filter,
  rows: evidence.rows,
  'not covered': evidence.notCovered,
});

/** The policy is on where nothing is said; `undefined` is said, too. */
type How = [isPolicyOn?: boolean | undefined, evidence?: Evidence];

/** The text of a file in parts, the UTF-8 mark as well. */
export const textOf = (parts: readonly Uint8Array[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));

export const csvOf = (
  accounts: readonly Account[],
  ...how: [...How, delimiter?: Delimiter]
): string => {
  const [isPolicyOn, evidence = EVIDENCE, delimiter] = how.length === 0 ? [true] : how;
  return textOf(finish(csvReport(accounts, isPolicyOn, evidence, undefined, delimiter)));
};

export const jsonOf = (accounts: readonly Account[], ...how: How): string =>
  textOf(finish(jsonReport(accounts, how.length === 0 ? true : how[0], how[1] ?? EVIDENCE)));

export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** A CSV as the independent parser has it: its lines of evidence, its rows, and the text of the rows. */
export function readCsv(text: string): {
  evidence: Record<string, string>;
  rows: Record<string, string>[];
  body: string;
} {
  const lines = text.replace(/^\uFEFF/, '').split('\r\n');
  const first = lines.findIndex((line) => !/^"?#/.test(line));
  const cells = parse(lines.slice(0, first).join('\r\n'), { relax_column_count: true });
  const evidence = cells.map((line) => {
    const [, name = '', value = ''] = /^# ([a-z0-9 ]+): (.*)$/s.exec(line.join('⟂')) ?? [];
    return [name, value] as const;
  });
  const body = lines.slice(first).join('\r\n');
  const rows = parse<Record<string, string>>(body, { columns: true });
  return { evidence: Object.fromEntries(evidence), rows, body };
}
