/** The table on a phone: rows laid out as a list, still a table by its roles. */
import { expect } from 'chai';
import { bodyRows, cellTexts, COLUMNS, fruits, mountTable } from './fruit-table.ts';
import { DESKTOP, PHONE, resizeWindow, sidewaysOverflow, until } from '../browser/mount.ts';
import { allByRole, getByRole, hasRole, rolesBelow } from '../browser/roles.ts';

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

  it('lays what is known beyond that in a line of its own', async () => {
    const [name, colour, count] = COLUMNS;
    if (!name || !colour || !count) throw new Error('There are three columns');
    const table = await mountTable({
      columns: [name, { ...colour, area: 'more' }, { ...count, area: 'more' }],
    });

    const [row] = bodyRows(table);
    if (!row) throw new Error('There is no row');
    const title = getByRole(row, 'rowheader').getBoundingClientRect();
    const [first, second] = allByRole(row, 'cell').map((cell) => cell.getBoundingClientRect());
    expect(first?.top).to.be.at.least(title.bottom);
    expect(second?.top).to.equal(first?.top);
    expect(second?.left).to.be.at.least(first?.right ?? NaN);
    expect(rolesBelow(row)).to.deep.equal(['rowheader', 'cell', 'cell']);
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

  it('draws few of 20,000 rows', async () => {
    const table = await mountTable({ rows: fruits(20_000) });

    expect(bodyRows(table).length).to.be.within(13, 60);
    expect(getByRole(table, 'table').ariaRowCount).to.equal('20001');
  });
});

describe('a table whose room changes', () => {
  it('becomes a list when it gets narrow, and a table again when it gets wide', async () => {
    const table = await mountTable();
    expect(hasRole(table, 'button', 'Fruit')).to.equal(true);

    await resizeWindow(PHONE);
    await until(() => !hasRole(table, 'button', 'Fruit'));

    await resizeWindow(DESKTOP);
    await until(() => hasRole(table, 'button', 'Fruit'));
  });

  it('goes by its own room, not by that of the window', async () => {
    const column = document.createElement('div');
    column.style.width = '380px';
    document.body.append(column);

    const table = await mountTable({ parent: column });

    expect(hasRole(table, 'button', 'Fruit')).to.equal(false);
  });
});
