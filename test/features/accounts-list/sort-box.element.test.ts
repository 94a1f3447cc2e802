/** The order of the list as a choice. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/accounts-list/sort-box.ts';
import type { TfsSortBox } from '../../../src/features/accounts-list/sort-box.ts';
import type { TableSort } from '../../../src/ui/table-column.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, focused, getByRole } from '../../browser/roles.ts';

async function mountBox(sort: TableSort): Promise<{ box: TfsSortBox; asked: TableSort[] }> {
  const box = document.createElement('tfs-sort-box');
  box.orders = [
    { key: 'name', header: 'Fruit' },
    { key: 'colour', header: 'Colour' },
    { key: 'count', header: 'Pieces' },
  ];
  box.sort = sort;
  const asked: TableSort[] = [];
  box.addEventListener('sort-changed', ({ detail }) => void asked.push(detail));
  mount(box);
  await frame();
  return { box, asked };
}

const chosen = (box: TfsSortBox): string | undefined =>
  (getByRole(box, 'combobox', 'Sort by') as HTMLSelectElement).selectedOptions[0]?.label;

describe('the sort box', () => {
  it('offers the orders, and shows which it is', async () => {
    const { box } = await mountBox({ key: 'colour', direction: 'ascending' });

    const options = allByRole(getByRole(box, 'combobox', 'Sort by'), 'option');
    expect(options.map(({ computedName }) => computedName.trim())).to.deep.equal([
      'Fruit',
      'Colour',
      'Pieces',
    ]);
    expect(chosen(box)).to.equal('Colour');

    box.sort = { key: 'count', direction: 'ascending' };
    await frame();
    expect(chosen(box)).to.equal('Pieces');
  });

  it('asks for what is chosen, ascending', async () => {
    const { box, asked } = await mountBox({ key: 'name', direction: 'descending' });

    getByRole(box, 'combobox', 'Sort by').focus();
    await sendKeys({ type: 'Pie' });
    await sendKeys({ press: 'Enter' });

    expect(asked).to.deep.equal([{ key: 'count', direction: 'ascending' }]);
  });

  it('turns the order round, and back', async () => {
    const { box, asked } = await mountBox({ key: 'colour', direction: 'ascending' });
    const button = getByRole(box, 'button', 'Reverse order');

    button.click();
    box.sort = { key: 'colour', direction: 'descending' };
    await frame();
    expect(button.ariaPressed).to.equal('true');
    button.click();

    expect(asked).to.deep.equal([
      { key: 'colour', direction: 'descending' },
      { key: 'colour', direction: 'ascending' },
    ]);
  });

  it('is reached by the keyboard: the combobox, then the button', async () => {
    await mountBox({ key: 'name', direction: 'ascending' });

    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('combobox “Sort by”');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('button “Reverse order”');
  });
});
