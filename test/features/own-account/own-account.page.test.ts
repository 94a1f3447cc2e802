/** The viewer's own second factor: set up with a real authenticator's codes, set up again, removed. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import jsQR from 'jsqr';
import { TOTP, URI, Secret } from 'otpauth';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { REMOVE, removals } from '../../stage/acting.ts';
import { PHONE, useStage } from '../../stage/browser.ts';
import { clickTwice } from '../../stage/twice.ts';

const GENERATE = 'twofactorauth_generate_tfa_config';
const SET = 'twofactorauth_set_tfa_config';
const stage = useStage({ accounts: 60 });
const skewed = useStage({ accounts: 5, clockOffsetMs: 10 * 60_000 });

afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.population.setTwoFactor('root', false);
  stage.whm.population.setTwoFactor('brightweb', false);
});

interface Dialog {
  readonly dialog: Locator;
  readonly code: Locator;
  readonly turnOn: Locator;
  readonly secret: () => Promise<string>;
}

function dialogOf({ page }: AccountsPage): Dialog {
  const dialog = page.getByRole('dialog', { name: /^Set up two-factor/ });
  return {
    dialog,
    code: dialog.getByRole('textbox', { name: 'Six-digit code' }),
    turnOn: dialog.getByRole('button', { name: 'Turn on two-factor' }),
    secret: async () => {
      await dialog.getByRole('button', { name: 'Copy secret' }).waitFor();
      const text = await dialog.innerText();
      return (/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(text)?.[0] ?? '').replaceAll(' ', '');
    },
  };
}

/** What an authenticator app shows: another implementation than the local WHM's. */
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** On “My account”, with its state. */
async function open(user: string): Promise<AccountsPage> {
  const page = await (await stage.visit(user)).detailed();
  await page.button('My account').click();
  await page.page.getByText('Asked at').waitFor();
  return page;
}

/** Every text of the document, through its shadow roots, with the values of its fields. */
const everything = ({ page }: AccountsPage): Promise<string> =>
  page.evaluate(() => {
    const roots: ParentNode[] = [document];
    const texts: string[] = [];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        for (const { value } of element.attributes) texts.push(value);
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) texts.push(node.textContent ?? '');
        }
        if (element instanceof HTMLInputElement) texts.push(element.value);
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
    }
    return texts.join(' ');
  });

/** Whether a part of the secret stands in a text, in groups or not. */
const hasSecret = (text: string, secret: string): boolean =>
  text.replace(/\s/g, '').includes(secret.slice(0, 8));

