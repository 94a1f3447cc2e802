/** The page while a browser's translator replaces its texts: it says the same as without one. */
import { expect } from 'chai';
import { frame } from '../browser/mount.ts';
import { openLoadedPage, type Page } from '../browser/page.ts';
import { allByRole, getByRole, hasRole, textOf } from '../browser/roles.ts';
import { translate } from '../browser/translator.ts';

/** Each row as what it acts on, and what it says. */
function rowsOf(page: Page): string[][] {
  return allByRole(page.element, 'row')
    .filter((row) => hasRole(row, 'rowheader'))
    .map((row) => {
      const link = getByRole(row, 'link');
      return [link.dataset['user'] ?? '', textOf(link), ...page.cellsOf(row).map(textOf)];
    });
}

const NOT_ENABLED = ['alma', 'carla', 'dario'].map((user) => [
  user,
  user,
  `${user}.example.com`,
  'Not enabled',
]);
const BRUNO = ['bruno', 'bruno', 'bruno.example.com', 'Enabled'];
const ROOT = ['root', 'root', 'server1.example.com', 'Enabled'];

describe('a translated page', () => {
  it('says of each account what is the case, when it is sorted', async () => {
    const page = await openLoadedPage();
    expect(translate().count).to.be.above(20);
    await frame();

    await page.press('button', 'Two-factor');

    expect(rowsOf(page)).to.deep.equal([ROOT, BRUNO, ...NOT_ENABLED]);
  });

  it('says of each account what is the case, when it is searched', async () => {
    const page = await openLoadedPage();
    translate();

    await page.type('bru');

    expect(rowsOf(page)).to.deep.equal([BRUNO]);
    expect(page.choices).to.deep.equal(['[All 1]', 'Enabled 1', 'Not enabled 0']);
  });
});
