/** Dialogs: modal, with the focus in them, given back when they close; and keys pressed twice. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { TOTP, Secret } from 'otpauth';
import { hasFocus, type AccountsPage } from '../stage/accounts-page.ts';
import { acting, removals, REMOVE } from '../stage/acting.ts';
import { useStage } from '../stage/browser.ts';
import { clickTwice, pressEnterTwice } from '../stage/twice.ts';

const DISABLE = 'twofactorauth_disable_policy';
const GENERATE = 'twofactorauth_generate_tfa_config';
const SET = 'twofactorauth_set_tfa_config';
/** A hand that presses twice, and one that has lost its patience. ms */
const GAPS = [0, 100, 250];
const stage = useStage({ accounts: 60 });

let users: string[] = [];
let sentBefore = 0;

beforeEach(() => {
  const { population } = stage.whm;
  for (const { user, owner } of population.accounts) {
    population.setTwoFactor(user, owner === 'brightweb');
  }
  users = population.accounts
    .filter(({ owner }) => owner === 'brightweb')
    .map(({ user }) => user)
    .sort();
  sentBefore = stage.whm.requests.length;
});
afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.setPolicy(true);
  stage.whm.population.setTwoFactor('root', false);
  stage.whm.population.setTwoFactor('brightweb', false);
});

const sent = (name: string): number =>
  stage.whm.requests.slice(sentBefore).filter((one) => one.function === name).length;

/** As brightweb, with the account that is meant alone in the list. */
async function openAt(user: string): Promise<AccountsPage> {
  const page = await (await stage.visit('brightweb')).detailed();
  await page.search.fill(user);
  await page.settled();
  return page;
}

async function openOwn(user: string): Promise<AccountsPage> {
  const page = await (await stage.visit(user)).detailed();
  await page.button('My account').click();
  await page.page.getByText('Asked at').waitFor();
  return page;
}

const rowButton = (page: AccountsPage, user: string): Locator =>
  page.row(user).getByRole('button', { name: 'Remove two-factor…' });
const dialogOf = ({ page }: AccountsPage, name: string | RegExp): Locator =>
  page.getByRole('dialog', { name, exact: true });

/** Types the right code. */
async function enterCode(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Copy secret' }).waitFor();
  const [shown = ''] = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(await dialog.innerText()) ?? [];
  const secret = Secret.fromBase32(shown.replaceAll(' ', ''));
  await dialog.getByRole('textbox').pressSequentially(new TOTP({ secret }).generate());
}

/** Waits until it has the focus. */
async function focusIsOn(page: AccountsPage, element: Locator): Promise<void> {
  const end = Date.now() + 3_000;
  while (Date.now() < end) {
    if ((await element.count()) > 0 && (await hasFocus(element.first()))) return;
    await page.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.fail(`The focus is on ${await page.page.evaluate(describeFocus)}`);
}

/** In the page: what has the focus, through shadow roots. */
function describeFocus(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return `${element?.localName} “${(element?.textContent ?? '').trim().slice(0, 40)}”`;
}

/** That it is above all else, and that Tab leads round in it (and to the browser's own controls). */
async function isModal(page: AccountsPage, dialog: Locator): Promise<void> {
  await dialog.waitFor();
  assert.ok(await dialog.evaluate((one) => one.localName === 'dialog' && one.matches(':modal')));
  for (let step = 0; step < 8; step++) {
    await page.page.keyboard.press('Tab');
    const isInside = await dialog.evaluate((one) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active === document.body || one === active || one.contains(active);
    });
    assert.ok(isInside, await page.page.evaluate(describeFocus));
  }
}