suite('setting it up', () => {
  test('from the note, with the QR code, as an authenticator app does it', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.notes
      .filter({ hasText: 'root has no second factor' })
      .getByRole('button', { name: 'Set up two-factor' })
      .click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    const shown = await secret();
    const image = dialog.getByRole('img', { name: /QR code/ });
    const { data, width, height } = PNG.sync.read(await image.screenshot({ scale: 'device' }));
    const read = jsQR(new Uint8ClampedArray(data), width, height);
    const uri = URI.parse(read?.data ?? '');
    assert.ok(uri instanceof TOTP);
    assert.equal(uri.secret.base32, shown);
    assert.equal(uri.label, 'root');

    const digits = uri.generate();
    await code.fill(`${digits.slice(0, 3)} ${digits.slice(3)}`);
    await turnOn.click();
    await dialog.getByText('Two-factor is on.').waitFor();
    assert.ok(stage.whm.population.isEnabled('root'));
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.notes
      .filter({ hasText: 'root has no second factor' })
      .waitFor({ state: 'detached' });
    assert.ok(!hasSecret(await everything(page), shown));
  });

  test('the secret travels by POST only, and is nowhere once the dialog is closed', async () => {
    const page = await open('brightweb');
    const first = stage.whm.requests.length;
    const seen: string[] = [];
    page.page.on('request', (request) => seen.push(request.url()));
    page.page.on('console', (message) => seen.push(message.text()));
    await page.button('Set up two-factor').last().click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    const shown = await secret();
    assert.equal(shown.length, 32);
    assert.ok(hasSecret(await everything(page), shown), 'it is looked for where it is');
    await code.fill('000000');
    await turnOn.click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const text = await everything(page);
    const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    for (const place of [text, kept, page.page.url(), ...seen]) {
      assert.ok(!hasSecret(place, shown), place);
    }
    const calls = stage.whm.requests.slice(first).filter((one) => one.function !== undefined);
    for (const { function: name, method, path } of calls) {
      if (name === GENERATE || name === SET) assert.equal(method, 'POST');
      assert.ok(!path.includes(shown));
      // The token stands where it belongs: at the beginning, and nowhere else.
      assert.match(path, /^\/cpsess\d{10}\/json-api\/(?!.*cpsess)/);
    }
    assert.equal(calls.filter((one) => one.function === SET).length, 1);
    assert.equal(stage.whm.population.isEnabled('brightweb'), false);
  });

  test('what goes over the network: the secret with the code alone, the token in paths alone', async () => {
    const page = await open('brightweb');
    const requestsSince = page.recordRequests();
    await page.button('Set up two-factor').last().click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    const shown = await secret();
    await code.fill(codeOf(shown));
    await turnOn.click();
    await dialog.getByText('Two-factor is on.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.button('Set up again').waitFor();

    const log = await requestsSince();
    const withSecret = log.filter(({ body }) => hasSecret(body, shown));
    assert.deepEqual(
      withSecret.map(({ url }) => new URL(url).pathname.split('/').at(-1)),
      [SET],
    );
    for (const { url, headers, body } of log) {
      const told = JSON.stringify(headers);
      assert.ok(!hasSecret(url + told, shown), url);
      assert.ok(!(told + body).includes('cpsess'), `${url} ${told} ${body}`);
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/cpsess\d{10}\/(?!.*cpsess)/);
    }
    const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    assert.ok(!hasSecret(kept + (await everything(page)), shown));
  });

  test('a wrong code: the reason, the clocks, and what was typed; then the right one', async () => {
    const page = await open('brightweb');
    await page.button('Set up two-factor').last().click();
    const { dialog, code, secret } = dialogOf(page);
    const shown = await secret();
    await code.fill('12345');
    await page.page.keyboard.press('Enter');
    await dialog.getByText('The code has six digits.').waitFor();
    await code.fill('000000');
    await page.page.keyboard.press('Enter');
    const alert = dialog.getByRole('alert');
    await alert.filter({ hasText: 'The security code is invalid.' }).waitFor();
    await alert.getByText(/Server: .*\d\d?:\d\d:\d\d/).waitFor();
    await alert.getByText(/This device: .*\d\d?:\d\d:\d\d/).waitFor();
    assert.equal(await code.inputValue(), '000000');
    // Arabic digits, as a phone may write them.
    const digits = codeOf(shown).replace(/\d/g, (digit) =>
      String.fromCodePoint(0x660 + Number(digit)),
    );
    await page.page.keyboard.type(digits);
    await page.page.keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.button('Remove my two-factor').waitFor();
  });

  test('a server whose clock is off: its code is refused, and the clocks show it', async () => {
    const page = await (await skewed.visit('root')).loaded();
    await page.notes.getByRole('button', { name: 'Set up two-factor' }).click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    await code.fill(codeOf(await secret()));
    await turnOn.click();
    const text = await dialog.getByRole('alert').innerText();
    const [server = '', device = ''] = (text.match(/\d+:\d\d:\d\d [AP]M/g) ?? []).map((time) =>
      Date.parse(`2026-01-01 ${time}`),
    );
    const minutes = ((Number(server) - Number(device)) / 60_000 + 720) % 720;
    assert.ok(Math.abs(minutes - 10) < 0.5, text);
  });

  test('the answer is lost after it was done: WHM is asked, and it is sent once', async () => {
    const page = await open('brightweb');
    const before = stage.whm.requests.length;
    await page.button('Set up two-factor').last().click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    await code.fill(codeOf(await secret()));
    stage.whm.faults.set(SET, { kind: 'lost', times: 1 });
    await turnOn.click();
    await dialog.getByText('Two-factor is on.').waitFor();
    const calls = stage.whm.requests.slice(before).filter((one) => one.function === SET);
    assert.equal(calls.length, 1);
  });

  test('pressed twice, one code is sent', async () => {
    const page = await open('brightweb');
    const before = stage.whm.requests.length;
    await page.button('Set up two-factor').last().click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    await code.fill(codeOf(await secret()));
    await clickTwice(turnOn);
    await dialog.getByText('Two-factor is on.').waitFor();
    const calls = stage.whm.requests.slice(before);
    assert.equal(calls.filter((one) => one.function === SET).length, 1);
    assert.equal(calls.filter((one) => one.function === GENERATE).length, 1);
  });

  test('WHM gives no secret, or the session has ended: it is said, and can be tried again', async () => {
    stage.whm.faults.set(GENERATE, { kind: 'refused', reason: 'Busy.' });
    const page = await open('brightweb');
    await page.button('Set up two-factor').last().click();
    const { dialog, secret } = dialogOf(page);
    const alert = dialog.getByRole('alert');
    await alert.filter({ hasText: 'WHM gave no secret.' }).filter({ hasText: 'Busy.' }).waitFor();
    stage.whm.faults.set(GENERATE, { kind: 'refused', reason: 'Still busy.', times: 1 });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.filter({ hasText: 'Still busy.' }).waitFor();
    // A second click there, so soon, would be the second of a double click.
    await alert.getByRole('button', { name: 'Try again' }).press('Enter');
    assert.equal((await secret()).length, 32);

    await page.page.keyboard.press('Escape');
    stage.whm.faults.set(GENERATE, { kind: 'login-page' });
    await page.button('Set up two-factor').last().click();
    await alert.filter({ hasText: 'Your session has ended' }).waitFor();
    await alert.getByRole('link', { name: 'Log in again' }).click();
    // Who is still logged in is led back at once.
    await page.page.getByText('Asked at').waitFor();
    assert.equal(page.fragment, 'tab=own');
  });

  test('the secret is copied without its spaces', async () => {
    const page = await open('brightweb');
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.button('Set up two-factor').last().click();
    const { dialog, secret } = dialogOf(page);
    const shown = await secret();
    await dialog.getByRole('button', { name: 'Copy secret' }).click();
    await dialog.getByText('Copied', { exact: true }).waitFor();
    assert.equal(await page.page.evaluate(() => navigator.clipboard.readText()), shown);
  });

  test('on a phone, by keyboard alone', async () => {
    const page = await (await stage.visit('brightweb', { viewport: PHONE })).detailed();
    const { keyboard } = page.page;
    await page.button('My account').focus();
    await keyboard.press('Enter');
    await page.page.getByText('Asked at').waitFor();
    await page.button('Set up two-factor').last().focus();
    // Somebody comes there by keys: two presses of one key at once would be one.
    await keyboard.press('Shift');
    await keyboard.press('Enter');
    const { dialog, secret } = dialogOf(page);
    await keyboard.type(codeOf(await secret()));
    await keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await page.sidewaysOverflow(), 0);
  });
});

