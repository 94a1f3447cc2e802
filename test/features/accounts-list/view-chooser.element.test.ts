/** “View”: which columns the table has, and on a phone their order. */
import { expect } from 'chai';
import { frame, PHONE, resizeWindow, until } from '../../browser/mount.ts';
import { memoryStorage, type Page } from '../../browser/page.ts';
import { allByRole, focused, getByRole, hasRole, press } from '../../browser/roles.ts';
import { BRIGHTWEB, chooseOption, comboboxOf, openForty } from './forty.ts';

const headers = (page: Page): string[] =>
  allByRole(page.element, 'columnheader')
    .map(({ computedName }) => computedName.trim())
    .filter((name) => name !== 'Select all shown' && name !== 'Actions');

/** The columns that can be chosen, those that are shown in brackets. */
const choices = (dialog: HTMLElement): string[] =>
  allByRole(dialog, 'checkbox').map((box) => {
    const name = box.computedName.trim();
    return (box as HTMLInputElement).checked ? `[${name}]` : name;
  });

/** Opens “View”; at a desk by its button. */
async function openView(page: Page): Promise<HTMLElement> {
  await page.press('button', 'View');
  return getByRole(page.element, 'dialog', 'View');
}

describe('the view', () => {
  it('is chosen by the names of the columns', async () => {
    const { page } = await openForty();

    const dialog = await openView(page);

    expect(choices(dialog)).to.deep.equal([
      '[Primary domain]',
      '[Two-factor]',
      'Role',
      '[Owner]',
      '[Package]',
      'State',
      '[Contact]',
      'Created',
    ]);
    expect(hasRole(dialog, 'combobox')).to.equal(false);
  });

  it('has the chosen columns at once, and they are kept', async () => {
    const { page } = await openForty();
    const dialog = await openView(page);

    press(getByRole(dialog, 'checkbox', 'Contact'));
    await until(() => !headers(page).includes('Contact'));
    press(getByRole(dialog, 'checkbox', 'Created'));
    await until(() => headers(page).includes('Created'));
    press(getByRole(dialog, 'checkbox', 'Primary domain'));
    await until(() => !headers(page).includes('Primary domain'));

    expect(headers(page)).to.deep.equal(['User', 'Two-factor', 'Owner', 'Package', 'Created']);
    expect(hasRole(page.element, 'dialog', 'View')).to.equal(true);
    expect(page.element.boot?.settings.getItem('twofactor_status.columns.root')).to.equal(
      'user,two-factor,owner,package,created',
    );
  });

  it('leaves out at first what all accounts have in common, and shows it when it is chosen', async () => {
    // Whoever is not root sees their own accounts.
    const { page } = await openForty({ user: 'brightweb' }, BRIGHTWEB);
    await until(() => headers(page).includes('Package'));
    expect(headers(page)).to.deep.equal([
      'User',
      'Primary domain',
      'Two-factor',
      'Package',
      'Contact',
    ]);

    const dialog = await openView(page);
    press(getByRole(dialog, 'checkbox', 'Owner'));

    await until(() => headers(page).includes('Owner'));
  });
});

describe('the view on a phone', () => {
  beforeEach(() => resizeWindow(PHONE));

  async function openSheet(): Promise<{ page: Page; dialog: HTMLElement }> {
    const { page } = await openForty({ storage: memoryStorage() });
    await page.choose('More', 'View');
    return { page, dialog: getByRole(page.element, 'dialog', 'View') };
  }

  it('has the order, too: there are no headers to press', async () => {
    const { page, dialog } = await openSheet();
    const order = comboboxOf(dialog, 'Sort by');
    expect(order.selectedOptions[0]?.label).to.equal('Two-factor');
    expect(page.users[0]).to.match(/^root/);

    chooseOption(order, 'User');
    await until(() => page.users[0] === 'alma');
    const reverse = getByRole(dialog, 'button', 'Reverse order');
    expect(reverse.ariaPressed).to.equal('false');
    press(reverse);
    await until(() => page.users[0] === 'user9');

    expect(reverse.ariaPressed).to.equal('true');
    chooseOption(order, 'Package');
    await until(() => reverse.ariaPressed === 'false');
  });

  it('gives the focus back to the menu from which it was opened', async () => {
    const { page, dialog } = await openSheet();

    press(getByRole(dialog, 'button', 'Close'));
    await frame();

    expect(page.has('dialog', 'View')).to.equal(false);
    expect(focused()).to.equal('button “More”');
  });
});
