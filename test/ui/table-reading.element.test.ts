/** A long table as a screen reader reads it, row by row: it goes on where the rows that are drawn end. */
import { expect } from 'chai';
import { frame } from '../browser/mount.ts';
import { bodyRows, cellTexts, fruits, mountTable, type Fruit } from './fruit-table.ts';
import { scrollToEnd } from './rows-in-view.ts';
import type { TfsTable } from '../../src/ui/table.ts';

const MANY = 2_000;

/** Reads so many rows on from one of them, as a cursor does: what it stands on comes into view. */
async function read(
  table: TfsTable<Fruit>,
  from: HTMLElement | undefined,
  step: 'nextElementSibling' | 'previousElementSibling',
  count: number,
): Promise<{ readonly names: (string | undefined)[]; readonly places: number[] }> {
  const names: (string | undefined)[] = [];
  const places: number[] = [];
  let row = from;
  for (let at = 0; at < count && row; at++) {
    names.push(cellTexts(row)[0]);
    places.push(Number(row.ariaRowIndex));
    row.scrollIntoView({ block: 'nearest' });
    await frame();
    await table.updateComplete;
    row = (row[step] as HTMLElement | null) ?? undefined;
  }
  return { names, places };
}

describe('a table of which few rows are drawn', () => {
  it('is read on past its last row that is drawn, and told where one is', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    const drawn = bodyRows(table).length;

    const { names, places } = await read(
      table,
      bodyRows(table)[0],
      'nextElementSibling',
      3 * drawn,
    );

    expect(names).to.deep.equal(
      fruits(3 * drawn).map(({ name }) => name),
      'row by row',
    );
    expect(places).to.deep.equal(names.map((_, index) => index + 2));
  });

  it('is read backwards from its end', async () => {
    const table = await mountTable({ rows: fruits(MANY) });
    scrollToEnd();
    await frame();
    await frame();
    const rows = bodyRows(table);

    const { names, places } = await read(
      table,
      rows.at(-1),
      'previousElementSibling',
      3 * rows.length,
    );

    expect(names).to.have.lengthOf(3 * rows.length);
    expect(places).to.deep.equal(names.map((_, index) => MANY + 1 - index));
  });
});
