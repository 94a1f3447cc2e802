/** Rows copied with the mouse: a line each, with tabs between the cells. */
import { expect } from 'chai';
import { html } from 'lit';
import type { TableColumn } from '../../src/ui/table-column.ts';
import { bodyRows, COLUMNS, fruits, mountTable, type Fruit } from './fruit-table.ts';
import { mount, PHONE, resizeWindow } from '../browser/mount.ts';
import { allByRole, getByRole } from '../browser/roles.ts';

const MARK: TableColumn<Fruit> = {
  key: 'mark',
  header: 'Select',
  width: '1rem',
  area: 'mark',
  head: () => html`<input type="checkbox" aria-label="Select all" />`,
  cell: () => html`<input type="checkbox" />`,
};
const END: TableColumn<Fruit> = {
  key: 'end',
  header: 'Actions',
  width: '2rem',
  area: 'end',
  head: () => html`<span>Actions</span>`,
  cell: () => html`<button>…</button>`,
};
const MORE: TableColumn<Fruit> = {
  key: 'more',
  header: 'More',
  width: '1fr',
  area: 'more',
  cell: ({ colour }) => html`<b>very</b> ${colour}`,
};
const mountRows = () => mountTable({ columns: [MARK, ...COLUMNS, MORE, END], rows: fruits(6) });

/** What a copy of the selection puts onto the clipboard; undefined where that is left to the browser. */
function copied(): string | undefined {
  const clipboardData = new DataTransfer();
  const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
  document.body.dispatchEvent(copy);
  return copy.defaultPrevented ? clipboardData.getData('text/plain') : undefined;
}

/** A cell of a row, without those that only hold controls. */
function cellOf(row: HTMLElement | undefined, index: number): Element {
  const cell = row && [getByRole(row, 'rowheader'), ...allByRole(row, 'cell').slice(1)][index];
  if (!cell) throw new Error('No such cell');
  return cell;
}

function select(from: Node, start: number, to: Node, end: number): void {
  getSelection()?.setBaseAndExtent(from, start, to, end);
}

describe('copying rows', () => {
  for (const [where, size] of [
    ['at a desk', undefined],
    ['on a phone', PHONE],
  ] as const) {
    it(`is a line a row with tabs, ${where}`, async () => {
      if (size) await resizeWindow(size);
      const table = await mountRows();
      const rows = bodyRows(table);

      select(rows[1] as Node, 0, rows[3] as Node, (rows[3] as Node).childNodes.length);

      expect(copied()).to.equal(
        'fruit1\tgreen\t1\tvery green\nfruit2\tyellow\t2\tvery yellow\nfruit3\tred\t3\tvery red',
      );
    });
  }

  it('has of the first and the last row what is selected of them', async () => {
    const rows = bodyRows(await mountRows());
    const first = textIn(cellOf(rows[0], 1));
    const last = textIn(cellOf(rows[1], 0));

    select(first, 1, last, 3);

    expect(copied()).to.equal('ed\t0\tvery red\nfru');
  });

  it('backwards is the same', async () => {
    const rows = bodyRows(await mountRows());

    select(textIn(cellOf(rows[1], 0)), 3, textIn(cellOf(rows[0], 1)), 1);

    expect(copied()).to.equal('ed\t0\tvery red\nfru');
  });

  it('has no line for a row at whose beginning the selection ends', async () => {
    const rows = bodyRows(await mountRows());

    select(textIn(cellOf(rows[0], 0)), 0, textIn(cellOf(rows[1], 0)), 0);

    expect(copied()).to.equal('fruit0\tred\t0\tvery red');
  });

  it('leaves a selection within one cell to the browser', async () => {
    const rows = bodyRows(await mountRows());

    select(textIn(cellOf(rows[0], 0)), 1, textIn(cellOf(rows[0], 0)), 4);

    expect(copied()).to.equal(undefined);
    expect(getSelection()?.toString()).to.equal('rui');
  });

  it('leaves what is selected in a field to the browser', async () => {
    await mountRows();
    const field = mount(document.createElement('input'));
    field.value = 'typed';
    field.select();

    expect(copied()).to.equal(undefined);
  });
});

/** The first text of a cell that one can see. */
function textIn(cell: Element): Text {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.textContent?.trim()) return node as Text;
  }
  throw new Error('No text');
}
