/** What begins and ends a row of the table: a checkbox and a button, by mouse, by keyboard, on a phone. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { TfsTable } from '../../src/ui/table.ts';
import type { TableColumn } from '../../src/ui/table-column.ts';
import { bodyRows, COLUMNS, fruits, mountTable, type Fruit } from './fruit-table.ts';
import { DESKTOP, frame, PHONE, resizeWindow, sidewaysOverflow } from '../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole } from '../browser/roles.ts';

const MARK: TableColumn<Fruit> = {
  key: 'mark',
  header: 'Select all',
  width: '1rem',
  area: 'mark',
  head: () => html`<label><input type="checkbox" aria-label="Select all" /></label>`,
  cell: ({ name }) => html`<label><input type="checkbox" aria-label=${`Select ${name}`} /></label>`,
};
const END: TableColumn<Fruit> = {
  key: 'end',
  header: 'Actions',
  width: '2rem',
  area: 'end',
  head: () => html`<span>Actions</span>`,
  cell: ({ name, count }) =>
    count % 2 === 0 ? html`<button class="quiet" aria-label=${`Eat ${name}`}>…</button>` : '',
};
const LINKED = COLUMNS.map((column) =>
  column.area === 'title'
    ? { ...column, cell: ({ name }: Fruit) => html`<a href="#x">${name}</a>` }
    : column,
);
const MORE: TableColumn<Fruit> = {
  key: 'more',
  header: 'More',
  width: '1fr',
  area: 'more',
  cell: ({ colour }) => html`${colour}`,
};

const mountMarked = (rows = fruits(40)): Promise<TfsTable<Fruit>> =>
  mountTable({ columns: [MARK, ...LINKED, MORE, END], rows });

const left = (element: Element): number => element.getBoundingClientRect().left;

describe('marks', () => {
  it('stand first and last in each row, in the order of the headers', async () => {
    await resizeWindow(DESKTOP);
    const table = await mountMarked();

    const names = allByRole(table, 'columnheader').map(({ computedName }) => computedName.trim());
    expect(names).to.deep.equal(['Select all', 'Fruit', 'Colour', 'Pieces', 'More', 'Actions']);
    const [row] = bodyRows(table);
    const cells = [...(row?.querySelectorAll('[role=cell], [role=rowheader]') ?? [])];
    expect(cells).to.have.lengthOf(6);
    const places = cells.map(left);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    expect(hasRole(cells[0] as Element, 'checkbox', 'Select fruit0')).to.equal(true);
    expect(hasRole(cells[5] as Element, 'button', 'Eat fruit0')).to.equal(true);
  });

  it('leave room for columns that come between', async () => {
    const table = await mountMarked();
    const before = left(getByRole(table, 'button', 'Eat fruit0'));

    const coming: TableColumn<Fruit> = {
      key: 'coming',
      header: '',
      width: '1fr',
      area: 'more',
      rank: 0,
      isRoom: true,
      cell: () => '',
    };
    table.columns = [MARK, ...LINKED, coming, END];
    await frame();

    expect(left(getByRole(table, 'button', 'Eat fruit0'))).to.be.closeTo(before, 0.5);
  });

  it('Space on the link presses the checkbox, with Shift as well', async () => {
    const table = await mountMarked();
    const pressed: [string, boolean][] = [];
    table.shadowRoot?.addEventListener('click', (event) => {
      const target = event.target as Element;
      if (target.localName === 'input') {
        pressed.push([target.ariaLabel ?? '', (event as MouseEvent).shiftKey]);
      }
    });
    const scroll = document.documentElement.scrollTop;
    getByRole(table, 'link', 'fruit0').focus();

    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ up: 'Shift' });

    expect(pressed).to.deep.equal([
      ['Select fruit0', false],
      ['Select fruit1', true],
    ]);
    expect((getByRole(table, 'checkbox', 'Select fruit1') as HTMLInputElement).checked).to.equal(
      true,
    );
    expect(document.documentElement.scrollTop).to.equal(scroll);
  });

  it('arrows go on in the same column, and to the link where it has nothing', async () => {
    const table = await mountMarked();
    getByRole(table, 'checkbox', 'Select fruit0').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('checkbox “Select fruit1”');

    getByRole(table, 'button', 'Eat fruit0').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('link “fruit1”');
  });

  it('of one row only are in the order of Tab', async () => {
    const table = await mountMarked();

    const stops = [
      ...(table.shadowRoot?.querySelectorAll('.rows a, .rows input, .rows button') ?? []),
    ]
      .filter((one) => (one as HTMLElement).tabIndex === 0)
      .map((one) => one.ariaLabel ?? one.textContent);
    expect(stops).to.deep.equal(['Select fruit0', 'fruit0', 'Eat fruit0']);
  });
});

describe('marks on a phone', () => {
  it('keep all rows of one height, with room to be hit', async () => {
    await resizeWindow(PHONE);
    const table = await mountMarked();

    const heights = bodyRows(table).map((row) => row.getBoundingClientRect().height);
    expect(new Set(heights)).to.deep.equal(new Set([56]));
    for (const role of ['checkbox', 'button']) {
      const one = getByRole(table, role, / fruit0$/);
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    expect(sidewaysOverflow()).to.equal(0);
  });

  it('leave the headers out of sight until what selects all has the focus', async () => {
    await resizeWindow(PHONE);
    const table = await mountMarked();
    const all = getByRole(table, 'checkbox', 'Select all');
    const head = all.closest('[role=rowgroup]') as HTMLElement;
    const firstTop = () => bodyRows(table)[0]?.getBoundingClientRect().top;
    const before = firstTop();
    expect(head.getBoundingClientRect().height).to.be.at.most(1);
    expect(before).to.be.closeTo(table.getBoundingClientRect().top, 2);

    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('checkbox “Select all”');

    expect(all.getBoundingClientRect().width).to.be.at.least(13);
    expect(head.getBoundingClientRect().height).to.be.above(20);
    expect(getByRole(table, 'columnheader', 'Fruit').getBoundingClientRect().width).to.be.at.most(
      1,
    );
    expect(firstTop()).to.equal(before);
  });

  it('what stands aside is in one line in all rows, with and without a button', async () => {
    await resizeWindow(PHONE);
    const table = await mountMarked();

    const ends = bodyRows(table)
      .slice(0, 4)
      .map((row) => allByRole(row, 'cell').at(-1)?.getBoundingClientRect().right);
    expect(new Set(ends).size).to.equal(1);
  });
});
