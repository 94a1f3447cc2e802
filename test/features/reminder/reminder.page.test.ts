/** Writing to owners, from where one asks for it: a row, the selection, and without the right to see addresses. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 60 });

/** Accounts whose owners are to be written to, and have one address. Who has the package starter cannot enable it. */
const missing = () =>
  stage.whm.population.accounts
    .filter(
      ({ isEnabled, plan, email }) =>
        !isEnabled && plan !== 'starter' && /^[^,]+@[^,]+$/.test(email),
    )
    .map(({ user, email }) => ({ user, email }));

suite('writing to owners', () => {
  test('of one account: the mail program is given the address and the text', async () => {
    const page = await (await stage.visit('root')).detailed();
    const [account] = missing();
    assert.ok(account);
    await page.search.fill(account.user);
    await page
      .row(account.user)
      .getByRole('button', { name: `Actions for ${account.user}` })
      .click();
    await page.page.getByRole('menuitem', { name: 'Write to the owner…' }).click();

    const dialog = page.page.getByRole('dialog', { name: 'Write to owners' });
    await dialog.getByText('1 address of 1 account').waitFor();
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Hello');
    const href = await dialog
      .getByRole('link', { name: 'Open in mail program' })
      .getAttribute('href');

    assert.ok(
      href?.startsWith(`mailto:?bcc=${encodeURIComponent(account.email)}&subject=Hello&body=`),
    );
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(page.complaints, []);
  });

  test('of the selected: their addresses are copied', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const accounts = missing().slice(0, 2);
    for (const { user } of accounts) {
      await page.search.fill(user);
      await page.page.getByRole('checkbox', { name: `Select ${user}`, exact: true }).check();
    }
    await page.button('Write to owners…').click();
    const dialog = page.page.getByRole('dialog', { name: 'Write to owners' });

    await dialog.getByRole('button', { name: 'Copy addresses' }).click();

    await dialog.getByText('Copied 2 addresses').waitFor();
    const copied = await page.page.evaluate(() => navigator.clipboard.readText());
    const addresses = accounts.map(({ email }) => email);
    assert.deepEqual(copied.split(', ').toSorted(), addresses.toSorted());
  });

  test('without the right to list accounts: WHM tells no address, the message can be copied', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    const [account] = stage.whm.population.accounts.filter(
      ({ owner, isEnabled }) => owner === 'fairhost' && !isEnabled,
    );
    assert.ok(account);
    await page
      .row(account.user)
      .getByRole('button', { name: `Actions for ${account.user}` })
      .click();
    await page.page.getByRole('menuitem', { name: 'Write to the owner…' }).click();

    const dialog = page.page.getByRole('dialog', { name: 'Write to owners' });
    await dialog.getByText('WHM does not tell you the contact addresses').waitFor();
    await dialog.getByRole('button', { name: 'Copy message' }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Copy addresses' }).count(), 0);
  });
});
