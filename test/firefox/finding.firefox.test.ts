/** The page in Firefox: who sees what, finding accounts, and taking them along. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LocalAccount } from '../whm/local-whm.ts';
import { hasFocus, type AccountsPage } from '../stage/accounts-page.ts';
import { PHONE, useStage } from '../stage/browser.ts';

const stage = useStage({ accounts: 300 }, 'firefox');

const count = (isMeant: (account: LocalAccount) => boolean): number =>
  stage.whm.population.accounts.filter(isMeant).length;

/** Whether an element lies within the window, and is what a click in its middle would hit. */
async function isOnTop(page: AccountsPage, name: string): Promise<boolean> {
  return page.page.getByRole('dialog', { name }).evaluate((dialog) => {
    const { left, top, width, height } = dialog.getBoundingClientRect();
    const root = dialog.getRootNode() as ShadowRoot;
    const hit = root.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && dialog.contains(hit) && left >= 0 && left + width <= innerWidth;
  });
}

suite('the list', () => {
  test('root sees every account, who is missing first, and nothing is complained of', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.shows(301);
    await page.status.filter({ hasText: `of 301 accounts` }).waitFor();
    const states = await page.rows.evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.state bdi')?.textContent.trim()),
    );
    assert.ok(states.length > 10 && states.every((state) => state === 'Not enabled'));
    assert.deepEqual(page.complaints, []);
    assert.deepEqual([...page.origins], [stage.whm.url]);
  });

  test('a reseller sees the accounts it owns', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    await page.shows(count(({ owner }) => owner === 'brightweb'));
  });

  test('its end is reached by scrolling, and the headers stay in sight', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('User').click();
    await page.settled();
    const last =
      stage.whm.population.accounts
        .map(({ user }) => user)
        .sort()
        .at(-1) ?? '';
    await page.page.mouse.move(600, 500);
    await page.page.mouse.wheel(0, 100_000);
    await page.row(last).waitFor();
    const header = await page.header('User').boundingBox();
    assert.ok(header && header.y >= 0 && header.y < 820);
  });

  test('in a right-to-left language its columns begin on the right', async () => {
    const { page } = await stage.visit('root', { locale: 'ar' });
    const table = page.getByRole('table');
    await table.getByRole('rowheader').nth(5).waitFor();
    const [first, second] = await Promise.all(
      [0, 1].map((index) => table.getByRole('columnheader').nth(index).boundingBox()),
    );
    assert.ok(first && second && first.x > second.x);
  });

  test('on a phone each account is a block, and nothing is scrolled sideways', async () => {
    const page = await (await stage.visit('root', { viewport: PHONE })).detailed();
    const row = await page.rows.first().boundingBox();
    assert.ok(row && row.height > 50 && row.width <= 390);
    assert.equal(await page.sidewaysOverflow(), 0);
    await page.button('More').click();
    await page.page.getByRole('menuitem').first().waitFor();
  });
});

suite('finding', () => {
  test('by a word, and by the two-factor state; Back goes to what was shown', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.choice('Enabled').check();
    await page.shows(count(({ isEnabled }) => isEnabled));
    const { user = '' } = stage.whm.population.accounts.find((one) => one.isEnabled) ?? {};
    await page.search.pressSequentially(user);
    await page.row(user).waitFor();
    await page.page.waitForURL(new RegExp(`#search=${user}&two-factor=enabled$`));
    await page.page.goBack();
    await page.shows(count(({ isEnabled }) => isEnabled));
    assert.equal(await page.search.inputValue(), '');
  });

  test('by filters, which lie over the page and become buttons that take them away', async () => {
    const page = await (await stage.visit('root')).detailed();
    const owned = count(({ owner }) => owner === 'brightweb');
    await page.filterBy('Owner', { label: `brightweb (${owned})` });
    await page.shows(owned);
    assert.ok(await isOnTop(page, 'Filters'));
    await page.page.keyboard.press('Escape');
    await page.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await hasFocus(page.filters));
    await page.button('Remove filter: Owner brightweb').click();
    await page.shows(301);
  });

  test('by an order: a header turns it round', async () => {
    const page = await (await stage.visit('root')).detailed();
    for (const direction of ['ascending', 'descending']) {
      await page.button('User').click();
      await page
        .header('User')
        .and(page.page.locator(`[aria-sort=${direction}]`))
        .waitFor();
    }
    const users = await page.users();
    assert.deepEqual(users, users.toSorted().reverse());
  });

  test('columns are chosen in View, and remembered by the browser', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.button('View').click();
    assert.ok(await isOnTop(page, 'View'));
    await page.page.getByRole('checkbox', { name: 'State', exact: true }).check();
    await page.header('State').waitFor();
    await page.page.goto(page.page.url().replace(/#.*/, ''));
    await page.page.reload();
    await page.header('State').waitFor();
  });

  test('with the keyboard alone: from the search to a row’s menu and back', async () => {
    const page = await (await stage.visit('root')).detailed();
    const { keyboard } = page.page;
    const [{ user } = { user: '' }] = stage.whm.population.accounts;
    await page.search.focus();
    await keyboard.type(user);
    await page.row(user).waitFor();
    await page.settled();
    const actions = page.page.getByRole('button', { name: `Actions for ${user}`, exact: true });
    for (let steps = 0; steps < 40 && !(await hasFocus(actions)); steps++) {
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await page.page.getByRole('menuitem', { name: 'Open', exact: true }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Escape');
    await page.page.getByRole('menu').waitFor({ state: 'detached' });
    assert.ok(await hasFocus(actions));
  });
});

suite('taking along', () => {
  test('a file of the accounts that are shown', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const [user = ''] = await page.users();
    await page.search.fill(user);
    await page.shows(1);
    // Playwright is not told of a download in Firefox: what is handed to the browser is kept.
    await page.page.evaluate(() => {
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file: Blob) => {
        void file.text().then((text) => (document.body.dataset['file'] = text));
        return create(file);
      };
    });
    await page.choose('Export', 'CSV, shown accounts');
    await page.page.getByText('Exported 1 account').waitFor();
    const body = page.page.locator('body[data-file]');
    assert.match((await body.getAttribute('data-file')) ?? '', new RegExp(`\r\n${user},`));
  });

  test('user names are copied, and pasted into the search', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const enabled = stage.whm.population.accounts
      .filter((one) => one.owner === 'brightweb' && one.isEnabled)
      .map(({ user }) => user);
    await page.choice('Enabled').check();
    await page.settled();
    await page.choose('Copy', 'User names');
    await page.page.getByText(`Copied ${enabled.length} user names`).waitFor();
    await page.search.click();
    await page.page.keyboard.press('Control+V');
    const pasted = (await page.search.inputValue()).split(' ');
    assert.deepEqual(pasted.toSorted(), enabled.toSorted());
  });
});
