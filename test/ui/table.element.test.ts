/** The table as a screen reader meets it: its roles, its counts, its order. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { bodyRows, cellTexts, COLUMNS, fruits, mountTable, recordSorts } from './fruit-table.ts';
import { frame } from '../browser/mount.ts';
import { allByRole, getByRole, hasRole, rolesBelow } from '../browser/roles.ts';

describe('a table', () => {
  it('is a table by its roles, without a gap', async () => {
    const table = await mountTable();

    expect(rolesBelow(table)).to.deep.equal(['table']);
    expect(rolesBelow(getByRole(table, 'table', 'Basket'))).to.deep.equal(['rowgroup', 'rowgroup']);
    const [head, body] = allByRole(table, 'rowgroup');
    expect(head && rolesBelow(head)).to.deep.equal(['row']);
    expect(body && rolesBelow(body)).to.deep.equal(['row', 'row', 'row']);
    const [headers, ...rows] = allByRole(table, 'row');
    expect(headers && rolesBelow(headers)).to.deep.equal(Array(3).fill('columnheader'));
    for (const row of rows) expect(rolesBelow(row)).to.deep.equal(['rowheader', 'cell', 'cell']);
  });

  it('shows its rows in the order in which they were given', async () => {
    const table = await mountTable();

    expect(bodyRows(table).map(cellTexts)).to.deep.equal([
      ['fruit0', 'red', '0'],
      ['fruit1', 'green', '1'],
      ['fruit2', 'yellow', '2'],
    ]);
  });

  it('counts all its rows, that of the headers included', async () => {
    const table = await mountTable({ rows: fruits(20_000) });

    expect(getByRole(table, 'table').ariaRowCount).to.equal('20001');
    const numbers = allByRole(table, 'row').map((row) => Number(row.ariaRowIndex));
    expect(numbers).to.deep.equal(numbers.map((_, index) => index + 1));
  });

  it('names its columns', async () => {
    const table = await mountTable();

    const names = allByRole(table, 'columnheader').map(({ computedName }) => computedName);
    expect(names).to.deep.equal(['Fruit', 'Colour', 'Pieces']);
  });

  it('has one row', async () => {
    const table = await mountTable({ rows: fruits(1) });

    expect(bodyRows(table).map(cellTexts)).to.deep.equal([['fruit0', 'red', '0']]);
    expect(getByRole(table, 'table').ariaRowCount).to.equal('2');
  });

  it('has no row but that of the headers', async () => {
    const table = await mountTable({ rows: [] });

    expect(allByRole(table, 'row')).to.have.lengthOf(1);
    expect(getByRole(table, 'table').ariaRowCount).to.equal('1');
    expect(getByRole(table, 'table').ariaBusy).to.equal('false');
  });

  it('is busy, and promises no number of rows, while the first are loading', async () => {
    const table = await mountTable({ rows: undefined });

    const { ariaBusy, ariaRowCount } = getByRole(table, 'table');
    expect({ ariaBusy, ariaRowCount }).to.deep.equal({ ariaBusy: 'true', ariaRowCount: '-1' });
    expect(allByRole(table, 'row')).to.have.lengthOf(1);
  });

  it('shows the rows when they come, and others when they are replaced', async () => {
    const table = await mountTable({ rows: undefined });

    table.rows = fruits(2);
    await frame();
    expect(bodyRows(table).map(cellTexts)).to.deep.equal([
      ['fruit0', 'red', '0'],
      ['fruit1', 'green', '1'],
    ]);

    table.rows = [{ name: 'quince', colour: 'yellow', count: 5 }];
    await frame();
    expect(bodyRows(table).map(cellTexts)).to.deep.equal([['quince', 'yellow', '5']]);
  });

  it('shows text as text, whatever it is', async () => {
    const name = '<img src="x" onerror="throw 1"><b>bold</b>&amp;';
    const table = await mountTable({ rows: [{ name, colour: '{{x}}', count: 1 }] });

    const [row] = bodyRows(table);
    expect(row && cellTexts(row)).to.deep.equal([name, '{{x}}', '1']);
    expect(hasRole(table, 'image')).to.equal(false);
  });
});

describe('the rows', () => {
  it('are of one height, 40 px, their texts on one line, whatever they hold', async () => {
    const long = 'many words '.repeat(100);
    const table = await mountTable({
      rows: [...fruits(1), { name: long, colour: long, count: 1 }, ...fruits(1)],
    });

    const rows = bodyRows(table);
    for (const row of rows) {
      const { top, bottom } = row.getBoundingClientRect();
      expect(bottom - top).to.equal(40);
      for (const cell of [getByRole(row, 'rowheader'), ...allByRole(row, 'cell')]) {
        expect(cell.getBoundingClientRect().top).to.be.at.least(top);
        expect(cell.getBoundingClientRect().bottom).to.be.at.most(bottom);
      }
    }
  });
});

describe("the table's order", () => {
  it('is told on the header of the sorted column alone', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'ascending' } });
    const orders = () => allByRole(table, 'columnheader').map(({ ariaSort }) => ariaSort);

    expect(orders()).to.deep.equal(['none', 'ascending', 'none']);

    table.sort = { key: 'count', direction: 'descending' };
    await frame();
    expect(orders()).to.deep.equal(['none', 'none', 'descending']);
  });

  it('does not change the name of the button that changes it', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'descending' } });

    for (const { header } of COLUMNS) {
      const column = getByRole(table, 'columnheader', header);
      expect(hasRole(column, 'button', header)).to.equal(true);
    }
  });

  it('is asked to be ascending by a header that is pressed first', async () => {
    const table = await mountTable({ sort: { key: 'colour', direction: 'ascending' } });
    const asked = recordSorts(table);

    getByRole(table, 'button', 'Fruit').click();

    expect(asked).to.deep.equal([{ key: 'name', direction: 'ascending' }]);
  });

  it('is turned round by the header that it follows', async () => {
    const table = await mountTable({ sort: { key: 'name', direction: 'ascending' } });
    const asked = recordSorts(table);

    getByRole(table, 'button', 'Fruit').click();
    table.sort = { key: 'name', direction: 'descending' };
    await frame();
    getByRole(table, 'button', 'Fruit').click();

    expect(asked).to.deep.equal([
      { key: 'name', direction: 'descending' },
      { key: 'name', direction: 'ascending' },
    ]);
  });

  it('is changed from the keyboard', async () => {
    const table = await mountTable();
    const asked = recordSorts(table);

    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });

    expect(asked.map(({ key }) => key)).to.deep.equal(['colour', 'count']);
  });

  it('is not asked for when the page itself sets it', async () => {
    const table = await mountTable();
    const asked = recordSorts(table);

    table.sort = { key: 'name', direction: 'ascending' };
    await frame();

    expect(asked).to.deep.equal([]);
  });

  it('is the same to it: it shows the rows as they are given', async () => {
    const rows = fruits(3).reverse();
    const table = await mountTable({ rows, sort: { key: 'name', direction: 'ascending' } });

    expect(bodyRows(table).map((row) => cellTexts(row)[0])).to.deep.equal([
      'fruit2',
      'fruit1',
      'fruit0',
    ]);
  });
});
