/** What goes wrong with removing second factors, and what others do meanwhile. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { acting, REMOVE, useRemovalStage } from '../../stage/acting.ts';
import { clickTwice } from '../../stage/twice.ts';

const LIST = 'twofactorauth_get_user_configs';
const { stage, users, sent, hasIt, open, remove } = useRemovalStage();

suite('what goes wrong', () => {
  test('the login page comes instead of the answer: what is read decides, and it is never sent again', async () => {
    const page = await open();
    stage.whm.faults.set(REMOVE, { kind: 'login-page', isDone: true, times: 1 });
    await remove(page, users.slice(0, 2));
    assert.deepEqual(
      await acting(page).outcomes(),
      users
        .slice(0, 2)
        .map((user) => [
          user,
          'Removed',
          'The answer of WHM was lost. Read again: not enabled any more.',
        ]),
    );
    assert.equal(sent().length, 1);
  });

  test('the connection is lost before it was done: unknown, and still enabled', async () => {
    const page = await open();
    stage.whm.faults.set(REMOVE, { kind: 'reset', times: 1 });
    await remove(page, users.slice(0, 1));
    assert.deepEqual(await acting(page).outcomes(), [
      [users[0], 'Unknown', 'The answer of WHM was lost. Read again: still there.'],
    ]);
    assert.equal(sent().length, 1);
  });

  test('nothing can be read again: it is said, and reading can be repeated', async () => {
    const page = await open();
    const [user = ''] = users;
    await acting(page).select(user);
    await acting(page).selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    await acting(page).yes.click();
    while (sent().length === 0) await page.page.waitForTimeout(20);
    stage.whm.faults.set(LIST, { kind: 'status', status: 502, body: 'error-page' });
    stage.whm.faults.set(REMOVE, { kind: 'latency', ms: 0 });
    const { result, outcomes } = acting(page);
    assert.deepEqual(await outcomes(), [
      [user, 'Unknown', 'WHM reported it removed; it could not be read again.'],
    ]);
    await result.getByRole('alert').waitFor();
    stage.whm.faults.clear();
    await result.getByRole('button', { name: 'Read again' }).click();
    await result.getByRole('cell', { name: 'Removed' }).waitFor();
    assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
    assert.equal(sent().length, 1);
  });

  test('WHM cannot be reached when it is begun: nothing was changed, and one can go on', async () => {
    const page = await open();
    const { select, selection, confirm, yes, outcomes } = acting(page);
    await select(users[0] ?? '');
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    stage.whm.faults.set(LIST, { kind: 'status', status: 502, body: 'error-page' });
    await yes.click();
    await confirm.getByRole('alert').filter({ hasText: 'Nothing was changed.' }).waitFor();
    assert.deepEqual(sent(), []);
    stage.whm.faults.clear();
    await yes.click();
    assert.deepEqual(await outcomes(), [[users[0], 'Removed', '']]);
  });

  test('the session has ended when it is begun: one logs in again, and is back here', async () => {
    const page = await open('brightweb');
    const [user = ''] = users;
    await acting(page).select(user);
    await acting(page).selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await acting(page).confirm.waitFor();
    stage.whm.endSessions();
    await acting(page).yes.click();
    const alert = acting(page).confirm.getByRole('alert');
    await alert.filter({ hasText: 'Nothing was changed. Your session has ended.' }).waitFor();
    await alert.getByRole('link', { name: 'Log in again' }).click();
    await page.page.locator('input[name=user]').fill('brightweb');
    await page.page.locator('input[name=pass]').fill('brightweb-password');
    await page.page.keyboard.press('Enter');
    await page.row(user).waitFor();
    assert.ok(await page.choice('Enabled').isChecked(), 'where one was');
    assert.deepEqual(sent(), []);
  });

  test('a reseller meets a lost answer, a refusal, and the login page', async () => {
    const page = await open('brightweb');
    const { outcomes, result } = acting(page);
    const [one = '', two = '', three = ''] = users;
    const close = async () => {
      await result.getByRole('button', { name: 'Close' }).click();
      await result.waitFor({ state: 'hidden' });
    };
    stage.whm.faults.set(REMOVE, { kind: 'lost', times: 1 });
    await remove(page, [one]);
    assert.deepEqual(await outcomes(), [
      [one, 'Removed', 'The answer of WHM was lost. Read again: not enabled any more.'],
    ]);
    await close();
    const rowButton = (user: string) =>
      page.row(user).getByRole('button', { name: 'Remove two-factor…' });
    stage.whm.faults.set(REMOVE, { kind: 'refused', reason: 'Not yours.' });
    await rowButton(two).click();
    await acting(page).yes.click();
    assert.deepEqual(await outcomes(), [[two, 'Refused', 'Not yours.']]);
    await close();
    stage.whm.faults.set(REMOVE, { kind: 'login-page' });
    await rowButton(three).click();
    await acting(page).yes.click();
    assert.deepEqual(await outcomes(), [
      [three, 'Unknown', 'The answer of WHM was lost. Read again: still there.'],
    ]);
    assert.deepEqual([one, two, three].map(hasIt), [false, true, true]);
  });

  test('WHM says nothing of an account, and it cannot be read again: nothing is claimed', async () => {
    const page = await open();
    const body = '{"metadata":{"version":1,"result":1},"data":{"users_modified":[],"failed":{}}}';
    stage.whm.faults.set(REMOVE, { kind: 'body', body });
    await page.page.route(`**/${LIST}?**`, (route) =>
      sent().length > 0 ? route.fulfill({ status: 502, body: '' }) : route.fallback(),
    );
    await remove(page, users.slice(0, 1));
    assert.deepEqual(await acting(page).outcomes(), [
      [users[0], 'Unknown', 'WHM did not say what it did; it could not be read again.'],
    ]);
  });

  test('an account of which WHM says nothing when it is read does not hold up the others', async () => {
    const page = await open();
    const [one = '', two = ''] = users;
    await page.page.route(`**/${LIST}?*user=${one}*`, (route) =>
      route.fulfill({ json: { metadata: { version: 1, result: 1 } } }),
    );
    await remove(page, [one, two]);
    assert.deepEqual(await acting(page).outcomes(), [
      [one, 'Removed', ''],
      [two, 'Removed', ''],
    ]);
  });

  test('pressed twice, it is sent once, and the result is there', async () => {
    const page = await open();
    const { select, selection, yes, outcomes } = acting(page);
    const [user = ''] = users;
    await select(user);
    await clickTwice(selection.getByRole('button', { name: 'Remove two-factor…' }));
    await clickTwice(yes);
    assert.deepEqual(await outcomes(), [[user, 'Removed', '']]);
    assert.equal(sent().length, 1);
  });

  test('whoever leaves while it goes on is asked whether to', async () => {
    const page = await open();
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    await remove(page, users.slice(0, 1));
    await acting(page).confirm.getByText('Removing: 0 of 1').waitFor();
    const [question] = await Promise.all([
      page.page.waitForEvent('dialog'),
      page.page.close({ runBeforeUnload: true }),
    ]);
    assert.equal(question.type(), 'beforeunload');
    await question.dismiss();
    stage.whm.faults.clear();
    await acting(page).outcomes();
  });

  test('two windows at once: each is sent once, and tells what is the case', async () => {
    const [one, two] = [await open('brightweb'), await open()];
    const user = users.slice(0, 1);
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    await remove(one, user);
    await remove(two, user);
    while (sent().length < 2) await one.page.waitForTimeout(20);
    stage.whm.faults.clear();
    for (const page of [one, two]) {
      assert.deepEqual(await acting(page).outcomes(), [[...user, 'Removed', '']]);
    }
    assert.deepEqual(sent(), [user, user]);
  });

  test('what goes over the network: the token stands in the path, and nowhere else', async () => {
    const page = await open('brightweb');
    const requestsSince = page.recordRequests();
    const [token = ''] = /cpsess\d{10}/.exec(page.page.url()) ?? [];
    await remove(page, users.slice(0, 2));
    await acting(page).outcomes();
    const requests = await requestsSince();
    assert.ok(requests.some(({ url }) => url.includes(REMOVE)));
    for (const { url, headers, body } of requests) {
      const path = url.replace(`/${token}/`, '/');
      assert.ok(!`${path} ${JSON.stringify(headers)} ${body}`.includes('cpsess'), url);
    }
    assert.ok(token !== '');
  });

  test('another window was quicker: nothing is sent, and nothing is claimed', async () => {
    const page = await open();
    const [one = '', two = ''] = users;
    const other = await open('brightweb');
    await remove(other, [one]);
    assert.deepEqual(await acting(other).outcomes(), [[one, 'Removed', '']]);
    await remove(page, [one, two]);
    assert.deepEqual(await acting(page).outcomes(), [
      [one, 'Was not enabled', ''],
      [two, 'Removed', ''],
    ]);
    assert.deepEqual(sent(), [[one], [two]]);
  });

  test('an account that is gone meanwhile is left out', async () => {
    stage.whm.population.addAccount({ user: 'leaver', owner: 'root' });
    stage.whm.population.setTwoFactor('leaver', true);
    const page = await open();
    await page.search.fill('leaver');
    await page.settled();
    stage.whm.population.removeAccount('leaver');
    await remove(page, ['leaver']);
    assert.deepEqual(await acting(page).outcomes(), [
      ['leaver', 'Left out', 'Not sent: the account is not in your list any more.'],
    ]);
    assert.deepEqual(sent(), []);
  });
});
