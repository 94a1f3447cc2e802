/** The table on a phone: rows laid out as a list, still a table by its roles, sorted by a combobox. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { bodyRows, cellTexts, fruits, mountTable, recordSorts } from './fruit-table.ts';
import { DESKTOP, frame, PHONE, resizeWindow, sidewaysOverflow } from './mount.ts';
import { allByRole, focused, getByRole, hasRole, rolesBelow } from './roles.ts';

describe('a table on a phone', () => {
  beforeEach(() => resizeWindow(PHONE));

  it('is still a table by its roles', async () => {
    const table = await mountTable();

    expect(rolesBelow(getByRole(table, 'table', 'Basket'))).to.deep.equal(['rowgroup', 'rowgroup']);
    const [headers, ...rows] = allByRole(table, 'row');
    expect(headers && rolesBelow(headers)).to.deep.equal(Array(3).fill('columnheader'));
    for (const row of rows) expect(rolesBelow(row)).to.deep.equal(['rowheader', 'cell', 'cell']);
    expect(bodyRows(table).map(cellTexts)[1]).to.deep.equal(['fruit1', 'green', '1']);
  });

  it('tells the order on the headers, which nobody can press', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'descending' } });

    const headers = allByRole(table, 'columnheader');
    expect(headers.map(({ computedName }) => computedName)).to.deep.equal([
      'Fruit',
      'Colour',
      'Pieces',
    ]);
    expect(headers.map(({ ariaSort }) => ariaSort)).to.deep.equal(['none', 'descending', 'none']);
    for (const header of headers) expect(hasRole(header, 'button')).to.equal(false);
  });

  it('lays a row out as an entry of a list', async () => {
    const table = await mountTable();

    const [row] = bodyRows(table);
    if (!row) throw new Error('There is no row');
    const title = getByRole(row, 'rowheader').getBoundingClientRect();
    const [subtitle, aside] = allByRole(row, 'cell').map((cell) => cell.getBoundingClientRect());
    expect(subtitle?.top).to.be.at.least(title.bottom);
    expect(subtitle?.left).to.equal(title.left);
    expect(aside?.left).to.be.at.least(title.right);
  });

  it('never scrolls sideways, however long its texts are', async () => {
    const name = 'x'.repeat(300);
    const table = await mountTable({
      rows: [{ name, colour: `${name}.example.com`, count: 1e20 }],
    });

    expect(table.getBoundingClientRect().right).to.be.at.most(PHONE.width);
    expect(sidewaysOverflow()).to.equal(0);

    await resizeWindow({ width: 320, height: 800 });
    expect(sidewaysOverflow()).to.equal(0);
  });

  it('offers its columns to sort by, and shows by which it is sorted', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'ascending' } });

    const box = getByRole(table, 'combobox', 'Sort by');
    const options = allByRole(box, 'option');
    expect(options.map(({ computedName }) => computedName)).to.deep.equal([
      'Fruit',
      'Colour',
      'Pieces',
    ]);
    expect((box as HTMLSelectElement).selectedOptions[0]?.label).to.equal('Colour');

    table.sort = { key: 'count', direction: 'ascending' };
    await frame();
    expect((box as HTMLSelectElement).selectedOptions[0]?.label).to.equal('Pieces');
  });

  it('asks for the column that is chosen, ascending', async () => {
    const table = await mountTable({ sort: { key: 'name', direction: 'descending' } });
    const asked = recordSorts(table);

    getByRole(table, 'combobox', 'Sort by').focus();
    await sendKeys({ type: 'Pie' });
    await sendKeys({ press: 'Enter' });

    expect(asked).to.deep.equal([{ key: 'count', direction: 'ascending' }]);
  });

  it('turns the order round, and back', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'ascending' } });
    const asked = recordSorts(table);

    getByRole(table, 'button', 'Reverse order').click();
    table.sort = { key: 'colour', direction: 'descending' };
    await frame();
    getByRole(table, 'button', 'Reverse order').click();

    expect(asked).to.deep.equal([
      { key: 'colour', direction: 'descending' },
      { key: 'colour', direction: 'ascending' },
    ]);
  });

  it('draws few of 20,000 rows', async () => {
    const table = await mountTable({ rows: fruits(20_000) });

    expect(bodyRows(table).length).to.be.within(13, 60);
    expect(getByRole(table, 'table').ariaRowCount).to.equal('20001');
  });

  it('is reached by the keyboard: the combobox, then the button', async () => {
    await mountTable();

    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('combobox “Sort by”');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('button “Reverse order”');
  });
});

describe('a table whose room changes', () => {
  it('becomes a list when it gets narrow, and a table again when it gets wide', async () => {
    const table = await mountTable();
    expect(hasRole(table, 'combobox', 'Sort by')).to.equal(false);
    expect(hasRole(table, 'button', 'Fruit')).to.equal(true);

    await resizeWindow(PHONE);
    expect(hasRole(table, 'combobox', 'Sort by')).to.equal(true);
    expect(hasRole(table, 'button', 'Fruit')).to.equal(false);

    await resizeWindow(DESKTOP);
    expect(hasRole(table, 'combobox', 'Sort by')).to.equal(false);
    expect(hasRole(table, 'button', 'Fruit')).to.equal(true);
  });

  it('goes by its own room, not by that of the window', async () => {
    const column = document.createElement('div');
    column.style.width = '380px';
    document.body.append(column);

    const table = await mountTable({ parent: column });

    expect(hasRole(table, 'combobox', 'Sort by')).to.equal(true);
  });
});
