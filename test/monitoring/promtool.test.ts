/** What promtool says of the alert rules and of the metrics; test/monitoring/rules.yml tells when each alert is red and when quiet. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, suite, test } from 'node:test';
import { MadeUpServer } from './made-up-server.ts';
import { findPrograms } from './programs.ts';

const RULES = 'plugin/monitoring/twofactor_status.rules.yml';
const CASES = 'test/monitoring/rules.yml';

function promtool(args: readonly string[], input = ''): void {
  const { status, stdout, stderr } = spawnSync(findPrograms().promtool, args, {
    input,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stdout + stderr, /FAILED|error/i);
}

suite('promtool', () => {
  let server: MadeUpServer | undefined;
  after(() => server?.remove());

  test('finds no fault in the rules', () => {
    promtool(['check', 'rules', '--lint=all', '--lint-fatal', RULES]);
  });

  test('sees each alert red and quiet', () => {
    const names = [...readFileSync(RULES, 'utf8').matchAll(/- alert: (\w+)/g)].map(
      ([, name]) => name,
    );
    const cases = readFileSync(CASES, 'utf8');
    assert.equal(names.length, 7);
    for (const name of names) {
      assert.match(cases, new RegExp(`alertname: ${name}\\n +exp_alerts:\\n`), `${name}: red`);
      assert.match(
        cases,
        new RegExp(`alertname: ${name}\\n +exp_alerts: \\[\\]`),
        `${name}: quiet`,
      );
    }
    promtool(['test', 'rules', CASES]);
  });

  test('finds no fault in the metrics', () => {
    server = new MadeUpServer({ accounts: 40, seed: 1 });
    server.collect();
    promtool(['check', 'metrics'], server.readMetrics());
  });
});
