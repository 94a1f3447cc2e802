/** Removing second factors: chosen, asked, sent once, read again, and told account by account. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { hasFocus } from '../../stage/accounts-page.ts';
import { acting, REMOVE, useRemovalStage } from '../../stage/acting.ts';
import { PHONE } from '../../stage/browser.ts';

const LIST = 'twofactorauth_get_user_configs';
const { stage, users, sent, hasIt, open, remove } = useRemovalStage();

suite('one account', () => {
  test('from its row: asked, sent once by POST, read again, and gone from the list', async () => {
    const page = await open();
    const [user = ''] = users;
    const { confirm, yes, result, outcomes } = acting(page);
    await page.row(user).getByRole('button', { name: 'Remove two-factor…' }).click();
    await confirm.getByText(user, { exact: true }).waitFor();
    await confirm.getByText('log in with the password alone').waitFor();
    const cancel = confirm.getByRole('button', { name: 'Cancel' });
    assert.ok(await hasFocus(cancel), 'the focus is on what does nothing');
    assert.deepEqual(sent(), []);

    await yes.click();
    assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
    assert.deepEqual(sent(), [[user]]);
    const call = stage.whm.requests.findLast((one) => one.function === REMOVE);
    assert.equal(call?.method, 'POST');
    assert.doesNotMatch(call.path, new RegExp(user));
    assert.equal(hasIt(user), false);
    await result.getByRole('button', { name: 'Close' }).click();
    await page.row(user).waitFor({ state: 'detached' });
    const left = stage.whm.population.accounts.filter(({ isEnabled }) => isEnabled).length;
    await page.status.filter({ hasText: `${left} of 61` }).waitFor();
  });

  test('is left alone with Escape and Cancel, and the focus is where it was', async () => {
    const page = await open();
    const { confirm } = acting(page);
    const button = page.row(users[1] ?? '').getByRole('button', { name: 'Remove two-factor…' });
    for (const leave of [
      () => page.page.keyboard.press('Escape'),
      () => confirm.getByRole('button', { name: 'Cancel' }).click(),
    ]) {
      await button.click();
      await confirm.waitFor();
      await leave();
      await confirm.waitFor({ state: 'hidden' });
      assert.ok(await hasFocus(button));
    }
    assert.deepEqual(sent(), []);
  });

  test('from its panel, which then shows what is the case', async () => {
    const page = await open('brightweb');
    const [user = ''] = users;
    await page.row(user).getByRole('link').click();
    const panel = page.page.getByRole('dialog', { name: user, exact: true });
    await panel.getByRole('button', { name: 'Remove two-factor…' }).click();
    const { yes, result, outcomes } = acting(page);
    await yes.click();
    assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
    await result.getByRole('button', { name: 'Close' }).click();
    await panel.getByText('Not enabled', { exact: true }).waitFor();
    assert.equal(await panel.getByRole('button', { name: 'Remove two-factor…' }).count(), 0);
  });

  test('a row without two-factor, root and one’s own account have no such button', async () => {
    stage.whm.population.setTwoFactor('root', true);
    const page = await (await stage.visit('root')).detailed();
    await page.search.fill('root');
    await page.settled();
    await page.row('root').waitFor();
    assert.equal(await page.row('root').getByRole('button').count(), 0);
    const [without = ''] = await (
      await stage.visit('root')
    )
      .loaded()
      .then((other) => other.users());
    await page.search.fill(without);
    await page.settled();
    assert.equal(await page.row(without).getByRole('button').count(), 0);
  });
});

suite('selecting', () => {
  test('by press, Shift and Space; the bar says how many of which kind', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const { selection, select } = acting(page);
    stage.whm.population.setTwoFactor(users[0] ?? '', false);
    await page.refresh.click();
    await page.status.filter({ hasText: `${users.length - 1} of ${users.length}` }).waitFor();
    await page.button('User').click();
    await page.settled();
    await select(users[0] ?? '');
    assert.match(await selection.innerText(), /1 selected\s+0 enabled, 1 not enabled/);
    await page.page
      .getByRole('checkbox', { name: `Select ${users[3]}`, exact: true })
      .click({ modifiers: ['Shift'] });
    assert.match(await selection.innerText(), /4 selected\s+3 enabled, 1 not enabled/);
    await page
      .row(users[4] ?? '')
      .getByRole('link')
      .focus();
    await page.page.keyboard.press('Space');
    await selection.getByText('5 selected').waitFor();
    await page.page.keyboard.press('ArrowDown');
    await page.page.keyboard.press('ArrowDown');
    await page.page.keyboard.press('Shift+Space');
    await selection.getByText('7 selected').waitFor();
    await selection.getByRole('button', { name: 'Clear selection' }).click();
    assert.equal(await selection.count(), 0);
  });

  test('all shown, and what is no longer shown is no longer selected', async () => {
    const page = await open('brightweb');
    const { selection } = acting(page);
    const all = page.page.getByRole('checkbox', { name: 'Select all shown' });
    await all.check();
    await selection.getByText(`${users.length} selected`).waitFor();
    const [user = ''] = users;
    await page.search.fill(user);
    await page.settled();
    const left = users.filter((one) => one.includes(user)).length;
    await selection.getByText(`${left} selected`).waitFor();
    await page.search.fill('');
    await page.settled();
    await selection.getByText(`${left} selected`).waitFor();
    assert.ok(await all.evaluate((box: HTMLInputElement) => box.indeterminate && !box.checked));
    await page.choice('Not enabled').check();
    await selection.waitFor({ state: 'detached' });
  });

  test('nothing, where nothing matches: the checkbox says so', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const all = page.page.getByRole('checkbox', { name: 'Select all shown' });
    await page.search.fill('zzzz');
    await page.page.getByText('No account matches').waitFor();
    await all.click();
    assert.ok(!(await all.isChecked()));
    await page.search.fill('');
    await page.shows(users.length);
    assert.ok(!(await all.isChecked()));
    await all.click();
    await acting(page).selection.getByText(`${users.length} selected`).waitFor();
    assert.ok(await all.isChecked());
    await all.click();
    assert.ok(!(await all.isChecked()));
  });

  test('is cleared without scrolling: the row that was pressed last has the focus', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const box = page.table.getByRole('checkbox').nth(-8);
    await box.click();
    const top = await page.page.evaluate(() => scrollY);
    const clear = acting(page).selection.getByRole('button', { name: 'Clear selection' });
    await clear.click();
    assert.ok(top > 500);
    assert.equal(await page.page.evaluate(() => scrollY), top);
    assert.ok(await hasFocus(box));

    // Out of sight, the first that is seen has it.
    await box.click();
    await page.page.evaluate(() => scrollTo(0, 0));
    await clear.click();
    assert.equal(await page.page.evaluate(() => scrollY), 0);
    assert.ok(await hasFocus(page.table.getByRole('checkbox').nth(1)));
  });
});

suite('many accounts', () => {
  test('more than ten are removed only after their number was typed', async () => {
    const page = await open('brightweb');
    const { confirm, selection, yes, outcomes } = acting(page);
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).check();
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    const field = confirm.getByRole('textbox', { name: `Type ${users.length} to confirm` });
    for (const wrong of ['', '11', `${users.length}x`]) {
      await field.fill(wrong);
      await yes.click();
      await confirm.getByText('Type the number of the accounts').waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
    }
    assert.deepEqual(sent(), []);
    await field.fill(` ${users.length} `);
    await page.page.keyboard.press('Enter');
    assert.deepEqual(
      await outcomes(),
      users.map((user) => [user, 'Removed', '']),
    );
    assert.deepEqual(
      sent().map((part) => part.toSorted()),
      [users],
    );
  });

  test('root, oneself and who has none are left out, and it is said', async () => {
    stage.whm.population.setTwoFactor('root', true);
    const page = await (await stage.visit('northhost')).detailed();
    const { confirm, selection, result, outcomes, select } = acting(page);
    const own = stage.whm.population.accounts.filter(({ owner }) => owner === 'northhost');
    const others = own.map(({ user }) => user).filter((user) => user !== 'northhost');
    const [first = '', second = ''] = others.sort();
    stage.whm.population.setTwoFactor(first, false);
    await page.refresh.click();
    await page.status.filter({ hasText: `${own.length - 1} of ${own.length}` }).waitFor();
    await select('northhost', first, second);
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await confirm.getByText('Remove the second factor of 1 account?').waitFor();
    await confirm.getByText('northhost: your own account').waitFor();
    await confirm.getByText('1 account without two-factor').waitFor();
    await acting(page).yes.click();
    assert.deepEqual(await outcomes(), [
      [first, 'Left out', 'Without two-factor: nothing to remove.'],
      ['northhost', 'Left out', 'Your own account: its place is “My account”.'],
      [second, 'Removed', ''],
    ]);
    assert.deepEqual(sent(), [[second]]);
    assert.ok(hasIt('northhost'));
    await result.getByRole('button', { name: 'Close' }).click();

    const asRoot = await (await stage.visit('root')).detailed();
    await asRoot.search.fill('root');
    await asRoot.settled();
    await acting(asRoot).select('root');
    await acting(asRoot).selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await acting(asRoot).confirm.getByText('root: your own account').waitFor();
    assert.equal(await acting(asRoot).yes.count(), 0);
  });

  test('a part that fails loses nothing of the others: each has its outcome', async () => {
    const [one = '', two = '', three = ''] = users;
    stage.whm.faults.set(REMOVE, { kind: 'partial', users: [two], reason: 'Gesperrt: <b>x</b>' });
    const page = await open('brightweb');
    await remove(page, [one, two, three]);
    assert.deepEqual(await acting(page).outcomes(), [
      [two, 'Refused', 'Gesperrt: <b>x</b>'],
      [one, 'Removed', ''],
      [three, 'Removed', ''],
    ]);
    await acting(page).result.getByRole('button', { name: 'Close' }).click();
    await acting(page).selection.getByText('1 selected').waitFor();
    assert.deepEqual([one, two, three].map(hasIt), [false, true, false]);
  });

  test('a refusal of the whole call is each one’s reason', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'refused', reason: 'Not today.' });
    const page = await open();
    await remove(page, users.slice(0, 2));
    assert.deepEqual(
      await acting(page).outcomes(),
      users.slice(0, 2).map((user) => [user, 'Refused', 'Not today.']),
    );
    assert.equal(sent().length, 1);
    const { result } = acting(page);
    await result.getByRole('button', { name: 'Copy result' }).waitFor();
    const message = result.getByRole('button', { name: 'Copy message for the customer' });
    assert.equal(await message.count(), 0, 'nothing was removed that a customer could be told');
  });

  test('a refusal without a reason is said to be one', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'partial', users, reason: '' });
    const page = await open();
    await remove(page, users.slice(0, 1));
    assert.deepEqual(await acting(page).outcomes(), [[users[0], 'Refused', 'WHM gave no reason.']]);
  });

  test('reading them first is given up by Stop and by Escape: nothing is sent', async () => {
    const page = await open('brightweb');
    const { confirm, selection, yes, outcomes } = acting(page);
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).check();
    const begin = selection.getByRole('button', { name: 'Remove two-factor…' });
    await begin.click();
    const field = confirm.getByRole('textbox');
    await field.fill(`${users.length}`);
    stage.whm.faults.set(LIST, { kind: 'hold' });
    await yes.click();
    await confirm.getByText('Reading how things are now').waitFor();
    await confirm.getByRole('button', { name: 'Stop' }).click();
    await field.waitFor();
    assert.equal(await confirm.getByRole('alert').count(), 0);

    await field.fill(`${users.length}`);
    await yes.click();
    await confirm.getByText('Reading how things are now').waitFor();
    await page.page.keyboard.press('Escape');
    await confirm.waitFor({ state: 'hidden' });
    assert.ok(await hasFocus(begin));
    assert.deepEqual(sent(), []);

    stage.whm.faults.clear();
    await begin.click();
    await field.fill(`${users.length}`);
    await yes.click();
    assert.equal((await outcomes()).length, users.length);
  });
});

suite('the results', () => {
  test('are exported and copied, with a message for the customer', async () => {
    const [one = '', two = ''] = users;
    stage.whm.faults.set(REMOVE, { kind: 'partial', users: [two], reason: '=1+1, "no"' });
    const page = await open('brightweb');
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await remove(page, [one, two]);
    const { result } = acting(page);
    const [file] = await Promise.all([
      page.page.waitForEvent('download'),
      result.getByRole('button', { name: 'Export result' }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^twofactor-removal_127\.0\.0\.1_[\dTZ-]+\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    assert.deepEqual(parse(text.slice(1)), [
      ['User', 'Outcome', 'Reason'],
      [two, 'Refused', `'=1+1, "no"`],
      [one, 'Removed', ''],
    ]);

    const copied = () => page.page.evaluate(() => navigator.clipboard.readText());
    await result.getByRole('button', { name: 'Copy result' }).click();
    await result.getByText('Copied the result').waitFor();
    assert.equal(
      await copied(),
      `User\tOutcome\tReason\n${two}\tRefused\t'=1+1, no\n${one}\tRemoved\t`,
    );
    await result.getByRole('button', { name: 'Copy message for the customer' }).click();
    await result.getByText('Copied the message').waitFor();
    assert.match(await copied(), /second factor of your hosting account was removed/);
  });
});

test('on a phone, by keyboard alone', async () => {
  const page = await (await stage.visit('brightweb', { viewport: PHONE })).detailed();
  const { keyboard } = page.page;
  await page.choice('Enabled').check();
  await page.settled();
  const { confirm, result, outcomes, selection } = acting(page);
  const first = page.table.getByRole('link').first();
  const user = (await first.innerText()).trim();
  await first.focus();
  await keyboard.press('Space');
  await selection.getByText('1 selected').waitFor();
  // From the row to the bar: its checkbox is before it, its button after it.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await confirm.waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
  assert.equal(await page.sidewaysOverflow(), 0);
  await keyboard.press('Escape');
  await result.waitFor({ state: 'hidden' });
});
