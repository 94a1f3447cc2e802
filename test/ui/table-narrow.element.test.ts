/** The table on a phone: rows laid out as a list, still a table by its roles. */
import { expect } from 'chai';
import { html } from 'lit';
import type { TableColumn } from '../../src/ui/table-column.ts';
import { bodyRows, cellTexts, COLUMNS, fruits, mountTable, type Fruit } from './fruit-table.ts';
import { DESKTOP, PHONE, resizeWindow, sidewaysOverflow, until } from '../browser/mount.ts';
import { allByRole, getByRole, hasRole, rolesBelow } from '../browser/roles.ts';

/** Columns beyond the first ones: the last matters most. */
const MORE: readonly TableColumn<Fruit>[] = ['third', 'second', 'first'].map((key, at) => ({
  key,
  header: key,
  width: '1fr',
  area: 'more',
  rank: 2 - at,
  cell: () => key,
}));

type Title = (typeof COLUMNS)[number];

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

  it('lays a row out as two lines, 56 px high', async () => {
    const table = await mountTable();

    const [row] = bodyRows(table);
    if (!row) throw new Error('There is no row');
    expect(row.getBoundingClientRect().height).to.equal(56);
    const title = getByRole(row, 'rowheader').getBoundingClientRect();
    const [subtitle, aside] = allByRole(row, 'cell').map((cell) => cell.getBoundingClientRect());
    expect(subtitle?.top).to.be.at.least(title.bottom);
    expect(subtitle?.left).to.equal(title.left);
    expect(aside?.left).to.be.at.least(title.right);
  });

  it('has room for one thing beyond that, beside the subtitle: what matters most', async () => {
    const table = await mountTable({ columns: [...COLUMNS, ...MORE] });

    const [row] = bodyRows(table);
    if (!row) throw new Error('There is no row');
    expect(cellTexts(row)).to.deep.equal(['fruit0', 'red', '0', 'first']);
    const [subtitle, aside, first] = allByRole(row, 'cell').map((c) => c.getBoundingClientRect());
    expect(first?.top).to.be.closeTo(subtitle?.top ?? NaN, 1);
    expect(first?.left).to.be.at.least(subtitle?.right ?? NaN);
    expect(first?.right).to.be.at.most(aside?.left ?? NaN);
    expect(rolesBelow(row)).to.deep.equal(['rowheader', 'cell', 'cell', 'cell']);
  });

  it('has room for long badges: the state goes below them, in a row as high as before', async () => {
    const badges = ['administrateur du serveur', 'revendeur'];
    const [title, subtitle, aside] = COLUMNS as [Title, Title, Title];
    const columns = [
      {
        ...title,
        cell: () => html`root ${badges.map((text) => html`<span class="badge">${text}</span>`)}`,
      },
      subtitle,
      { ...aside, cell: () => 'Non activée' },
    ];
    const table = await mountTable({ columns });

    const [row] = bodyRows(table);
    if (!row) throw new Error('There is no row');
    const header = getByRole(row, 'rowheader');
    for (const badge of header.children) {
      expect(badge.scrollWidth, badge.textContent).to.be.at.most(badge.clientWidth);
      const { right } = badge.getBoundingClientRect();
      expect(right).to.be.at.most(header.getBoundingClientRect().right);
    }
    const [, state] = allByRole(row, 'cell').map((cell) => cell.getBoundingClientRect());
    expect(state?.top).to.be.at.least(header.getBoundingClientRect().bottom);
    expect(row.getBoundingClientRect().height).to.equal(56);
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

  it('drops columns by how much they matter, one by one, and stays a table', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    const shown: [width: number, columns: string][] = [];

    for (const width of [1000, 809, 699, 589, 480]) {
      box.style.width = `${width}px`;
      const table = await mountTable({ columns: [...COLUMNS, ...MORE], parent: box });
      expect(hasRole(table, 'button', 'Fruit')).to.equal(true);
      const names = allByRole(table, 'columnheader').map(({ computedName }) => computedName);
      shown.push([width, names.slice(3).join(' ')]);
      const [row] = bodyRows(table);
      expect(row && allByRole(row, 'cell')).to.have.lengthOf(names.length - 1);
      table.remove();
    }

    expect(shown).to.deep.equal([
      [1000, 'third second first'],
      [809, 'second first'],
      [699, 'first'],
      [589, ''],
      [480, ''],
    ]);
  });

  it('drops and takes back columns as its room changes', async () => {
    const table = await mountTable({ columns: [...COLUMNS, ...MORE] });
    expect(hasRole(table, 'columnheader', 'third')).to.equal(true);

    await resizeWindow({ ...DESKTOP, width: 700 });
    await until(() => !hasRole(table, 'columnheader', 'third'));
    expect(hasRole(table, 'columnheader', 'first')).to.equal(true);

    await resizeWindow(DESKTOP);
    await until(() => hasRole(table, 'columnheader', 'third'));
  });
});
