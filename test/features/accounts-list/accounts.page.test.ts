/** The list as root and as each kind of reseller sees it: summary, table, search, filter, sort. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 1_024 });

suite('root', () => {
  test('finds the page in the sidebar, in the same tab', async () => {
    const context = await stage.newContext();
    const page = await context.newPage();
    await page.goto(stage.whm.url);
    await page.getByLabel('Username').fill('root');
    await page.getByLabel('Password').fill('root-password');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('link', { name: 'Two-Factor Status' }).click();
    await page.getByRole('table', { name: 'Accounts' }).getByRole('rowheader').first().waitFor();
    assert.equal(context.pages().length, 1);
    assert.match(page.url(), /\/cpsess\d{10}\/cgi\/addons\/twofactor_status\/index\.cgi$/);
  });

  test('sees every account of the server and root’s own entry, who is missing first', async () => {
    const page = await (await stage.visit('root')).loaded();
    const { accounts } = stage.whm.population;
    const enabled = accounts.filter((account) => account.isEnabled).length;
    const text = await page.status.innerText();
    assert.ok(text.includes(`${enabled} of 1,025 accounts have two-factor enabled`), text);
    assert.equal(await page.table.getAttribute('aria-rowcount'), '1026');
    assert.equal(await page.header('Two-factor').getAttribute('aria-sort'), 'ascending');
    const missing = accounts.filter((account) => !account.isEnabled).map(({ user }) => user);
    const shown = await page.users();
    assert.deepEqual(shown, [...missing, 'root'].sort().slice(0, shown.length));
    assert.ok(shown.length < 100, 'only the rows in view are in the document');
  });

  test('marks root, and says above the table that root has no second factor', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.fill('root');
    assert.match(await page.row('root').innerText(), /server administrator/);
    await page.notes.filter({ hasText: 'root has no second factor' }).waitFor();
  });

  test('sorts by each column, both ways', async () => {
    const page = await (await stage.visit('root')).loaded();
    const sorted = ['root', ...stage.whm.population.accounts.map(({ user }) => user)].sort();
    await page.button('User').click();
    assert.equal(await page.header('User').getAttribute('aria-sort'), 'ascending');
    assert.equal((await page.users())[0], sorted[0]);
    await page.button('User').click();
    assert.equal(await page.header('User').getAttribute('aria-sort'), 'descending');
    assert.equal((await page.users())[0], sorted.at(-1));
    await page.button('Two-factor').click();
    await page.button('Two-factor').click();
    await page.settled();
    assert.match(await page.rows.first().innerText(), /\bEnabled/);
  });

  test('reaches the last row by scrolling', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.button('User').click();
    const last =
      stage.whm.population.accounts
        .map(({ user }) => user)
        .sort()
        .at(-1) ?? '';
    await page.page.keyboard.press('End');
    await page.row(last).waitFor();
    assert.equal(await page.row(last).getAttribute('aria-rowindex'), '1026');
  });
});

suite('a reseller', () => {
  test('sees the accounts it owns, and its own state in a note', async () => {
    const page = await (await stage.visit('brightweb')).loaded();
    const own = stage.whm.population.accounts.filter(({ owner }) => owner === 'brightweb');
    const enabled = own.filter((account) => account.isEnabled).length;
    assert.ok((await page.status.innerText()).includes(`${enabled} of 40 accounts have`));
    await page.notes
      .filter({ hasText: 'Your own account, brightweb, has no second factor' })
      .waitFor();
    assert.equal(await page.row('brightweb').count(), 0);
    assert.equal(await page.row('root').count(), 0);
  });

  test('that owns itself finds itself marked', async () => {
    const page = await (await stage.visit('northhost')).loaded();
    await page.search.fill('northhost');
    assert.match(await page.row('northhost').innerText(), /\byou\b/);
  });

  test('without accounts is told so', async () => {
    const page = await stage.visit('newstart');
    await page.page.getByText('You have no accounts yet').waitFor();
    assert.equal(await page.table.count(), 0);
    await page.notes.filter({ hasText: 'newstart, has two-factor enabled' }).waitFor();
  });

  test('without list-accts has the same page', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    assert.match(await page.status.innerText(), /of 8 accounts have/);
  });

  test('without the privilege is refused by WHM, before the page', async () => {
    const { page, pageUrl } = await stage.prepare('helpdesk');
    const answer = await page.goto(pageUrl);
    assert.equal(answer?.status(), 403);
    await page.getByRole('alert').filter({ hasText: 'You do not have permission' }).waitFor();
    assert.equal(await page.locator('two-factor-status').count(), 0);
  });
});

suite('searching and filtering', () => {
  test('finds a part of a name or domain, in Unicode and in punycode', async () => {
    const page = await (await stage.visit('root')).loaded();
    const international = stage.whm.population.accounts.find(({ domain }) =>
      domain.startsWith('xn--'),
    );
    assert.ok(international);
    await page.search.fill(international.domain.toUpperCase());
    await page.row(international.user).waitFor();
    const readable = new URL(`http://${international.domain}`);
    const cell = page.row(international.user).getByRole('cell').nth(1);
    assert.ok(!(await cell.innerText()).includes('xn--'), 'shown readable');
    assert.equal(
      await cell.getByTitle(readable.hostname).count(),
      1,
      'the stored form in the title',
    );
    await page.search.fill((await cell.innerText()).trim());
    await page.row(international.user).waitFor();
  });

  test('counts what the search leaves, and says how many are shown', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.fill('an');
    const found = stage.whm.population.accounts.filter(
      ({ user, domain }) => user.includes('an') || domain.includes('an'),
    );
    const enabled = found.filter((account) => account.isEnabled).length;
    await page.choice('Enabled').check();
    assert.equal(await page.countOf('Enabled'), enabled);
    await page.status.filter({ hasText: `${enabled} of 1,025 shown` }).waitFor();
    await page.choice('All').check();
    assert.equal(
      await page.countOf('All'),
      (await page.countOf('Enabled')) + (await page.countOf('Not enabled')),
    );
  });

  test('clears from an empty result, and puts the focus into the search box', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.fill('no such account');
    await page.page.getByText('No account matches').waitFor();
    await page.button('Clear search and filters').click();
    await page.rows.first().waitFor();
    assert.equal(await page.search.inputValue(), '');
    assert.ok(await page.search.evaluate((box) => box.matches(':focus')));
  });

  test('Escape clears the search', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.fill('no such account');
    await page.search.press('Escape');
    await page.rows.first().waitFor();
    assert.equal(await page.search.inputValue(), '');
  });
});
