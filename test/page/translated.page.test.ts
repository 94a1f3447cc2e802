/** The page while the browser translates it: it reads true, from the first row to what became of a removal. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import ts from 'typescript';
import type { AccountsPage } from '../stage/accounts-page.ts';
import { acting, useRemovalStage } from '../stage/acting.ts';

const { stage, users, open } = useRemovalStage();

/** A translator in the page, from now on. */
async function translate({ page }: AccountsPage): Promise<void> {
  const source = readFileSync(new URL('../translator.ts', import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(source.replaceAll('export ', ''), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  await page.evaluate(`{ ${outputText}\n new Translator().start(document.body); }`);
}

/** Each row in the document: whose panel it opens, whom it names, what it says. */
async function rowsOf({ rows }: AccountsPage): Promise<(string | undefined)[][]> {
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const link = row.querySelector('a');
      return [
        link?.dataset['user'],
        link?.innerText,
        row.querySelector('.state bdi')?.textContent.trim(),
      ];
    }),
  );
}

suite('a page that the browser translates', () => {
  test('says of each account what is the case: sorted, searched, selected, removed', async () => {
    const page = await open();
    await translate(page);
    const isRight = async (): Promise<number> => {
      await page.settled();
      const rows = await rowsOf(page);
      for (const [user = '', name, state] of rows) {
        assert.equal(name, user);
        assert.equal(state, stage.whm.population.isEnabled(user) ? 'Enabled' : 'Not enabled', user);
      }
      return rows.length;
    };
    await page.choice('All').check();
    await page.button('User').click();
    assert.ok((await isRight()) > 5);
    await page.button('Two-factor').click();
    await page.button('Two-factor').click();
    assert.ok((await isRight()) > 5);

    const [user = ''] = users;
    await page.search.fill(user);
    await isRight();
    assert.equal(await page.countOf('Enabled'), 1);
    await page.status.filter({ hasText: '1 of 61 shown' }).waitFor();
    await page.search.fill('');
    await page.choice('Enabled').check();
    await page.settled();

    const { select, selection, confirm, yes, result, outcomes } = acting(page);
    await select(users[1] ?? '');
    await selection.getByText('1 selected').waitFor();
    await select(user);
    await selection.getByText('2 selected').waitFor();
    await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
    await confirm.getByText(user, { exact: true }).waitFor();
    await yes.click();
    const told = await outcomes();
    assert.deepEqual(told.map(([name, outcome]) => [name?.trim(), outcome?.trim()]).sort(), [
      [user, 'Removed'],
      [users[1], 'Removed'],
    ]);
    await result.getByRole('button', { name: 'Close' }).click();
    await page.row(user).waitFor({ state: 'detached' });
    await isRight();
    const left = stage.whm.population.accounts.filter(({ isEnabled }) => isEnabled).length;
    await page.status.filter({ hasText: `${left} of 61` }).waitFor();
  });
});
