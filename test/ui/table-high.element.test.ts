/** A list that is higher than the browser's largest element: every row is reached all the same. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { TfsTable } from '../../src/ui/table.ts';
import { bodyRows, COLUMNS, fruits, mountTable, type Fruit } from './fruit-table.ts';
import { frame } from '../browser/mount.ts';
import { allByRole, getByRole } from '../browser/roles.ts';
import { blankPixels, endsInView, nextFrame, rowHeight, scrollToEnd } from './rows-in-view.ts';

const LINKED = COLUMNS.map((column) =>
  column.area === 'title'
    ? { ...column, cell: ({ name }: Fruit) => html`<a href="#x">${name}</a>` }
    : column,
);

/** A table that may be only that high, though its rows need more. */
async function mountLimited(count: number, height: number): Promise<TfsTable<Fruit>> {
  // On a screen of one pixel to each of CSS, which the page counts as two.
  const table = await mountTable({ columns: LINKED, rows: [], mostPx: height * 2 });
  table.rows = fruits(count);
  await frame();
  return table;
}

/** Within the window, below the headers. */
function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function focusedIn(table: TfsTable<Fruit>): Element {
  const focused = table.shadowRoot?.activeElement;
  if (!focused) throw new Error('Nothing in the table has the focus');
  return focused;
}

async function press(key: string): Promise<void> {
  await sendKeys({ press: key });
  await nextFrame();
}

describe('a list of more than the browser can hold', () => {
  // Of these Chromium can hold some 33.5 million px.
  it('ends with its last row, and End leads there', async () => {
    const table = await mountTable({ columns: LINKED, rows: fruits(1_000_000) });

    scrollToEnd();
    await nextFrame();
    expect(endsInView(table)[1]).to.equal('fruit999999');
    expect(blankPixels(table)).to.equal(0);
    expect(table.getBoundingClientRect().bottom).to.be.within(innerHeight - 30, innerHeight);

    scrollTo(0, 0);
    await nextFrame();
    expect(endsInView(table)[0]).to.equal('fruit0');
    getByRole(table, 'link', 'fruit1').focus();
    await press('End');

    expect(focusedIn(table).textContent).to.equal('fruit999999');
    expect(isInView(focusedIn(table))).to.equal(true);
  });

  it('says all of them, and is as high as it can be', async () => {
    const table = await mountLimited(2_000, 40_000);

    expect(getByRole(table, 'table', 'Basket').getAttribute('aria-rowcount')).to.equal('2001');
    expect(table.getBoundingClientRect().height).to.be.within(40_000, 40_100);
  });

  it('scrolls without a gap from the first row to the last, none left out', async () => {
    const table = await mountLimited(400, 12_000);

    const seen = new Set<string>();
    const blanks: number[] = [];
    for (let at = 0; at < 12_400; at += 400) {
      scrollTo(0, at);
      await nextFrame();
      blanks.push(blankPixels(table));
      for (const row of bodyRows(table)) {
        if (isInView(row)) seen.add(row.ariaRowIndex ?? '');
      }
    }

    expect(blanks.filter((blank) => blank > 0)).to.deep.equal([]);
    expect(seen.size).to.equal(400);
  });

  it('scrolls pixel by pixel near its ends', async () => {
    const table = await mountLimited(2_000, 40_000);

    for (const [from, name] of [
      [0, 'fruit5'],
      [40_000, 'fruit1995'],
    ] as const) {
      scrollTo(0, from);
      await nextFrame();
      const at = scrollY;
      const top = () => getByRole(table, 'link', name).getBoundingClientRect().top;
      const before = top();

      scrollBy(0, from === 0 ? 100 : -100);
      await nextFrame();

      expect(top() - before).to.be.closeTo(at - scrollY, 0.5);
      expect(Math.abs(at - scrollY)).to.equal(100);
    }
  });

  it('is walked through by keyboard, there and back', async () => {
    const table = await mountLimited(2_000, 40_000);
    getByRole(table, 'link', 'fruit0').focus();

    const visited: (string | null | undefined)[] = [];
    for (const key of ['End', 'ArrowUp', 'PageUp', 'Home', 'PageDown', 'ArrowDown']) {
      await press(key);
      expect(isInView(focusedIn(table)), key).to.equal(true);
      visited.push(focusedIn(table).textContent);
    }

    const page = Math.floor(innerHeight / rowHeight(table)) - 2;
    expect(visited).to.deep.equal([
      'fruit1999',
      'fruit1998',
      `fruit${1998 - page}`,
      'fruit0',
      `fruit${page}`,
      `fruit${page + 1}`,
    ]);
  });

  it('goes to the very row that is asked for', async () => {
    const table = await mountLimited(2_000, 40_000);

    for (const index of [3, 14, 500, 999, 1_300, 1_981, 1_999]) {
      await table.keyboard?.focusRow(index);
      await nextFrame();

      expect(focusedIn(table).textContent).to.equal(`fruit${index}`);
      expect(isInView(focusedIn(table)), `fruit${index}`).to.equal(true);
      expect(blankPixels(table)).to.equal(0);
    }
    expect(allByRole(table, 'row').length).to.be.below(60);
  });
});
