/**
 * `npm run bench:fleet [-- SERVERS ACCOUNTS]`: how long the fleet's queries take on the made-up exports of 200 servers with
 * 5,000 accounts each, of two days. What it prints stands in the README.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SINCE, TODAY, writeExports } from '../fleet/exports.ts';
import { askDuckDb, askJq } from '../fleet/queries.ts';

const [servers = 200, accounts = 5_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
const secondsSince = (start: number): string =>
  `${((performance.now() - start) / 1_000).toFixed(1)} s`;

try {
  const megabytes = Math.round(writeExports(folder, servers, accounts) / 1e6);
  console.log(
    `${servers} servers × ${accounts.toLocaleString('en')} accounts, two days, ${megabytes} MB`,
  );
  const start = performance.now();
  await askDuckDb(folder);
  console.log(`coverage.sql in DuckDB: ${secondsSince(start)}`);
  const second = performance.now();
  askJq(folder, [SINCE, TODAY]);
  console.log(`coverage.jq in jq: ${secondsSince(second)}`);
} finally {
  rmSync(folder, { recursive: true });
}
