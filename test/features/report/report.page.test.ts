/** Reports that leave the page: CSV, JSON, paper, the clipboard. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 600 });
afterEach(() => {
  stage.whm.setPolicy(true);
  stage.whm.faults.clear();
});

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../src/accounts/export.schema.json', import.meta.url), 'utf8'),
) as object;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

async function download(page: AccountsPage, item: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.page.waitForEvent('download'),
    page.choose('Export', item),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** The evidence, the header row and the rows of a CSV file, by a parser that is not ours. */
function readCsv(text: string): { evidence: Map<string, string>; table: string[][]; body: string } {
  assert.ok(text.startsWith('\uFEFF'), 'the UTF-8 mark');
  const plain = text.slice(1);
  const all: string[][] = parse(plain, { relax_column_count: true });
  const lines = all.filter(([cell = '']) => cell.startsWith('# '));
  const evidence = new Map(
    lines.map(([line = '']) => {
      const [name = '', ...value] = line.slice(2).split(': ');
      return [name, value.join(': ')];
    }),
  );
  const body = plain.split('\r\n').slice(lines.length).join('\r\n');
  return { evidence, table: all.slice(lines.length), body };
}

suite('CSV', () => {
  test('of all accounts carries the evidence, and its checksum fits', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.search.fill('web');
    const { name, text } = await download(page, 'CSV, all accounts');
    const { evidence, table, body } = readCsv(text);
    assert.match(
      name,
      /^twofactor-status_server1\.example\.com_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.csv$/,
    );
    assert.deepEqual(table[0], [
      'user',
      'primary_domain',
      'two_factor',
      'can_enable',
      'role',
      'owner',
      'package',
      'state',
      'contact',
      'created',
      'excused_until',
      'excused_reason',
    ]);
    assert.equal(table.length, 602);
    assert.equal(evidence.get('sha256'), sha256(body));
    assert.equal(evidence.get('host'), 'server1.example.com');
    assert.equal(evidence.get('whm version'), '11.138.0.10');
    assert.equal(evidence.get('exported by'), 'root');
    assert.equal(evidence.get('policy'), 'on');
    assert.equal(evidence.get('filter'), 'none');
    assert.equal(evidence.get('rows'), '601 of 601');
    assert.match(
      evidence.get('not covered') ?? '',
      /^e-mail accounts.*; changes since the list was read at \S+Z$/,
    );
    assert.doesNotMatch(text, /cpsess/);
  });

  test('of the shown accounts has those, in their order, and the filter in words', async () => {
    const page = await (await stage.visit('root')).detailed();
    await page.filterBy('Owner', 'northhost');
    await page.choice('Enabled').check();
    const { evidence, table } = readCsv((await download(page, 'CSV, shown accounts')).text);
    assert.equal(evidence.get('filter'), 'two-factor: enabled; owner: northhost');
    assert.deepEqual(
      table.slice(1).map(([user]) => user),
      await page.users(),
    );
  });

  test('says of a reseller whose accounts they are, and what is not covered', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    await page.filters.waitFor();
    const { evidence, table } = readCsv((await download(page, 'CSV, all accounts')).text);
    assert.equal(evidence.get('scope'), 'the accounts of reseller fairhost');
    assert.match(evidence.get('not covered') ?? '', /owner, package/);
    assert.equal(table.length, 9);
  });

  test('holds no cell that a spreadsheet would take for a formula', async () => {
    stage.whm.population.addAccount({
      user: '=cmd',
      plan: 'gold;=1+1',
      email: '@x',
      domain: '-2.example',
    });
    const page = await (await stage.visit('root')).detailed();
    await page.search.fill('=cmd');
    await page.shows(1);
    const { table } = readCsv((await download(page, 'CSV, shown accounts')).text);
    stage.whm.population.removeAccount('=cmd');
    const cells = table[1] ?? [];
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@]/.test(cell)),
      [],
    );
    assert.equal(cells[0], "'=cmd");
    assert.equal(cells[6], "gold;'=1+1");
  });

  test('says, while the policy is off, that what is configured is not asked for', async () => {
    stage.whm.setPolicy(false);
    const page = await (await stage.visit('northhost')).detailed();
    await page.table.getByText('Set up, not enforced').first().waitFor();
    const { evidence, table } = readCsv((await download(page, 'CSV, all accounts')).text);
    assert.equal(evidence.get('policy'), 'off');
    const values = new Set(table.slice(1).map((row) => row[2]));
    assert.ok(values.has('configured_not_asked') && !values.has('enabled'));
  });
});

test('after a refresh that failed, an export says when its rows were read, and no policy', async () => {
  const page = await (await stage.visit('brightweb')).detailed();
  for (const name of ['twofactorauth_get_user_configs', 'twofactorauth_policy_status']) {
    stage.whm.faults.set(name, { kind: 'refused', reason: 'Not now.' });
  }
  await page.refresh.click();
  await page.alert.waitFor();
  await page.page.getByText('policy unknown', { exact: false }).first().waitFor();
  const { text } = await download(page, 'CSV, all accounts');
  const { evidence } = readCsv(text);
  const [, readAt = '', failedAt = ''] =
    /changes since the list was read at (\S+Z) \(reading it again at (\S+Z) failed\)$/.exec(
      evidence.get('not covered') ?? '',
    ) ?? [];
  const times = [readAt, failedAt, evidence.get('exported at') ?? ''];
  assert.ok(
    times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)),
    times.join(),
  );
  assert.deepEqual(times, times.toSorted());
  assert.equal(evidence.get('policy'), 'unknown');
});