suite('the focus stays within, the dialog above all', () => {
  test('of asking, removing and the result', async () => {
    const [user = ''] = users;
    const page = await openAt(user);
    const { confirm, yes, result } = acting(page);
    await rowButton(page, user).click();
    await isModal(page, confirm);
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    await yes.click();
    await confirm.getByRole('progressbar').waitFor();
    assert.ok(await hasFocus(confirm), 'a key that is still pressed does nothing');
    await isModal(page, confirm);
    stage.whm.faults.clear();
    await result.waitFor();
    assert.ok(await hasFocus(result));
    await isModal(page, result);
  });

  test('of setting up, from the secret to the end', async () => {
    stage.whm.faults.set(GENERATE, { kind: 'hold' });
    const page = await openOwn('brightweb');
    await page.button('Set up two-factor').last().click();
    const dialog = dialogOf(page, 'Set up two-factor');
    await dialog.getByText('WHM is making a secret').waitFor();
    assert.ok(await hasFocus(dialog));
    await isModal(page, dialog);
    stage.whm.faults.clear();
    await focusIsOn(page, dialog.getByRole('textbox'));
    await isModal(page, dialog);
    await enterCode(dialog);
    await page.page.keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    assert.ok(await hasFocus(dialog));
    await isModal(page, dialog);
  });

  test('of the question before the policy is turned off', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('Policy and issuer').click();
    await page.page.getByRole('switch').click();
    await isModal(page, dialogOf(page, 'Turn the two-factor policy off'));
  });

  test('of the question before one’s own is removed', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    const page = await openOwn('brightweb');
    await page.button('Remove my two-factor').click();
    await isModal(page, dialogOf(page, 'Remove my two-factor'));
  });
});

suite('the focus is given back', () => {
  test('after the result, to the account', async () => {
    const [user = ''] = users;
    const page = await openAt(user);
    await rowButton(page, user).click();
    await acting(page).yes.click();
    await acting(page).result.getByRole('button', { name: 'Close' }).click();
    await focusIsOn(page, page.row(user).getByRole('link'));
  });

  test('after the result, to the search where the account is not shown any more', async () => {
    const [user = ''] = users;
    const page = await openAt(user);
    await page.choice('Enabled').check();
    await page.settled();
    await rowButton(page, user).click();
    await acting(page).yes.click();
    await acting(page).result.getByRole('button', { name: 'Close' }).click();
    await focusIsOn(page, page.search);
  });

  test('after the result of a removal from the panel, to the panel', async () => {
    const [user = ''] = users;
    const page = await openAt(user);
    await page.row(user).getByRole('link').click();
    const panel = dialogOf(page, user);
    await panel.getByRole('button', { name: 'Remove two-factor…' }).click();
    await acting(page).yes.click();
    await acting(page).result.waitFor();
    await panel.getByText('Not enabled', { exact: true }).waitFor();
    await page.page.keyboard.press('Escape');
    await focusIsOn(page, panel.getByRole('button', { name: 'Close' }));
    await page.page.keyboard.press('Escape');
    await focusIsOn(page, page.row(user).getByRole('link'));
  });

  test('where one went back under the dialog, to the account', async () => {
    const [user = ''] = users;
    const page = await openAt(user);
    // What is typed is a step of its own only after a while.
    await page.page.waitForFunction(() => location.hash !== '');
    await page.row(user).getByRole('link').click();
    await dialogOf(page, user).getByRole('button', { name: 'Remove two-factor…' }).click();
    const { confirm } = acting(page);
    await confirm.waitFor();
    await page.page.goBack();
    await dialogOf(page, user).waitFor({ state: 'hidden' });
    await page.page.keyboard.press('Escape');
    await confirm.waitFor({ state: 'hidden' });
    await focusIsOn(page, page.row(user).getByRole('link'));
  });

  test('after one’s own was removed, to what one can do next', async () => {
    stage.whm.population.setTwoFactor('brightweb', true);
    const page = await openOwn('brightweb');
    await page.button('Remove my two-factor').click();
    const question = dialogOf(page, 'Remove my two-factor');
    await question.getByRole('button', { name: 'Remove my two-factor' }).click();
    await page.notes.filter({ hasText: 'Your two-factor was removed' }).waitFor();
    await focusIsOn(page, page.button('Set up two-factor').last());
  });

  test('after it was set up from the note, which is gone then, to Refresh', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.notes.getByRole('button', { name: 'Set up two-factor' }).click();
    const dialog = dialogOf(page, 'Set up two-factor');
    await enterCode(dialog);
    await page.page.keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    await page.notes.filter({ hasText: 'no second factor' }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await focusIsOn(page, page.refresh);
  });

  test('after it was set up under “My account”, to what one can do next', async () => {
    const page = await openOwn('brightweb');
    await page.button('Set up two-factor').last().click();
    const dialog = dialogOf(page, 'Set up two-factor');
    await enterCode(dialog);
    await page.page.keyboard.press('Enter');
    await dialog.getByText('Two-factor is on.').waitFor();
    await page.page.keyboard.press('Escape');
    await focusIsOn(page, page.button('Set up again'));
  });

  test('after the policy was turned off, to the switch', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('Policy and issuer').click();
    const policy = page.page.getByRole('switch');
    await policy.click();
    await page.button('Turn the policy off').click();
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    await focusIsOn(page, policy);
  });
});

