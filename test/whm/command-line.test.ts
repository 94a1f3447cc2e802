/** `npm start` as people start it: options, what it prints, and how it ends. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { readCommandLine } from './command-line.ts';
import { startLocalWhm } from './local-whm.ts';

let temporary = '';
before(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'local-whm-'));
});
after(() => rm(temporary, { recursive: true }));

/** Its scratch root lies in a directory of this test. */
function run(...args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  const file = join(import.meta.dirname, 'main.ts');
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
  });
}

async function finish(...args: readonly string[]): Promise<[number, string, string]> {
  const child = run(...args);
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return [child.exitCode ?? -1, output, errors];
}

async function printed(child: ReturnType<typeof run>, pattern: RegExp): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (pattern.test(output)) return output;
  }
  throw new Error(`It ended without ${String(pattern)}: ${output}`);
}

suite('npm start', () => {
  test('prints the address and the log-ins, serves, and leaves nothing behind', async () => {
    const child = run('--port', '0', '--accounts', '5', '--fault', '*=refused');
    const output = await printed(child, /Ctrl-C/);
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
    for (const user of ['root', 'brightweb', 'northhost', 'newstart', 'fairhost', 'helpdesk']) {
      assert.match(output, new RegExp(`^ +${user} +${user}-password +\\w`, 'm'));
    }
    assert.match(await (await fetch(url)).text(), /login_form/);
    assert.match(await (await fetch(`${url}local-whm/control`)).text(), /\*: \{.*refused/);
    const scratch = (await readdir(temporary)).filter((name) => name.startsWith('whm-root-'));
    assert.equal(scratch.length, 1);

    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number | null];

    assert.equal(code, 0);
    assert.ok(!existsSync(join(temporary, scratch[0] ?? '')));
  });

  test('on a port in use says so in a sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const [code, output, errors] = await finish('--port', String(port));
    other.close();
    assert.equal(code, 1);
    assert.equal(output, '');
    assert.equal(errors, `Port ${port} is in use: choose another one.\n`);
    const left = (await readdir(temporary)).filter((name) => name.startsWith('whm-root-'));
    assert.deepEqual(left, []);
  });

  test('with --help tells its options', async () => {
    const [code, output] = await finish('--help');
    assert.equal(code, 0);
    for (const option of ['accounts', 'port', 'seed', 'policy-off', 'root-two-factor', 'fault']) {
      assert.match(output, new RegExp(`--${option}\\b`));
    }
  });

  test('with an option that is none says so in a sentence', async () => {
    const [code, , errors] = await finish('--acounts', '5');
    assert.equal(code, 1);
    assert.match(errors, /^Unknown option '--acounts' .*--help.*\n$/);
  });
});

suite('the command line', () => {
  test('has usual values', () => {
    assert.deepEqual(readCommandLine([]), {
      isHelp: false,
      port: undefined,
      options: { accounts: 1_000, seed: 1, isPolicyEnabled: true, hasRootTwoFactor: false },
      faults: [],
    });
  });

  test('is read', () => {
    const args = ['--accounts=20000', '--port=2086', '--seed=7', '--policy-off'];
    const more = ['--root-two-factor', '--fault=listaccts=500', '--fault=*=slow'];
    assert.deepEqual(readCommandLine([...args, ...more]), {
      isHelp: false,
      port: 2_086,
      options: { accounts: 20_000, seed: 7, isPolicyEnabled: false, hasRootTwoFactor: true },
      faults: [
        ['listaccts', { kind: 'status', status: 500, body: 'error-page' }],
        ['*', { kind: 'latency', ms: 3_000 }],
      ],
    });
  });

  test('says what is wrong', () => {
    const mistakes: readonly (readonly [arg: string, message: RegExp])[] = [
      ['--accounts=many', /--accounts takes a whole number/],
      ['--accounts=-1', /--accounts takes a whole number/],
      ['--seed=1.5', /--seed takes a whole number/],
      ['--port=65536', /--port takes a whole number up to 65535/],
      ['--fault=listaccts', /--fault takes FUNCTION=FAULT/],
      ['--fault=listacts=slow', /not “listacts=slow”/],
      ['--fault=listaccts=no', /not “listaccts=no”/],
      ['extra', /Unexpected argument 'extra'/],
    ];
    for (const [arg, message] of mistakes) assert.throws(() => readCommandLine([arg]), message);
    // One line, also where Node explains at length.
    assert.throws(() => readCommandLine(['--accounts', '-1']), /^Error: .*ambiguous \(.*\)\.$/);
  });
});

suite('startLocalWhm', () => {
  test('without a built release says what to do', async () => {
    await assert.rejects(startLocalWhm({ release: temporary }), /run “npm run build” first/);
  });

  test('stops twice as well as once, and takes its scratch root away', async () => {
    const whm = await startLocalWhm({ accounts: 0 });
    assert.ok(existsSync(whm.root));
    await whm.stop();
    await whm.stop();
    assert.ok(!existsSync(whm.root));
    await assert.rejects(fetch(whm.url), TypeError);
  });
});
