/** The list as root and as each kind of reseller sees it: summary, table, search, filter, sort. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../../stage/browser.ts';
import { logInAsRoot } from '../../stage/log-in.ts';

const stage = useStage({ accounts: 1_024 });

suite('root', () => {
  test('finds the page in the sidebar, in the same tab', async () => {
    const context = await stage.newContext();
    const page = await context.newPage();
    await page.goto(stage.whm.url);
    await logInAsRoot(page);
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
    assert.match(text, /^1?,?\d+ of 1,025 accounts have no second factor\./);
    assert.ok(text.includes(`${enabled} of 1,025 accounts have two-factor enabled`), text);
    assert.equal(await page.table.getAttribute('aria-rowcount'), '1026');
    assert.equal(await page.header('Two-factor').getAttribute('aria-sort'), 'ascending');
    const missing = accounts.filter((account) => !account.isEnabled).map(({ user }) => user);
    const shown = await page.users();
    // root is missing it, too: the riskiest login of all. Resellers come next.
    assert.equal(shown[0], 'root');
    assert.ok(shown.every((user) => user === 'root' || missing.includes(user)));
    assert.ok(shown.length < 100, 'only the rows in view are in the document');
  });
});

suite('a reseller', () => {
  test('sees the accounts it owns, and its own state in a note', async () => {
    const page = await (await stage.visit('brightweb')).loaded();
    const own = stage.whm.population.accounts.filter(({ owner }) => owner === 'brightweb');
    const enabled = own.filter((account) => account.isEnabled).length;
    assert.ok((await page.status.innerText()).includes(`${enabled} of 40 accounts have`));
    await page.notes.filter({ hasText: 'You have no second factor' }).waitFor();
    assert.equal(await page.row('brightweb').count(), 0);
    assert.equal(await page.row('root').count(), 0);
  });

  test('without the privilege is refused by WHM, before the page', async () => {
    const { page, pageUrl } = await stage.prepare('helpdesk');
    const answer = await page.goto(pageUrl);
    assert.equal(answer?.status(), 403);
    await page.getByRole('alert').filter({ hasText: 'You do not have permission' }).waitFor();
    assert.equal(await page.locator('two-factor-status').count(), 0);
  });
});

suite('searching', () => {
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
});
