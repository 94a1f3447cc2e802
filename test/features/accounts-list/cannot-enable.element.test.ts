/** Who cannot enable two-factor is not enabled like the others, and a muted line in the cell tells it. */
import { expect } from 'chai';
import { PHONE, resizeWindow, until } from '../../browser/mount.ts';
import type { Page } from '../../browser/page.ts';
import { allByRole, textOf } from '../../browser/roles.ts';
import { openForty } from './forty.ts';

/** What the cell of an account's second factor says. */
const stateOf = (page: Page, user: string): string =>
  allByRole(page.row(user), 'cell')
    .map(textOf)
    .find((text) => text.startsWith('Not enabled')) ?? '';

describe('who cannot enable two-factor', () => {
  it('is not enabled, and it is told below that in the cell', async () => {
    const { page } = await openForty();

    expect(stateOf(page, 'carla')).to.equal('Not enabled Cannot enable it');
    expect(stateOf(page, 'alma')).to.equal('Not enabled');
    expect(page.choices).to.deep.equal(['[All 40]', 'Enabled 9', 'Not enabled 31']);
    expect(page.status).to.include('31 of 40 accounts have no second factor.');
  });

  it('is among those who are not enabled, whether or not that is pressed', async () => {
    const { page } = await openForty();

    await page.press('radio', 'Not enabled 31');
    await until(() => !page.users.includes('bruno'));

    expect(page.users).to.include('carla');
    expect(page.choices).to.deep.equal(['All 40', 'Enabled 9', '[Not enabled 31]']);
  });

  it('has a row as high as the others, at a desk and on a phone', async () => {
    const { page } = await openForty();

    for (const size of [undefined, PHONE]) {
      if (size) await resizeWindow(size);
      const height = size ? 56 : 40;
      const heights = () =>
        ['carla', 'alma'].map((user) => page.row(user).getBoundingClientRect().height);
      await until(() => heights()[1] === height);
      expect(heights()).to.deep.equal([height, height]);
      const row = page.row('carla').getBoundingClientRect();
      const cell = allByRole(page.row('carla'), 'cell')
        .find((one) => textOf(one).includes('Cannot'))
        ?.getBoundingClientRect();
      expect(cell?.top).to.be.at.least(row.top);
      expect(cell?.bottom).to.be.at.most(row.bottom);
    }
  });
});
