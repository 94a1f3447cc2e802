/** Removing the second factors of thousands: in parts, one after another, stopped and broken off between them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { acting, removals, REMOVE } from '../../stage/acting.ts';
import { useStage } from '../../stage/browser.ts';

const LIST = 'twofactorauth_get_user_configs';
const MOST = 200;
const stage = useStage({ accounts: 5_000 });
let sentBefore = 0;

beforeEach(() => {
  for (const { user } of stage.whm.population.accounts) {
    stage.whm.population.setTwoFactor(user, true);
  }
  sentBefore = stage.whm.requests.length;
});
afterEach(() => stage.whm.faults.clear());

const sent = (): string[][] => removals(stage.whm.requests.slice(sentBefore));

/** Selects all, types the number, and says yes. */
async function removeAll(): Promise<AccountsPage> {
  const page = await (await stage.visit('root')).detailed();
  await page.choice('Enabled').check();
  await page.settled();
  const { selection, confirm, yes } = acting(page);
  await page.page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await selection.getByText('5,000 selected').waitFor();
  await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
  await confirm.getByRole('textbox', { name: 'Type 5000 to confirm' }).fill('5,000');
  await yes.click();
  return page;
}

/** Waits until so many parts have been sent. */
async function partsAre({ page }: AccountsPage, count: number): Promise<void> {
  while (sent().length < count) await page.waitForTimeout(20);
}

/** How many of each outcome the result says there are. */
async function counts(page: AccountsPage): Promise<string> {
  const { result } = acting(page);
  await result.waitFor();
  return (await result.getByText(/^(Removed|Refused|Unknown|Left out): /).allInnerTexts()).join();
}

suite('5,000 accounts', () => {
  test('go in parts of 200, one after another, with progress; each has its outcome', async () => {
    const page = await removeAll();
    assert.equal(await counts(page), 'Removed: 5,000');
    const parts = sent();
    assert.equal(parts.length, 25);
    assert.ok(parts.every((part) => part.length === MOST));
    assert.equal(new Set(parts.flat()).size, 5_000);
    const { population } = stage.whm;
    assert.ok(population.accounts.every(({ user }) => !population.isEnabled(user)));
    const { result } = acting(page);
    await result.getByRole('button', { name: 'Show all 5,000' }).click();
    assert.equal(
      await result.getByRole('table', { name: 'Result' }).getByRole('row').count(),
      5_001,
    );
    await result.getByRole('button', { name: 'Close' }).click();
    await page.status.filter({ hasText: '0 of 5,001' }).waitFor();
  });

  test('are stopped between two parts: the rest was not sent, and it is said', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    const page = await removeAll();
    await partsAre(page, 1);
    const { confirm } = acting(page);
    const progress = confirm.getByRole('progressbar', { name: 'Removing two-factor' });
    assert.equal(await progress.getAttribute('max'), '5000');
    await page.page.keyboard.press('Escape');
    await progress.waitFor();
    await confirm.getByRole('button', { name: 'Stop' }).click();
    await confirm.getByText('Stopping after the part').waitFor();
    stage.whm.faults.clear();
    assert.equal(await counts(page), 'Removed: 200,Left out: 4,800');
    assert.equal(sent().length, 1);
    assert.equal((await acting(page).outcomes())[0]?.[2], 'Not sent: stopped before its turn.');
  });

  test('the session ends in the middle: nothing of what is known is lost', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    const page = await removeAll();
    await partsAre(page, 1);
    // The first part is answered, and then the session is over, for every call.
    stage.whm.faults.set(LIST, { kind: 'login-page' });
    stage.whm.faults.set(REMOVE, { kind: 'login-page' });
    assert.equal(await counts(page), 'Unknown: 400,Left out: 4,600');
    assert.equal(sent().length, 2);
    const { result } = acting(page);
    await result.getByText('Copy or export this result before you log in again.').waitFor();
    await result.getByRole('link', { name: 'Log in again' }).waitFor();
    const rows = await acting(page).outcomes();
    assert.equal(rows[0]?.[2], 'WHM reported it removed; it could not be read again.');
    const [file] = await Promise.all([
      page.page.waitForEvent('download'),
      result.getByRole('button', { name: 'Export result' }).click(),
    ]);
    assert.ok(file.suggestedFilename().endsWith('.csv'));
    await result.getByRole('button', { name: 'Close' }).click();
    await page.page.getByRole('link', { name: 'Log in again' }).waitFor();
  });

  test('the connection is lost in the middle: that part is read, no further one is sent', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'hold' });
    const page = await removeAll();
    await partsAre(page, 1);
    stage.whm.faults.set(REMOVE, { kind: 'lost', times: 1 });
    assert.equal(await counts(page), 'Removed: 400,Left out: 4,600');
    assert.equal(sent().length, 2);
    await acting(page).result.getByRole('button', { name: 'Show all 5,000' }).click();
    const all = await acting(page).outcomes();
    assert.equal(all[0]?.[2], 'Not sent, because of the failure before it.');
    assert.equal(all.at(-1)?.[2], 'The answer of WHM was lost. Read again: not enabled any more.');
  });

  test('a part that WHM refuses is told, and the others go on', async () => {
    stage.whm.faults.set(REMOVE, { kind: 'refused', reason: 'Busy.', times: 1 });
    const page = await removeAll();
    assert.equal(await counts(page), 'Removed: 4,800,Refused: 200');
    assert.equal(sent().length, 25);
  });
});
