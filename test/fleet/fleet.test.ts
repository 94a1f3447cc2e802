/** The fleet's queries tell of many servers' exports what is the case: in DuckDB, and the same in jq. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { nameOf, SINCE, TODAY, writeExports } from './exports.ts';
import { askDuckDb, askJq, type Answer } from './queries.ts';

const SERVERS = 7;
let folder = '';
let byDuckDb: readonly Answer[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  writeExports(folder, SERVERS, 100);
  byDuckDb = await askDuckDb(folder);
});
after(() => {
  rmSync(folder, { recursive: true });
});

const withExport = Array.from({ length: SERVERS - 1 }, (_, index) => nameOf(index + 1));

/** One column of one of the answers. */
function columnOf(answer: Answer | undefined, name: string): string[] {
  const index = answer?.columns.indexOf(name) ?? -1;
  assert.ok(index >= 0, `there is no column ${name}`);
  return answer?.rows.map((row) => row[index] ?? '') ?? [];
}

interface Export {
  accounts: Record<'user' | 'two_factor' | 'owner' | 'excused_until', string>[];
}

const readToday = (server: string) =>
  (JSON.parse(readFileSync(join(folder, TODAY, `${server}.json`), 'utf8')) as Export).accounts;

suite('coverage.sql', () => {
  test('counts each server as the exports say, the worst first', () => {
    const [, worst] = byDuckDb;
    const counted = worst?.rows.map(([server = '', ...counts]) => {
      const accounts = readToday(server);
      const missing = accounts.filter(({ two_factor }) => two_factor === 'not_enabled');
      const excused = missing.filter(({ excused_until }) => excused_until !== '').length;
      const share = Math.floor(100 - (missing.length * 100) / accounts.length);
      const isRoot = missing.some(({ user }) => user === 'root');
      assert.deepEqual(counts, [100, missing.length, excused, share, isRoot].map(String));
      return missing.length;
    });
    assert.deepEqual(
      counted,
      counted?.toSorted((a, b) => b - a),
    );
    assert.deepEqual(columnOf(worst, 'server').sort(), withExport);
    assert.ok(columnOf(worst, 'root_is_missing').includes('true'));
  });

  test('counts all servers on both days', () => {
    assert.deepEqual(columnOf(byDuckDb[0], 'day'), [SINCE, TODAY]);
    assert.deepEqual(columnOf(byDuckDb[0], 'servers'), ['7', '6']);
    assert.deepEqual(columnOf(byDuckDb[0], 'accounts'), ['700', '600']);
  });

  test('tells of each reseller, and whether they have it themselves', () => {
    const [, , resellers] = byDuckDb;
    const [server = '', reseller, has, count, missing] = resellers?.rows[0] ?? [];
    const accounts = readToday(server);
    const owned = accounts.filter(({ owner }) => owner === reseller);
    const isMissing = ({ two_factor }: { two_factor: string }) => two_factor === 'not_enabled';
    assert.equal(count, String(owned.length));
    assert.equal(missing, String(owned.filter(isMissing).length));
    assert.equal(
      has,
      String(accounts.find(({ user }) => user === reseller)?.two_factor === 'enabled'),
    );
    const most = columnOf(resellers, 'missing').map(Number);
    assert.deepEqual(
      most,
      most.toSorted((a, b) => b - a),
    );
  });

  test('names who lost it, whose exception has expired, and which server is silent', () => {
    const [, , , lost, expired, silent] = byDuckDb;
    const both = withExport.flatMap((server) => [`${server} user5`, `${server} user6`]);
    assert.deepEqual(
      lost?.rows.map(([server, account]) => `${server} ${account}`),
      both,
    );
    assert.deepEqual(
      expired?.rows,
      withExport.map((server) => [server, 'user8', SINCE, 'Token ordered?[31m?It comes']),
    );
    assert.deepEqual(silent?.rows, [[nameOf(SERVERS)]]);
  });

  test('compares with the day that is asked for, and with none where there is none', async () => {
    const [all, worst, , lost] = await askDuckDb(folder, { since: '2026-11-20' });
    assert.deepEqual(columnOf(all, 'day'), [TODAY]);
    assert.equal(worst?.rows.length, SERVERS - 1);
    assert.deepEqual(lost?.rows, []);
  });

  test('names a file that is none', async () => {
    const broken = join(folder, SINCE, 'web9.example.net.json');
    writeFileSync(broken, '{"schema":"whm-twofactor-status/export/2","evidence":{');
    await assert.rejects(askDuckDb(folder), /web9\.example\.net\.json/);
    rmSync(broken);
  });
});

test('coverage.jq tells the same as coverage.sql', () => {
  const [all, ...rest] = askJq(folder, [SINCE, TODAY]);
  const [bothDays, ...expected] = byDuckDb;
  assert.deepEqual(all?.rows, bothDays?.rows.slice(1));
  const texts = expected.map(({ columns, rows }) => ({
    columns,
    rows: rows.map((row) => row.map((cell) => (cell === 'null' ? '' : cell))),
  }));
  assert.deepEqual(rest, texts);

  const ofOneDay = askJq(folder, [TODAY]);
  assert.deepEqual(ofOneDay[1], rest[0]);
  assert.deepEqual(ofOneDay[3]?.rows, []);
});