suite('what is set up', () => {
  test('is set up again, and the new one counts', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    const page = await open('brightweb');
    await page.button('Set up again').click();
    const { dialog, code, turnOn, secret } = dialogOf(page);
    await dialog.getByText('now stop working').waitFor();
    await code.fill(codeOf(await secret()));
    await turnOn.click();
    await dialog.getByText('Two-factor is on.').waitFor();
  });

  test('is removed after a question of its own, once, and read again', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    const page = await open('brightweb');
    const before = stage.whm.requests.length;
    await page.button('Remove my two-factor').click();
    const question = page.page.getByRole('dialog', { name: 'Remove my two-factor' });
    await question.getByText('logs in with the password alone').waitFor();
    await page.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    assert.ok(stage.whm.population.isEnabled('brightweb'));

    await page.button('Remove my two-factor').click();
    await clickTwice(question.getByRole('button', { name: 'Remove my two-factor' }));
    await page.notes.filter({ hasText: 'Your two-factor was removed' }).waitFor();
    assert.deepEqual(removals(stage.whm.requests.slice(before)), [['brightweb']]);
    assert.equal(stage.whm.population.isEnabled('brightweb'), false);
    await page.notes.filter({ hasText: 'has no second factor' }).waitFor();
  });

  test('is removed on a phone, by keyboard alone', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    const page = await (await stage.visit('brightweb', { viewport: PHONE })).detailed();
    const { keyboard } = page.page;
    await page.button('My account').focus();
    await keyboard.press('Enter');
    await page.button('Remove my two-factor').waitFor();
    await page.button('Set up again').focus();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.page.getByRole('dialog', { name: 'Remove my two-factor' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.notes.filter({ hasText: 'Your two-factor was removed' }).waitFor();
    assert.equal(await page.sidewaysOverflow(), 0);
  });

  test('is not removed where WHM refuses, and its reason is shown', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    stage.whm.faults.set(REMOVE, { kind: 'partial', users: ['brightweb'], reason: 'Locked.' });
    const page = await open('brightweb');
    await page.button('Remove my two-factor').click();
    await page.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Remove my two-factor' })
      .click();
    await page.alert
      .filter({ hasText: 'was not removed' })
      .filter({ hasText: 'Locked.' })
      .waitFor();
    await page.page.getByText('Enabled', { exact: true }).last().waitFor();
  });
});
