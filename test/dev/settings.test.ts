/** What `npm run dev` makes of the environment. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readSettings } from './settings.ts';

const API_TOKEN = 'ABCDEFGHIJ0123456789';

suite('settings', () => {
  const real = { WHM_URL: 'https://server1.example.com:2087/', WHM_API_TOKEN: API_TOKEN };

  test('nothing set: the local WHM', () => {
    assert.deepEqual(readSettings({}), { kind: 'local', port: 0 });
    assert.deepEqual(readSettings({ WHM_URL: '', PORT: '5173' }), { kind: 'local', port: 5173 });
  });

  test('a real server, root and a checked certificate unless told otherwise', () => {
    assert.deepEqual(readSettings(real), {
      kind: 'real',
      port: 0,
      url: 'https://server1.example.com:2087',
      user: 'root',
      apiToken: API_TOKEN,
      isCertificateChecked: true,
    });
    const insecure = readSettings({ ...real, WHM_INSECURE: '1' });
    assert.equal(insecure.kind === 'real' && insecure.isCertificateChecked, false);
    const notOne = readSettings({ ...real, WHM_INSECURE: 'false' });
    assert.equal(notOne.kind === 'real' && notOne.isCertificateChecked, true);
  });

  test('what cannot be is said', () => {
    assert.throws(() => readSettings({ PORT: 'x' }), /PORT is "x"/);
    assert.throws(() => readSettings({ WHM_URL: real.WHM_URL }), /WHM_API_TOKEN must hold/);
    assert.throws(() => readSettings({ ...real, WHM_URL: 'server1' }), /WHM_URL must be/);
    assert.throws(
      () => readSettings({ ...real, WHM_URL: 'http://server1:2086' }),
      /WHM_URL must be/,
    );
    assert.throws(() => readSettings({ ...real, WHM_USER: '"><b>' }), /WHM_USER/);
    assert.throws(
      () => readSettings({ ...real, WHM_API_TOKEN: 'secret\r\nX: 1' }),
      (error: Error) => /WHM_API_TOKEN/.test(error.message) && !/secret/.test(error.message),
    );
  });
});
