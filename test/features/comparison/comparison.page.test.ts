/** The comparison with an earlier export, from the file that the page has made itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { AccountsPage } from '../../stage/accounts-page.ts';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 300 });

/** The path of the file. */
async function exported(page: AccountsPage, item: string): Promise<string> {
  const [file] = await Promise.all([
    page.page.waitForEvent('download'),
    page.choose('Export', item),
  ]);
  return file.path();
}

/** @param file its path, or its text */
async function compareWith(
  page: AccountsPage,
  file: string | { text: string | Buffer },
): Promise<void> {
  await page.tab('Insights').click();
  await page.page
    .getByLabel('Earlier export', { exact: true })
    .setInputFiles(
      typeof file === 'string'
        ? file
        : { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(file.text) },
    );
}

const heading = (page: AccountsPage, name: string) =>
  page.page.getByRole('heading', { name, exact: true });

suite('the comparison', () => {
  for (const format of ['CSV', 'JSON']) {
    test(`with ${format} that the page has exported finds what has changed since`, async () => {
      const { population } = stage.whm;
      const before = await (await stage.visit('brightweb')).detailed();
      const file = await exported(before, `${format}, all accounts`);
      const owned = population.accounts.filter(({ owner }) => owner === 'brightweb');
      const [has, hasNot] = [true, false].map((is) => owned.find((one) => one.isEnabled === is));
      assert.ok(has && hasNot);
      population.setTwoFactor(has.user, false);
      population.setTwoFactor(hasNot.user, true);
      const page = await (await stage.visit('brightweb')).detailed();

      await compareWith(page, file);

      for (const name of ['Lost (1)', 'Gained (1)', 'New (0)', 'Gone (0)']) {
        await heading(page, name).waitFor();
      }
      const lost = page.page.getByRole('list', { name: 'Lost (1)' });
      await lost.getByRole('button', { name: has.user, exact: true }).waitFor();
      assert.equal(await page.page.getByText('checksum does not fit').count(), 0);
      assert.equal(await page.page.getByText('under another name').count(), 0);
      population.setTwoFactor(has.user, true);
      population.setTwoFactor(hasNot.user, false);
    });
  }

  test('with a file under another name says so, and claims no other server', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const text = readFileSync(await exported(page, 'CSV, all accounts'), 'utf8');
    await compareWith(page, { text: text.replace(/# host: .*/, '# host: other.example.com') });
    await page.page
      .getByText('exported under another name: other.example.com; here it is')
      .waitFor();
    assert.equal(await page.page.getByText('another server').count(), 0);
  });

  test('with CSV for semicolons, stored by a spreadsheet, finds an account by its domain', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    const item = 'CSV with semicolons, shown accounts';
    const text = readFileSync(await exported(page, item), 'utf8');
    assert.match(text, /^user;primary_domain;two_factor;/m);
    const [row = '', user = ''] = /^([a-z0-9]+);[^;\r]+;enabled;.*$/m.exec(text) ?? [];
    const stored = text.replace(row, row.replace(user, 'Mar-20')).replaceAll('\r\n', '\r');

    await compareWith(page, { text: Buffer.from(stored, 'utf16le') });

    await heading(page, 'Renamed (1)').waitFor();
    const renamed = page.page.getByRole('list', { name: 'Renamed (1)' });
    await renamed.getByRole('button', { name: user, exact: true }).waitFor();
    await renamed.getByText('Mar-20').waitFor();
    await page.page.getByText('the file has been stored by another program').waitFor();
    await heading(page, 'New (0)').waitFor();
  });

  test('with a file without evidence says that it does not tell when and by whom', async () => {
    const page = await (await stage.visit('brightweb')).detailed();
    await compareWith(page, { text: 'user,two_factor\r\nanna,enabled\r\n' });
    await heading(page, 'Gone (1)').waitFor();
    await page.page.getByText('The file does not tell when and by whom it was exported.').waitFor();
  });
});

suite('a long file', () => {
  const large = useStage({ accounts: 20_000 });

  test('is read with progress, and reading it can be cancelled', async () => {
    const page = await (await large.visit('root')).detailed();
    const file = await exported(page, 'CSV, all accounts');
    const release = await page.holdLongWork();
    await compareWith(page, file);
    const bar = page.page.getByRole('progressbar', { name: 'Reading the file' });
    await bar.waitFor();
    await page.page.getByText('Reading the file…').waitFor();

    await page.button('Cancel').focus();
    await page.page.keyboard.press('Enter');

    await page.page.getByText('Reading the file was cancelled.').waitFor();
    assert.equal(await bar.count(), 0);
    await release();
    await compareWith(page, file);
    await heading(page, 'Lost (0)').waitFor();
    await heading(page, 'Gone (0)').waitFor();
  });
});
