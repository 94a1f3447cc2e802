/** A table of many rows: only those in view are drawn, and wherever one scrolls, they are there. */
import { expect } from 'chai';
import { bodyRows, cellTexts, fruits, mountTable } from './fruit-table.ts';
import {
  collectGarbage,
  DESKTOP,
  frame,
  mount,
  PHONE,
  resizeWindow,
  until,
} from '../browser/mount.ts';
import { allByRole, getByRole } from '../browser/roles.ts';
import {
  blankPixels,
  endsInView,
  nextFrame,
  rowHeight,
  scrollToEnd,
  scrollToRow,
} from './rows-in-view.ts';

const MANY = 20_000;
/** More rows than this are not needed for a window of 800 px. */
const FEW = 60;

describe('a table of 20,000 rows', () => {
  it('draws few of them', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    expect(bodyRows(table).length).to.be.within(20, FEW);
    expect(endsInView(table)[0]).to.equal('fruit0');
    expect(blankPixels(table)).to.equal(0);
  });

  it('is as high as all of them, from the first frame on', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    const height = rowHeight(table) * MANY;
    expect(table.getBoundingClientRect().height).to.be.within(height, height + 100);
  });

  it('shows the rows of the middle', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    scrollToRow(table, 10_000);
    await nextFrame();

    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[0]).to.equal('fruit10000');
    const [row] = allByRole(table, 'row').filter(({ ariaRowIndex }) => ariaRowIndex === '10002');
    expect(row && cellTexts(row)).to.deep.equal(['fruit10000', 'green', '10000']);
    expect(bodyRows(table).length).to.be.within(20, FEW);
  });

  it('shows the last row at the end, and ends there', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    scrollToEnd();
    await nextFrame();

    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[1]).to.equal('fruit19999');
    expect(bodyRows(table).at(-1)?.ariaRowIndex).to.equal('20001');
    expect(table.getBoundingClientRect().bottom).to.be.within(innerHeight - 30, innerHeight);
  });

  it('is blank in no frame, however fast one scrolls', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    const blanks: number[] = [];
    for (const step of [90, 333, 799, 801, 2_500, 40_000, -39_000, -801, 400_000, -399_999]) {
      scrollBy(0, step);
      await nextFrame();
      blanks.push(blankPixels(table));
    }

    expect(blanks).to.deep.equal(blanks.map(() => 0));
  });

  it('has rows for the keyboard where the screen is far from it', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    table.style.marginBlockStart = '5000px';
    scrollBy(0, 10);
    await nextFrame();

    expect(bodyRows(table).map(({ ariaRowIndex }) => ariaRowIndex)).to.include('2');
  });

  it('puts no row elsewhere while one scrolls', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    const [, body] = allByRole(table, 'rowgroup');

    scrollToRow(table, 777);
    await nextFrame();

    const height = rowHeight(table);
    for (const row of bodyRows(table)) {
      const index = Number(row.ariaRowIndex) - 2;
      const offset = row.getBoundingClientRect().top - (body?.getBoundingClientRect().top ?? NaN);
      expect(offset).to.be.closeTo(index * height, 0.5);
      expect(cellTexts(row)[0]).to.equal(`fruit${index}`);
    }
  });

  it('stays where one has scrolled to', async () => {
    await mountTable({ rows: fruits(MANY) });

    const places: number[] = [];
    for (const place of [5_000, 5_100, 5_900, 5_800, 700_000]) {
      scrollTo(0, place);
      await frame();
      await frame();
      places.push(scrollY - place);
    }

    expect(places).to.deep.equal(places.map(() => 0));
  });

  it('keeps its headers in view', async () => {
    const table = await mountTable({ rows: fruits(MANY) });

    scrollToRow(table, 10_000);
    await frame();

    const { top, bottom } = getByRole(table, 'columnheader', 'Fruit').getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.below(100);
  });

  it('shows the rows that are left when most go while one is at the end', async () => {
    for (const left of [300, 30, 3, 1]) {
      const table = await mountTable({ rows: fruits(MANY) });
      scrollToEnd();
      await frame();

      table.rows = fruits(left);
      await table.updateComplete;
      await nextFrame();

      expect(blankPixels(table), `${left} rows`).to.equal(0);
      expect(endsInView(table)[1], `${left} rows`).to.equal(`fruit${left - 1}`);
      table.remove();
    }
  });

  it('shows none when all go while one is at the end, and all when they come back', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    scrollToEnd();
    await frame();

    table.rows = [];
    await table.updateComplete;
    await nextFrame();
    expect(bodyRows(table)).to.deep.equal([]);
    expect(table.getBoundingClientRect().bottom).to.be.within(0, innerHeight);

    table.rows = fruits(MANY);
    await table.updateComplete;
    await nextFrame();
    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[0]).to.equal('fruit0');
  });

  it('shows as many as a window has room for that grows', async () => {
    await resizeWindow({ width: 1280, height: 300 });
    const table = await mountTable({ rows: fruits(MANY) });
    scrollToRow(table, 5_000);
    await frame();

    await resizeWindow({ width: 1280, height: 2_000 });

    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[0]).to.equal('fruit5000');
  });

  it("follows the reader's font size", async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    const before = rowHeight(table);
    scrollToRow(table, 9_000);
    await frame();

    document.documentElement.style.fontSize = '24px';
    // In one frame the new size is told, in the next it is answered.
    await frame();
    await frame();

    expect(rowHeight(table)).to.be.closeTo(before * 1.5, 0.1);
    expect(blankPixels(table)).to.equal(0);
    expect(table.getBoundingClientRect().height).to.be.above(before * 1.5 * MANY);
  });

  it('does not slip where rows are a fraction of a pixel high', async () => {
    document.documentElement.style.fontSize = '13.37px';
    const table = await mountTable({ rows: fruits(MANY) });

    scrollToRow(table, 19_000);
    await nextFrame();

    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[0]).to.be.oneOf(['fruit18999', 'fruit19000']);
  });

  it('keeps the place when its rows become a list and a table again', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    scrollToEnd();
    await frame();

    const wide = rowHeight(table);

    // How many frames it takes to lay out and measure rows of another height is the browser's affair.
    await resizeWindow(PHONE);
    await until(() => rowHeight(table) > wide && blankPixels(table) === 0);

    await resizeWindow(DESKTOP);
    await until(() => rowHeight(table) === wide && blankPixels(table) === 0);
  });
});

