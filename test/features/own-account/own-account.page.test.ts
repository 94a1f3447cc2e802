/** The viewer's own second factor with a WHM that checks it: set up with an authenticator's codes, and removed. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import jsQR from 'jsqr';
import { TOTP, URI } from 'otpauth';
import { PNG } from 'pngjs';
import { REMOVE } from '../../stage/acting.ts';
import { useStage } from '../../stage/browser.ts';

const GENERATE = 'twofactorauth_generate_tfa_config';
const SET = 'twofactorauth_set_tfa_config';
const stage = useStage({ accounts: 60 });

afterEach(() => stage.whm.population.setTwoFactor('root', false));

/** Whether a part of the secret stands in a text, in groups or not. */
const hasSecret = (text: string, secret: string): boolean =>
  text.replace(/\s/g, '').includes(secret.slice(0, 8));

test('is set up as an authenticator app does it, and removed; the secret travels by POST alone', async () => {
  const page = await (await stage.visit('root')).loaded();
  const first = stage.whm.requests.length;
  const said: string[] = [];
  page.page.on('console', (message) => said.push(message.text()));
  const requestsSince = page.recordRequests();
  await page.notes
    .filter({ hasText: 'root has no second factor' })
    .getByRole('button', { name: 'Set up two-factor' })
    .click();
  const dialog = page.page.getByRole('dialog', { name: 'Set up two-factor' });
  const image = dialog.getByRole('img', { name: /QR code/ });
  const { data, width, height } = PNG.sync.read(await image.screenshot({ scale: 'device' }));
  const uri = URI.parse(jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '');
  assert.ok(uri instanceof TOTP);
  const secret = uri.secret.base32;
  assert.equal(secret.length, 32);
  assert.ok(hasSecret(await dialog.innerText(), secret), 'the same as text');
  assert.equal(uri.label, 'root');

  const code = dialog.getByRole('textbox', { name: 'Six-digit code' });
  const turnOn = dialog.getByRole('button', { name: 'Turn on two-factor' });
  const digits = uri.generate();
  await code.fill(String((Number(digits) + 1) % 1_000_000).padStart(6, '0'));
  await turnOn.click();
  await dialog.getByRole('alert').filter({ hasText: 'The security code is invalid.' }).waitFor();
  await code.fill(`${digits.slice(0, 3)} ${digits.slice(3)}`);
  await page.page.keyboard.press('Enter');
  await dialog.getByText('Two-factor is on.').waitFor();
  assert.ok(stage.whm.population.isEnabled('root'));
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.notes.filter({ hasText: 'root has no second factor' }).waitFor({ state: 'detached' });

  await page.tab('My account').click();
  await page.button('Remove my two-factor').click();
  const question = page.page.getByRole('dialog', { name: 'Remove my two-factor' });
  await question.getByRole('button', { name: 'Remove my two-factor' }).click();
  await page.notes.filter({ hasText: 'Your two-factor was removed' }).waitFor();
  assert.equal(stage.whm.population.isEnabled('root'), false);
  await page.notes.filter({ hasText: 'root has no second factor' }).waitFor();

  const log = await requestsSince();
  assert.deepEqual(
    log
      .filter(({ body }) => hasSecret(body, secret))
      .map(({ url }) => new URL(url).pathname.split('/').at(-1)),
    [SET, SET],
  );
  for (const { url, headers, body } of log) {
    const told = JSON.stringify(headers);
    assert.ok(!hasSecret(url + told, secret), url);
    // The token stands where it belongs: at the beginning of the path, and nowhere else.
    assert.ok(!(told + body).includes('cpsess'), `${url} ${told} ${body}`);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/cpsess\d{10}\/(?!.*cpsess)/);
  }
  const changes = stage.whm.requests
    .slice(first)
    .filter((one) => [GENERATE, SET, REMOVE].includes(one.function ?? ''));
  assert.deepEqual(
    changes.map((one) => [one.function, one.method]),
    [GENERATE, SET, SET, REMOVE].map((name) => [name, 'POST']),
  );
  const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  assert.ok(![kept, page.page.url(), ...said].some((text) => hasSecret(text, secret)));
});
