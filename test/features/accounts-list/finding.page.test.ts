/** Finding accounts: filters, words, orders, columns; and the address that says what is shown. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SERVER_UTC_OFFSET_S } from '../../whm/accounts.ts';
import type { LocalAccount } from '../../whm/local-whm.ts';
import { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';
import { logInAsRoot } from '../../stage/log-in.ts';

const stage = useStage({ accounts: 600 });

const count = (test: (account: LocalAccount) => boolean): number =>
  stage.whm.population.accounts.filter(test).length;

suite('filters', () => {
  test('each option says how many it would show, and they combine', async () => {
    const page = await (await stage.visit('root')).detailed();
    const owned = count(({ owner }) => owner === 'brightweb');
    await page.filterBy('Owner', { label: `brightweb (${owned})` });
    await page.shows(owned);
    const both = count(({ owner, plan }) => owner === 'brightweb' && plan === 'business');
    await page.filterBy('Package', { label: `business (${both})` });
    await page.shows(both);
    const active = count(
      ({ owner, plan, isSuspended }) =>
        owner === 'brightweb' && plan === 'business' && !isSuspended,
    );
    await page.filterBy('State', { label: `Active (${active})` });
    await page.shows(active);
    await page.page.keyboard.press('Escape');
    await page.button('Clear search and filters').click();
    await page.shows(601);
    assert.equal(page.fragment, '');
    // The days are those of the server, both included.
    await page.filters.click();
    await page.page.getByLabel('Created from').fill('2015-01-01');
    await page.page.getByLabel('Created to').fill('2015-12-31');
    await page.shows(
      count(({ startedAt }) => {
        const serverTime = new Date((startedAt + SERVER_UTC_OFFSET_S) * 1_000);
        return serverTime.getUTCFullYear() === 2015;
      }),
    );
  });
});

suite('columns', () => {
  test('are chosen, and remembered by the browser', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('View').click();
    await page.page.getByRole('checkbox', { name: 'State', exact: true }).check();
    await page.page.getByRole('checkbox', { name: 'Contact', exact: true }).uncheck();
    await page.header('State').waitFor();
    assert.equal(page.fragment, 'columns=user,domain,two-factor,owner,package,state');

    const again = new AccountsPage(await page.page.context().newPage());
    await again.page.goto(page.page.url().replace(/#.*/, ''));
    await again.header('State').waitFor();
    assert.equal(await again.header('Contact').count(), 0);
  });
});

suite('the address', () => {
  test('says what is shown, and Back and Forward go there', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.choice('Enabled').check();
    await page.page.waitForURL(/#two-factor=enabled$/);
    await page.search.pressSequentially('web');
    await page.page.waitForURL(/#search=web&two-factor=enabled$/);
    await page.button('Owner').click();
    await page.page.waitForURL(/#search=web&two-factor=enabled&sort=owner$/);

    await page.page.goBack();
    await page.page.goBack();
    assert.equal(page.fragment, 'two-factor=enabled');
    assert.equal(await page.search.inputValue(), '');
    assert.ok(await page.choice('Enabled').isChecked());
    await page.page.goForward();
    assert.equal(await page.search.inputValue(), 'web');
    assert.doesNotMatch(page.fragment, /cpsess|\d{10}/);
  });

  test('opens the same view for another administrator', async () => {
    const first = await (await stage.visit('brightweb')).detailed();
    await first.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await first.filterBy('Package', 'premium');
    await first.page.keyboard.press('Escape');
    await first.button('Package').click();
    await first.choose('Copy', 'Link to this view');
    await first.page.getByText('Copied the link').waitFor();
    const link = await first.page.evaluate(() => navigator.clipboard.readText());
    assert.doesNotMatch(link, /cpsess/);

    const context = await stage.newContext();
    const page = await context.newPage();
    await page.goto(link);
    await logInAsRoot(page);
    await page.getByRole('table', { name: 'Accounts' }).getByRole('rowheader').first().waitFor();
    assert.equal(new URL(page.url()).hash, '#package=premium&sort=package');
    await page.getByRole('table', { name: 'Accounts' }).getByText('premium').first().waitFor();
    await page.getByRole('button', { name: /^Filters/ }).click();
    const name = await page.getByRole('combobox', { name: 'Package' }).inputValue();
    assert.equal(name, 'premium');
  });
});
