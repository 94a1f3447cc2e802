/** The commands of the README with which somebody checks an export: run as they stand there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { account, described, HOSTILE_TEXTS } from '../../accounts/accounts.ts';
import { csvOf, EVIDENCE, jsonOf } from './reports.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** The README's command for such a file. */
function commandFor(format: 'csv' | 'json'): string {
  const [command] =
    new RegExp(`^.*twofactor-status_….${format} \\| sha256sum$`, 'm').exec(README) ?? [];
  assert.ok(command, format);
  return command.replace(/\S+…\S+/, '"$FILE"');
}

const hasCommand = (name: string): boolean => spawnSync(name, ['--version']).status === 0;

let folder = '';
before(() => (folder = mkdtempSync(join(tmpdir(), 'export-'))));
after(() => rmSync(folder, { recursive: true }));

/** Whether the command tells the checksum that stands in the file. */
function assertFits(text: string, format: 'csv' | 'json'): void {
  const file = join(folder, `export.${format}`);
  writeFileSync(file, text);
  const { stdout } = spawnSync('bash', ['-c', commandFor(format)], {
    env: { ...process.env, FILE: file, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  });
  const [expected] = /(?<=sha256\W+)[0-9a-f]{64}/.exec(text) ?? [];
  assert.equal(stdout.slice(0, 64), expected);
}

const NAMES = [
  'anna',
  '# anna',
  'x# anna',
  'é# anna',
  '"# ',
  '# host: x',
  '=1',
  'größe;\t',
  ...HOSTILE_TEXTS,
];
const ACCOUNTS = NAMES.map((name) => described(name, { package: name, owner: '', contact: '' }));

suite('the README’s command', () => {
  for (const [what, accounts] of [
    ['of ordinary accounts', [account('anna'), account('bert')]],
    ['of names that look like evidence', ACCOUNTS],
    ['of nobody', []],
  ] as const) {
    test(`fits a CSV ${what}`, () => assertFits(csvOf(accounts), 'csv'));

    test(`fits a CSV with semicolons ${what}`, () => {
      const text = csvOf(accounts, true, EVIDENCE, ';');
      assert.match(text, /^user;primary_domain;two_factor;/m);
      assertFits(text, 'csv');
    });

    test(`fits a JSON file ${what}`, { skip: !hasCommand('jq') && 'needs jq' }, () =>
      assertFits(jsonOf(accounts), 'json'),
    );
  }

  test('fits a CSV whose evidence has line breaks and quotes', () => {
    const filter = 'search “a\r\n# b”, "c"; =1';
    for (const delimiter of [',', ';'] as const) {
      assertFits(csvOf(ACCOUNTS, true, { ...EVIDENCE, filter }, delimiter), 'csv');
    }
  });

  test('finds a file that was changed', () => {
    const text = csvOf([account('anna')]).replace('not_enabled', 'enabled');
    assert.throws(() => assertFits(text, 'csv'), assert.AssertionError);
  });
});
