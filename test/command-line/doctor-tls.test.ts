/**
 * `whm-2fa doctor --host` over HTTPS, by curl: the certificate is verified before the token is sent, and the token stands
 * in no argument. The key in `tls/` is of no server; it is public on purpose.
 */
import assert from 'node:assert/strict';
import { execFile, execFileSync, type ExecFileException } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';

const TOKEN = 'ROOT0API0TOKEN';
const CERTIFICATE = 'test/command-line/tls/certificate.pem';

const directory = mkdtempSync(join(tmpdir(), 'doctor-tls-'));
const programs = join(directory, 'bin');
const argumentLog = join(directory, 'arguments');
const tokenFile = join(directory, 'token');

/** The authorization of each request that came. */
const came: (string | undefined)[] = [];
const server = createServer(
  { key: readFileSync('test/command-line/tls/key.pem'), cert: readFileSync(CERTIFICATE) },
  ({ headers, url = '' }: IncomingMessage, response) => {
    came.push(headers.authorization);
    const isList = url.includes('twofactorauth_get_user_configs');
    const data = isList ? { root: { is_enabled: 1, primary_domain: 'web1.example.net' } } : {};
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ metadata: { result: 1, reason: 'OK' }, data }));
  },
);

before(async () => {
  writeFileSync(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
  // A curl that writes down what it was called with; and no module for TLS.
  mkdirSync(programs);
  const curl = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" >>'${argumentLog}'\nexec '${curl}' "$@"\n`;
  writeFileSync(join(programs, 'curl'), script);
  chmodSync(join(programs, 'curl'), 0o755);
  mkdirSync(join(directory, 'IO/Socket'), { recursive: true });
  writeFileSync(join(directory, 'IO/Socket/SSL.pm'), 'die;');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

function runDoctor(env: Readonly<Record<string, string>>) {
  const { port } = server.address() as AddressInfo;
  const args = [`--host=127.0.0.1:${port}`, `--token-file=${tokenFile}`];
  const perl = ['-I', directory, 'plugin/command-line/whm-2fa', 'doctor', ...args];
  const path = `${programs}:${process.env['PATH'] ?? ''}`;
  return new Promise<{ code: number; out: string; err: string }>((fulfil) => {
    const done = (error: ExecFileException | null, out: string, err: string): void =>
      fulfil({ code: error ? Number(error.code) : 0, out, err });
    execFile('perl', perl, { env: { PATH: path, HOME: directory, ...env } }, done);
  });
}

suite('the doctor over HTTPS', () => {
  test('a certificate that nobody vouches for: nothing is sent', async () => {
    const { code, out, err } = await runDoctor({});
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /^whm-2fa: WHM cannot be reached: [^\n]*certificate[^\n]*\n$/);
    assert.deepEqual(came, []);
  });

  test('one that is named is trusted; the token is in a header alone', async () => {
    // What curl would do for its user: tell all of it.
    writeFileSync(join(directory, '.curlrc'), 'verbose\ninsecure\n');
    const { out, err } = await runDoctor({ SSL_CERT_FILE: CERTIFICATE });
    assert.match(out, /^confirmed +configs\.own +the one record$/m);
    assert.match(out, /^confirmed +api\.ended +HTTP 200$/m);
    assert.equal(err, '');
    const [last, ...others] = came.toReversed();
    assert.equal(last, undefined, 'who is not logged in');
    assert.deepEqual(new Set(others), new Set([`whm root:${TOKEN}`]));
    assert.ok(existsSync(argumentLog));
    assert.deepEqual(
      [...new Set(readFileSync(argumentLog, 'utf8').trim().split('\n'))],
      ['-q', '--config', '-'],
    );
    assert.ok(!out.includes(TOKEN));
  });
});
