/** Removing second factors with a WHM that does it: one, several of which one is refused, and many in parts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { acting, removals, REMOVE, useRemovalStage } from '../../stage/acting.ts';
import { useStage } from '../../stage/browser.ts';
import { clickTwice, pressEnterTwice } from '../../stage/twice.ts';
import { until } from '../../stage/until.ts';

const { stage, users, sent, hasIt, open, remove } = useRemovalStage();
const large = useStage({ accounts: 1_000 });

suite('removing second factors', () => {
  test('of one: sent once by POST, whatever is pressed twice; the token stands in paths alone', async () => {
    const page = await open();
    const [user = ''] = users;
    const { confirm, yes, result, outcomes } = acting(page);
    const [token = ''] = /cpsess\d{10}/.exec(page.page.url()) ?? [];
    assert.ok(token !== '');
    const requestsSince = page.recordRequests();
    await page
      .row(user)
      .getByRole('button', { name: `Actions for ${user}` })
      .click();
    await clickTwice(page.page.getByRole('menuitem', { name: 'Remove two-factor…' }));
    await confirm.getByText(user, { exact: true }).waitFor();
    assert.deepEqual(sent(), []);
    // The second press may have taken the focus from Cancel to what lies under it.
    await yes.focus();
    await pressEnterTwice(page.page, 100);
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
    for (const { url, headers, body } of await requestsSince()) {
      const path = url.replace(`/${token}/`, '/');
      assert.ok(!`${path} ${JSON.stringify(headers)} ${body}`.includes('cpsess'), url);
    }
  });

  test('of several, by a reseller: one is refused, and the result is exported and copied', async () => {
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
    assert.deepEqual(parse(readFileSync(await file.path(), 'utf8').slice(1)), [
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
    assert.deepEqual([one, two].map(hasIt), [false, true]);
  });

  test('in two windows at once: each is sent once, and tells what is the case', async () => {
    const [one, two] = [await open('brightweb'), await open()];
    const user = users.slice(0, 1);
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    await remove(one, user);
    await remove(two, user);
    await until(() => sent().length === 2);
    stage.whm.faults.clear();
    for (const page of [one, two]) {
      assert.deepEqual(await acting(page).outcomes(), [[...user, 'Removed', '']]);
    }
    assert.deepEqual(sent(), [user, user]);
  });

  test('after the session has ended: one logs in again, and is back where one was', async () => {
    const page = await open('brightweb');
    const [user = ''] = users;
    await acting(page).select(user);
    await acting(page).selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await acting(page).confirm.waitFor();
    stage.whm.endSessions();
    await acting(page).yes.click();
    await acting(page).confirm.getByRole('link', { name: 'Log in again' }).click();
    await page.page.locator('input[name=user]').fill('brightweb');
    await page.page.locator('input[name=pass]').fill('brightweb-password');
    await page.page.keyboard.press('Enter');
    await page.row(user).waitFor();
    assert.ok(await page.choice('Enabled').isChecked());
    assert.deepEqual(sent(), []);
  });

  test('of 1,000: in parts of 200, one after another; each has its outcome', async () => {
    const { population, requests } = large.whm;
    for (const { user } of population.accounts) population.setTwoFactor(user, true);
    const before = requests.length;
    const page = await (await large.visit('root')).detailed();
    await page.choice('Enabled').check();
    await page.settled();
    const { selection, confirm, yes, result } = acting(page);
    await page.page.getByRole('checkbox', { name: 'Select all shown' }).check();
    await selection.getByText('1,000 selected').waitFor();
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await confirm.getByRole('textbox', { name: 'Type 1000 to confirm' }).fill('1,000');
    await yes.click();
    await result.getByText('Removed: 1,000').waitFor();
    const parts = removals(requests.slice(before));
    assert.deepEqual(
      parts.map((part) => part.length),
      [200, 200, 200, 200, 200],
    );
    assert.equal(new Set(parts.flat()).size, 1_000);
    assert.ok(population.accounts.every(({ user }) => !population.isEnabled(user)));
    await result.getByRole('button', { name: 'Close' }).click();
    await page.status.filter({ hasText: '0 of 1,001' }).waitFor();
  });
});