describe('a table in a box that scrolls', () => {
  async function mountInBox() {
    const box = mount(document.createElement('div'));
    box.style.cssText = 'height: 400px; overflow: auto';
    const table = await mountTable({ rows: fruits(MANY), parent: box });
    return { box, table };
  }

  it('shows the rows of the middle', async () => {
    const { box, table } = await mountInBox();

    box.scrollTop = 10_000 * rowHeight(table);
    await nextFrame();

    expect(blankPixels(table, box)).to.equal(0);
    expect(endsInView(table, box)[0]).to.match(/^fruit(9998|9999|10000)$/);
  });

  it('shows the last row at the end', async () => {
    const { box, table } = await mountInBox();

    box.scrollTop = box.scrollHeight;
    await nextFrame();

    expect(blankPixels(table, box)).to.equal(0);
    expect(endsInView(table, box)[1]).to.equal('fruit19999');
  });

  it('shows the rows again when the box is scrolled back after most had gone', async () => {
    const { box, table } = await mountInBox();
    box.scrollTop = box.scrollHeight;
    await frame();

    table.rows = fruits(5);
    await table.updateComplete;
    await nextFrame();

    expect(blankPixels(table, box)).to.equal(0);
    expect(endsInView(table, box)).to.deep.equal(['fruit0', 'fruit4']);
  });
});

describe('a table that is taken out of the page', () => {
  it('shows the right rows when it is put elsewhere', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    scrollToRow(table, 10_000);
    await frame();

    const above = mount(document.createElement('div'));
    above.style.height = '300px';
    document.body.append(table);
    await frame();
    scrollToRow(table, 12_000);
    await nextFrame();

    expect(blankPixels(table)).to.equal(0);
    expect(endsInView(table)[0]).to.equal('fruit12000');
  });

  it('is forgotten: nothing that listens or observes holds it', async () => {
    const mountAndRemove = async () => {
      const table = await mountTable({ rows: fruits(MANY) });
      scrollToEnd();
      await frame();
      table.remove();
      return new WeakRef(table);
    };
    const table = await mountAndRemove();
    await frame();

    await collectGarbage();

    expect(table.deref() === undefined).to.equal(true);
  });
});
