/** `whm-2fa doctor` from elsewhere: over HTTP to the local WHM, which answers in the forms of each recorded WHM. */
import assert from 'node:assert/strict';
import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { useLocalWhm } from '../whm/caller.ts';
import { readRecorded, type Forms } from '../whm/recorded.ts';

const PROGRAM = 'plugin/command-line/whm-2fa';
const NAMES = readdirSync('test/whm/recorded').map((file) => file.replace(/\.json$/, ''));

const local = useLocalWhm({ accounts: 60 });
const directory = mkdtempSync(join(tmpdir(), 'doctor-'));
after(() => rmSync(directory, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function runDoctor(host: string, token: string, ...args: readonly string[]): Promise<Run> {
  const file = join(directory, 'token');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  const all = [PROGRAM, 'doctor', `--host=${host}`, `--token-file=${file}`, ...args];
  return new Promise((fulfil) => {
    execFile('perl', all, (error: ExecFileException | null, out, err) =>
      fulfil({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const TOKEN = 'ROOT0API0TOKEN';

interface Report {
  readonly whm: string;
  readonly calls: Readonly<Record<string, Forms>>;
  readonly checks: readonly { id: string; verdict: string; copes?: string; came: string[] }[];
}

suite('the doctor, from elsewhere', () => {
  for (const name of NAMES) {
    test(`what it reports of ${name} is what was recorded`, async () => {
      const recorded = readRecorded(name);
      local.whm.reset({ accounts: 60, recorded });
      const { code, out, err } = await runDoctor(local.whm.url, TOKEN, '--report');
      assert.equal(err, '');
      assert.equal(code, 0);
      const { whm, calls, checks } = JSON.parse(out) as Report;
      assert.equal(whm, recorded.whm);
      const ofResellers = new Set(['privilege', 'no accounts']);
      const askable = Object.keys(recorded.calls).filter((asked) => !ofResellers.has(asked));
      assert.deepEqual(Object.keys(calls).sort(), askable.sort());
      for (const [asked, forms] of Object.entries(calls)) {
        for (const [place, came] of Object.entries(forms)) {
          const others = came.filter((form) => !recorded.calls[asked]?.[place]?.includes(form));
          assert.deepEqual(others, [], `${asked}: ${place}`);
        }
      }
      assert.deepEqual(
        checks.filter(({ verdict }) => verdict === 'differs').map(({ id }) => id),
        [],
      );
      const told = local.whm.population.accounts.filter(({ user, domain }) =>
        [user, domain].some((one) => one.length > 3 && out.includes(one)),
      );
      assert.deepEqual(told, []);
      assert.ok(!out.includes(TOKEN) && !out.includes('127.0.0.1'));
    });
  }

  test('a token that WHM does not take: no record can be read, and the token is nowhere', async () => {
    local.whm.reset({ accounts: 5 });
    const { code, out, err } = await runDoctor(local.whm.url, 'WRONG0TOKEN');
    assert.equal(code, 1);
    assert.match(
      out,
      /^differs {4}configs\.list +WHM answers: denied; the product does not cope$/m,
    );
    assert.equal(err, 'whm-2fa: no two-factor record can be read\n');
    assert.ok(!out.includes('WRONG0TOKEN'));
  });

  test('a host where nobody answers: one sentence', async () => {
    const { code, out, err } = await runDoctor('http://127.0.0.1:9', TOKEN);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /^whm-2fa: WHM cannot be reached: [^\n]+\n$/);
  });
});