suite('a key pressed twice', () => {
  test('removes, and leaves the result open', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const { confirm, yes, outcomes, result } = acting(page);
    stage.whm.faults.set(REMOVE, { kind: 'latency', ms: 100 });
    for (const [index, gap] of GAPS.entries()) {
      const user = users[index] ?? '';
      await rowButton(page, user).focus();
      await pressEnterTwice(page.page, gap);
      await confirm.waitFor();
      // From Cancel, which the second press has not met.
      await page.page.keyboard.press('Tab');
      assert.ok(await hasFocus(yes));
      await pressEnterTwice(page.page, gap);
      assert.deepEqual(await outcomes(), [[user, 'Removed', '']], `${gap} ms`);
      await result.getByRole('button', { name: 'Close' }).click();
      await result.waitFor({ state: 'hidden' });
    }
    assert.deepEqual(
      removals(stage.whm.requests.slice(sentBefore)),
      users.slice(0, GAPS.length).map((user) => [user]),
    );
  });

  test('sets up, and leaves open what is said then; removes, and opens nothing', async () => {
    const page = await openOwn('brightweb');
    const dialog = dialogOf(page, 'Set up two-factor');
    for (const gap of GAPS) {
      await page.button('Set up two-factor').last().focus();
      await pressEnterTwice(page.page, gap);
      await enterCode(dialog);
      await pressEnterTwice(page.page, gap);
      await dialog.getByText('Two-factor is on.').waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();

      await page.button('Remove my two-factor').focus();
      await pressEnterTwice(page.page, gap);
      await dialogOf(page, 'Remove my two-factor').waitFor();
      await page.page.keyboard.press('Tab');
      await pressEnterTwice(page.page, gap);
      await page.notes.filter({ hasText: 'Your two-factor was removed' }).waitFor();
      assert.equal(await page.page.locator('dialog[open]').count(), 0, `${gap} ms`);
    }
    const times = GAPS.length;
    assert.deepEqual([sent(GENERATE), sent(SET), sent(REMOVE)], [times, times, times]);
  });

  test('turns the policy off, and not on again', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('Policy and issuer').click();
    await page.page.getByRole('switch').focus();
    await pressEnterTwice(page.page, 100);
    await page.button('Turn the policy off').waitFor();
    await page.page.keyboard.press('Tab');
    await pressEnterTwice(page.page, 100);
    await page.notes.filter({ hasText: 'The policy is off.' }).waitFor();
    assert.deepEqual([sent(DISABLE), sent('twofactorauth_enable_policy')], [1, 0]);
  });

  test('or held down, or a button pressed twice with the mouse, removes once', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const { yes, outcomes, result } = acting(page);
    const { keyboard } = page.page;
    const ways = [
      async () => {
        await yes.focus();
        // Held down, it repeats.
        for (let times = 0; times < 20; times++) await keyboard.down('Enter');
        await keyboard.up('Enter');
      },
      ...GAPS.map((gap) => () => clickTwice(yes, gap, 0.8)),
    ];
    for (const [index, press] of ways.entries()) {
      const user = users[index] ?? '';
      await rowButton(page, user).click();
      await press();
      assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
      await result.getByRole('button', { name: 'Close' }).click();
      await result.waitFor({ state: 'hidden' });
    }
    assert.equal(sent(REMOVE), ways.length);
  });
});
