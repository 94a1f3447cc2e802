/** The main flows on a WHM that answers as each recorded one does (test/whm/recorded/). */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { suite, test } from 'node:test';
import { acting, removals } from '../stage/acting.ts';
import { useStage } from '../stage/browser.ts';
import { readRecorded } from '../whm/recorded.ts';

const NAMES = readdirSync('test/whm/recorded').map((file) => file.replace(/\.json$/, ''));
const stage = useStage({ accounts: 60 });

for (const name of NAMES) {
  const options = { accounts: 60, recorded: readRecorded(name) };

  suite(`on WHM ${name}`, () => {
    test('root: the list, its details, what WHM remarks, the policy; one removal', async () => {
      stage.whm.reset(options);
      const { accounts } = stage.whm.population;
      const page = await (await stage.visit('root')).detailed();
      const enabled = accounts.filter(({ isEnabled }) => isEnabled);
      assert.equal(await page.countOf('All'), accounts.length + 1);
      assert.equal(await page.countOf('Enabled'), enabled.length);
      await page.notes.filter({ hasText: 'The list may be incomplete.' }).waitFor();
      await page.page.getByText('Policy on').first().waitFor();

      const [account] = enabled;
      assert.ok(account);
      await page.search.fill(account.user);
      const row = page.row(account.user);
      const cells = await row.getByRole('cell').allInnerTexts();
      assert.deepEqual(cells.slice(3, 5), [account.owner, account.plan]);

      const { select, selection, yes, outcomes } = acting(page);
      await select(account.user);
      await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
      await yes.click();
      assert.deepEqual(await outcomes(), [[account.user, 'Removed', '']]);
      assert.deepEqual(removals(stage.whm.requests), [[account.user]]);
    });

    test('the policy is off', async () => {
      stage.whm.reset({ ...options, isPolicyEnabled: false });
      const page = await (await stage.visit('root')).loaded();
      await page.page.getByText('Policy is off').first().waitFor();
    });

    test('resellers: one’s own accounts; none; one whom WHM refuses the details', async () => {
      stage.whm.reset(options);
      const page = await (await stage.visit('brightweb')).detailed();
      const own = stage.whm.population.accounts.filter(({ owner }) => owner === 'brightweb');
      assert.equal(await page.countOf('All'), own.length);

      const nobody = await stage.visit('newstart');
      await nobody.page.getByText('You have no accounts').first().waitFor();
      assert.equal(await nobody.alert.count(), 0);

      const fair = await (await stage.visit('fairhost')).loaded();
      await fair.filters.click();
      await fair.notes.filter({ hasText: 'list-accts' }).waitFor();
      assert.deepEqual([...page.complaints, ...nobody.complaints, ...fair.complaints], []);
    });
  });
}
