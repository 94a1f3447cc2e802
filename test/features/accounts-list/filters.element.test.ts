/** The button “Filters” and what it opens: each choice has effect at once, and the number of hits is seen. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { frame, PHONE, resizeWindow, until } from '../../browser/mount.ts';
import type { Page, PageOptions } from '../../browser/page.ts';
import { allByRole, focused, getByRole, hasRole, says, textOf } from '../../browser/roles.ts';
import { chooseOption, comboboxOf, openForty } from './forty.ts';

/** Opens the page, and in it the filters. */
async function openFilters(
  options: PageOptions = {},
): Promise<{ page: Page; dialog: HTMLElement }> {
  const { page } = await openForty(options);
  await page.press('button', 'Filters');
  return { page, dialog: getByRole(page.element, 'dialog', 'Filters') };
}

describe('filters', () => {
  it('are a dialog with a field for each, beside the button that opened it', async () => {
    const { page, dialog } = await openFilters();

    expect(getByRole(page.element, 'button', 'Filters').ariaExpanded).to.equal('true');
    const names = allByRole(dialog, 'combobox').map(({ computedName }) => computedName);
    expect(names).to.deep.equal(['Owner', 'Package', 'Role', 'State', 'Can enable two-factor']);
    expect(hasRole(dialog, '', 'Created from') && hasRole(dialog, '', 'Created to')).to.equal(true);
    expect(textOf(dialog)).to.include('40 of 40 accounts');
    expect(hasRole(dialog, 'button', /^Show/)).to.equal(false);
  });

  it('have effect at once, and tell how many they find', async () => {
    const { page, dialog } = await openFilters();

    chooseOption(comboboxOf(dialog, 'Owner'), 'brightweb');
    await says(dialog, '18 of 40 accounts');
    expect(page.has('button', 'Filters 1')).to.equal(true);
    chooseOption(comboboxOf(dialog, 'Package'), 'starter');
    await says(dialog, '9 of 40 accounts');

    expect(page.has('button', 'Filters 2')).to.equal(true);
    expect(page.users).to.have.lengthOf(9);
    expect(hasRole(page.element, 'dialog', 'Filters')).to.equal(true);
  });

  it('count for each option what the others leave', async () => {
    const { dialog } = await openFilters();
    const labels = (name: string) => Array.from(comboboxOf(dialog, name).options, (o) => o.label);

    chooseOption(comboboxOf(dialog, 'Owner'), 'brightweb');
    await until(() => labels('Package').includes('business (9)'));

    expect(labels('Package')).to.deep.equal(['Any package', 'business (9)', 'starter (9)']);
    expect(labels('Owner')).to.deep.equal(['Any owner', 'brightweb (18)', 'root (22)']);
  });

  it('are cleared together, and the search and the choice stay', async () => {
    const { page, dialog } = await openFilters({ fragment: 'two-factor=not-enabled' });
    chooseOption(comboboxOf(dialog, 'Owner'), 'brightweb');
    await until(() => page.has('button', 'Filters 1'));
    chooseOption(comboboxOf(dialog, 'State'), 'Suspended');
    await until(() => page.has('button', 'Filters 2'));

    getByRole(dialog, 'button', 'Clear filters').click();
    await until(() => page.has('button', 'Filters'));

    expect(comboboxOf(dialog, 'Owner').value).to.equal('');
    expect(page.choices[2]).to.equal('[Not enabled 31]');
    await says(dialog, '31 of 40 accounts');
  });

  it('find who cannot enable two-factor', async () => {
    const { page, dialog } = await openFilters();

    chooseOption(comboboxOf(dialog, 'Can enable two-factor'), 'No (2)');
    await says(dialog, '2 of 40 accounts');

    expect(page.users).to.deep.equal(['carla', 'user6']);
  });

  it('are left by Escape, with the focus back on their button', async () => {
    const { page } = await openFilters();

    await sendKeys({ press: 'Escape' });
    await frame();

    expect(page.has('dialog', 'Filters')).to.equal(false);
    expect(focused()).to.equal('button “Filters”');
  });

  it('say why details are not to be had', async () => {
    const { page } = await openForty({ canListAccounts: false });

    await page.press('button', 'Filters');

    const dialog = getByRole(page.element, 'dialog', 'Filters');
    expect(textOf(getByRole(dialog, 'note'))).to.include('list-accts');
    expect(hasRole(dialog, '', 'Created from')).to.equal(false);
    expect(allByRole(dialog, 'combobox').map((one) => one.computedName)).to.deep.equal([
      'Can enable two-factor',
    ]);
  });
});

describe('filters on a phone', () => {
  it('are a sheet, left by a button that tells what they find', async () => {
    await resizeWindow(PHONE);
    const { page, dialog } = await openFilters();

    chooseOption(comboboxOf(dialog, 'Owner'), 'brightweb');
    await until(() => hasRole(dialog, 'button', 'Show 18 accounts'));
    const { bottom, left, right } = dialog.getBoundingClientRect();
    expect({ bottom, left, right }).to.deep.equal({
      bottom: PHONE.height,
      left: 0,
      right: PHONE.width,
    });
    getByRole(dialog, 'button', 'Show 18 accounts').click();
    await frame();

    expect(page.has('dialog', 'Filters')).to.equal(false);
    expect(focused()).to.equal('button “Filters 1”');
  });
});