test('JSON is valid by its schema, and its checksum fits', async () => {
  const page = await (await stage.visit('root')).detailed();
  const { name, text } = await download(page, 'JSON, all accounts');
  const file = JSON.parse(text) as { evidence: Record<string, string>; accounts: unknown[] };
  const validate = new Ajv2020({ strict: true }).compile(SCHEMA);
  assert.ok(validate(file), JSON.stringify(validate.errors));
  assert.match(name, /\.json$/);
  assert.equal(file.accounts.length, 601);
  assert.equal(file.evidence['sha256'], sha256(JSON.stringify(file.accounts)));
  assert.doesNotMatch(text, /cpsess/);
});

test('a file of what a reseller has searched for has that, and says so', async () => {
  const page = await (await stage.visit('brightweb')).detailed();
  const [user = ''] = await page.users();
  await page.search.fill(` ${user} `);
  await page.shows(1);
  const { evidence, table } = readCsv((await download(page, 'CSV, shown accounts')).text);
  assert.deepEqual(
    table.slice(1).map(([name]) => name),
    [user],
  );
  assert.equal(evidence.get('filter'), `search “${user}”`);
  assert.equal(evidence.get('rows'), '1 of 40');
  assert.equal(evidence.get('exported by'), 'brightweb');
  assert.equal(evidence.get('scope'), 'the accounts of reseller brightweb');
});

suite('long work', () => {
  const large = useStage({ accounts: 20_000 });

  const works: [menu: 'Export' | 'Copy', item: string, cancelled: string][] = [
    ['Export', 'CSV, all accounts', 'The export was cancelled'],
    ['Export', 'JSON, all accounts', 'The export was cancelled'],
    ['Export', 'Print', 'The export was cancelled'],
    ['Copy', 'User names', 'Copying was cancelled'],
    ['Copy', 'Domains', 'Copying was cancelled'],
    ['Copy', 'Contact addresses', 'Copying was cancelled'],
  ];
  test('shows its progress, can be cancelled by keyboard, and leaves the page usable', async () => {
    const page = await (await large.visit('root')).detailed();
    const bar = page.page.getByRole('progressbar');
    const files: string[] = [];
    page.page.on('download', (file) => files.push(file.suggestedFilename()));
    for (const [menu, item, cancelled] of works) {
      const release = await page.holdLongWork();
      await page.choose(menu, item);
      await bar.and(page.page.getByRole('progressbar', { name: menu })).waitFor();
      await page.page.getByText(/: [\d,]+ of 20,001 /).waitFor();
      await page.button('Cancel').focus();
      await page.page.keyboard.press('Enter');
      await release();
      await page.page.getByText(cancelled).waitFor();
      assert.equal(await bar.count(), 0, item);
    }
    assert.deepEqual(files, []);
    assert.equal(await page.page.locator('.tfs-print').count(), 0);
    await page.search.fill('web');
    await page.status.filter({ hasText: 'shown' }).waitFor();
  });

  test('is finished when nobody cancels it: copies and files of every account', async () => {
    const page = await (await large.visit('root')).detailed();
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.choose('Copy', 'User names');
    await page.page.getByText('Copied 20,001 user names').waitFor();
    const names = await page.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(new Set(names.split('\n')).size, 20_001);
    const { text } = await download(page, 'JSON, all accounts');
    const file = JSON.parse(text) as { evidence: Record<string, string>; accounts: unknown[] };
    assert.equal(file.accounts.length, 20_001);
    assert.equal(file.evidence['sha256'], sha256(JSON.stringify(file.accounts)));
  });
});

test('printing gives all shown rows, and nothing of the page around them', async () => {
  const page = await (await stage.visit('root')).detailed();
  await page.filterBy('Owner', 'brightweb');
  await page.shows(40);
  await page.page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.choose('Export', 'Print');
  await page.page.emulateMedia({ media: 'print' });
  const report = page.page.getByRole('heading', {
    name: 'Two-Factor Status of server1.example.com',
  });
  await report.waitFor();
  assert.equal(await page.page.locator('.tfs-print tbody tr').count(), 40);
  assert.equal(await page.page.getByRole('navigation').count(), 0);
  const group = await page.page
    .locator('.tfs-print thead')
    .evaluate((head) => getComputedStyle(head).display);
  assert.equal(group, 'table-header-group');
  await page.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await report.count(), 0);
});

