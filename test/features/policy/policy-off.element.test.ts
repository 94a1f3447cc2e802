/** While the policy is off nothing on the page says “enabled” of an account: it says what that means. */
import { expect } from 'chai';
import { until } from '../../browser/mount.ts';
import { openWorkingPage } from '../../browser/page.ts';
import { findByRole, getByRole, namesBelow, press, says, textOf } from '../../browser/roles.ts';

const CONFIGURED = 'Set up, not enforced';

/** “Not enabled” is what it is. */
function expectHonest(part: Element): void {
  const said = [textOf(part), ...namesBelow(part)].join(' ');
  expect(said).to.match(/set up, not enforced/i);
  expect(said.replace(/not enabled/gi, '')).not.to.match(/enabled/i);
}

it('nothing says that anybody has it enabled while the policy is off', async () => {
  const { page } = await openWorkingPage(undefined, {}, (whm) => {
    whm.isPolicyOn = false;
  });
  await until(() => page.notes.some((note) => note.includes('policy is off')));
  await page.press('link', 'Insights');
  const trend = await page.find('region', 'Trend');
  await findByRole(trend, 'columnheader', CONFIGURED);
  const breakdown = await page.find('region', 'By package');
  await findByRole(breakdown, 'columnheader', CONFIGURED);
  expectHonest(trend);
  expectHonest(breakdown);
  await page.press('link', 'Accounts');
  press(getByRole(page.element, 'checkbox', 'Select all shown'));
  await says(await page.find('region', 'Selection'), /3 not enabled.*2 set up, not enforced/);
  expectHonest(page.element);

  press(getByRole(page.element, 'link', 'bruno'));
  const panel = await page.find('dialog', 'bruno');
  await says(panel, 'Checked at');
  expectHonest(panel);
});
