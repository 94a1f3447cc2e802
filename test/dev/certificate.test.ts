/** `npm run dev` on a real server: a certificate that nobody vouches for gets no API token. */
import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { createRealWhm } from './real-whm.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';

/** Self-signed, made for this test and used nowhere else. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWBtUImYCcyblU3Ci
drcDU7i8XoFjQnqAeNT/rpnL802hRANCAAThJA+ij5PSM8HuC2n2XB/5TIQsrmrY
453OyPSLTCQeZqFQfI94OFCP0GwYWdc3cq75CcLyUFBi5sipHyEIdazz
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUUgFL/n+YuGVsinEK8pJF5VTyqsEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDAyMjYyOVoYDzIxMjYxMDMx
MDIyNjI5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAThJA+ij5PSM8HuC2n2XB/5TIQsrmrY453OyPSLTCQeZqFQfI94OFCP
0GwYWdc3cq75CcLyUFBi5sipHyEIdazzo2QwYjAdBgNVHQ4EFgQUdc2X/cgb6Rqn
o6FxGPFyxL/jMQcwHwYDVR0jBBgwFoAUdc2X/cgb6Rqno6FxGPFyxL/jMQcwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IHwRwGEZt6MpFxIQQPo1iWO7tp9tpk4tX9eggptXP5JsAiB6dx08SQ01FJJHUhqv
e+OvzkMBjqQFhzp1cWo3l24jrQ==
-----END CERTIFICATE-----`;

let authorizations: (string | undefined)[] = [];
const whmServer = createServer({ key: KEY, cert: CERTIFICATE }, (incoming, response) => {
  authorizations.push(incoming.headers.authorization);
  response.end('{}');
});

async function call(environment: Record<string, string>): Promise<Response> {
  const settings = readSettings({
    WHM_URL: `https://127.0.0.1:${(whmServer.address() as AddressInfo).port}`,
    WHM_API_TOKEN: 'SECRET',
    ...environment,
  });
  assert.equal(settings.kind, 'real');
  const whm = createRealWhm(settings);
  const server = await serve(whm.handler, 0);
  try {
    const token = whm.pagePath.replace(/\/cgi\/.*/, '');
    const response = await fetch(`${server.url}${token}/json-api/version`);
    return new Response(await response.text(), { status: response.status });
  } finally {
    await server.stop();
    await whm.close();
  }
}

suite('the certificate of a real server', () => {
  before(() => new Promise<void>((resolve) => whmServer.listen(0, '127.0.0.1', resolve)));
  after(() => whmServer.close());

  test('is checked: the call fails before the API token is sent', async () => {
    authorizations = [];

    const response = await call({});

    assert.equal(response.status, 502);
    assert.match(await response.text(), /cannot be reached: .*certificate.*WHM_INSECURE=1/);
    assert.deepEqual(authorizations, []);
  });

  test('is not checked when WHM_INSECURE says so', async () => {
    authorizations = [];

    const response = await call({ WHM_INSECURE: '1' });

    assert.equal(response.status, 200);
    assert.deepEqual(authorizations, ['whm root:SECRET']);
  });
});