suite('the browser’s own print', () => {
  /** How many pages a PDF has. */
  const pagesOf = (pdf: Buffer): number =>
    pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const printed = (page: AccountsPage) => page.page.locator('.tfs-print tbody tr');
  const tell = (page: AccountsPage, event: 'beforeprint' | 'afterprint') =>
    page.page.evaluate((name) => void dispatchEvent(new Event(name)), event);

  /** Once the page is ready for it: a moment after its first rows. */
  async function ready(user: string): Promise<AccountsPage> {
    const page = await (await stage.visit(user)).detailed();
    await page.page.waitForFunction(() => {
      dispatchEvent(new Event('beforeprint'));
      return document.querySelector('.tfs-print');
    });
    await tell(page, 'afterprint');
    return page;
  }

  test('gives all shown rows, on as many pages as they need', async () => {
    const page = await ready('root');
    // Chromium tells the page of a print that makes a PDF, too; the table itself fits one page.
    const pages = pagesOf(await page.page.pdf({ format: 'A4' }));
    assert.ok(pages >= 601 / 60, `${pages} pages`);
    await page.filterBy('Owner', 'brightweb');
    await page.shows(40);
    const fewer = pagesOf(await page.page.pdf({ format: 'A4' }));
    assert.ok(fewer >= 1 && fewer <= 3, `${fewer} pages`);
    await tell(page, 'beforeprint');
    await page.page.emulateMedia({ media: 'print' });
    assert.equal(await printed(page).count(), 40);
    assert.ok(await printed(page).last().isVisible());
    assert.ok(!(await page.table.isVisible()));
  });

  test('is of what is shown now, also where the print before did not say that it was over', async () => {
    const page = await ready('brightweb');
    await tell(page, 'beforeprint');
    assert.equal(await printed(page).count(), 40);
    const [user = ''] = await page.users();
    await page.search.fill(user);
    await page.shows(1);
    await tell(page, 'beforeprint');
    assert.deepEqual(await printed(page).locator('th').allTextContents(), [user]);
    await tell(page, 'afterprint');
    assert.equal(await printed(page).count(), 0);
  });

  test('after “Print”, which left its report behind, is of what is shown now', async () => {
    const page = await ready('brightweb');
    await page.page.evaluate(() => {
      // As browsers do: told before the dialog is there.
      window.print = () => void dispatchEvent(new Event('beforeprint'));
    });
    await page.choose('Export', 'Print');
    await printed(page).nth(39).waitFor({ state: 'attached' });
    const [user = ''] = await page.users();
    await page.search.fill(user);
    await page.shows(1);
    await tell(page, 'beforeprint');
    assert.equal(await printed(page).count(), 1);
  });

  test('has the columns that are shown, and says when the list was read', async () => {
    const page = await ready('brightweb');
    await page.button('View').click();
    for (const name of ['Owner', 'Contact', 'Created']) {
      await page.page.getByRole('checkbox', { name, exact: true }).check();
    }
    await page.header('Created').waitFor();
    await tell(page, 'beforeprint');
    const report = page.page.locator('.tfs-print');
    assert.deepEqual(await report.locator('thead th').allTextContents(), [
      'User',
      'Primary domain',
      'Two-factor',
      'Owner',
      'Package',
      'Contact',
      'Created',
    ]);
    const [user = ''] = await page.users();
    const account = stage.whm.population.accounts.find((one) => one.user === user);
    const row = report
      .locator('tbody tr')
      .filter({ has: page.page.getByText(user, { exact: true }) });
    const cells = await row.locator('th, td').allTextContents();
    assert.deepEqual([cells[3], cells[5]], [account?.owner, account?.email]);
    assert.match(cells[6] ?? '', /\d{4}/);
    assert.match((await report.locator('dl').textContent()) ?? '', /the list was read at \S+Z/);
  });
});

suite('copying', () => {
  test('takes the shown names, domains and addresses, one of each', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const read = () => page.page.evaluate(() => navigator.clipboard.readText());
    const owned = stage.whm.population.accounts.filter(({ owner }) => owner === 'brightweb');

    await page.choose('Copy', 'User names');
    await page.page.getByText('Copied 40 user names').waitFor();
    assert.deepEqual(
      (await read()).split('\n').toSorted(),
      owned.map(({ user }) => user).toSorted(),
    );

    await page.choose('Copy', 'Domains');
    await page.page.getByText('Copied 40 domains').waitFor();
    assert.deepEqual(
      (await read()).split('\n').toSorted(),
      owned.map(({ domain }) => domain).toSorted(),
    );

    const addresses = owned.flatMap(({ email }) =>
      email === '*unknown*' ? [] : email.split(/,\s*/),
    );
    await page.choose('Copy', 'Contact addresses');
    await page.page.getByText(`Copied ${addresses.length} addresses`).waitFor();
    assert.deepEqual((await read()).split('\n').toSorted(), addresses.toSorted());

    await page.choose('Copy', 'Reminder for owners');
    await page.page.getByText('Copied the reminder').waitFor();
    assert.match(await read(), /Two-Factor Authentication/);
  });

  test('gives the text to copy by hand where the browser does not let it', async () => {
    const page = await (await stage.visit('northhost')).detailed();
    await page.page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.choose('Copy', 'User names');
    const field = page.page.getByRole('textbox', { name: 'The browser did not let the page copy' });
    assert.equal((await field.inputValue()).split('\n').length, 13);
  });
});
