/** Exceptions from the server's file to the page: each viewer sees those of their own accounts. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../../stage/browser.ts';

const stage = useStage({ accounts: 60 });

const missingOf = (owner: string): string =>
  stage.whm.population.accounts.find((one) => one.owner === owner && !one.isEnabled)?.user ?? '';
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

suite('exceptions on the page', () => {
  test('root sees them all, a reseller those of their own accounts, and a broken line is told to root alone', async () => {
    const [mine, other] = [missingOf('brightweb'), missingOf('northhost')];
    assert.ok(mine && other);
    stage.whm.writeExceptions(
      `user,reason,approved_by,until\n${mine},<i>why</i>,Bo,${day(9)}\n${other},r,Bo,${day(9)}\nx\n`,
    );

    const root = await (await stage.visit('root')).detailed();
    await root.page.getByText('of which 2 are excused').waitFor();
    await root.page.getByRole('note').filter({ hasText: 'line 4' }).waitFor();
    await root.filterBy('Exception', 'excused');
    await root.shows(2);

    const reseller = await (await stage.visit('brightweb')).detailed();
    await reseller.page.getByText('of which 1 is excused').waitFor();
    assert.match(await reseller.row(mine).innerText(), /Excused until/);
    assert.equal(await reseller.page.getByRole('note').filter({ hasText: 'line 4' }).count(), 0);
    assert.ok(!(await reseller.page.content()).includes(other), 'nothing of anybody else');
    assert.deepEqual(stage.whm.errorLog, []);
  });
});
