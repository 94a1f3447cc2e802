/** What of a table's cell has no room: its end is cut, also where the page runs the other way. */
import { expect } from 'chai';
import { dataText } from '../../src/ui/data-text.ts';
import { DESKTOP, frame, PHONE, resizeWindow } from '../browser/mount.ts';
import { getByRole, textOf } from '../browser/roles.ts';
import { bodyRows, COLUMNS, mountTable } from './fruit-table.ts';

const [TITLE, SUBTITLE, ASIDE] = COLUMNS as [Column, Column, Column];
type Column = (typeof COLUMNS)[number];

const ADDRESS = `someone@${'abbey-'.repeat(40)}books.example`;

async function mountMirrored(text: string): Promise<Element> {
  const columns: readonly Column[] = [
    TITLE,
    SUBTITLE,
    { ...ASIDE, width: '20rem', area: 'more', rank: 0, cell: () => dataText(text) },
  ];
  const table = await mountTable({ columns });
  table.dir = 'rtl';
  await frame();
  const [row] = bodyRows(table);
  return getByRole(row as Element, 'cell', text);
}

/** Where its first and its last letter lie. */
function lettersOf(cell: Element): [first: DOMRect, last: DOMRect] {
  const node = cell.querySelector('bdi')?.firstChild as Text;
  const at = (start: number) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + 1);
    return range.getBoundingClientRect();
  };
  return [at(0), at(node.length - 1)];
}

for (const [name, size] of Object.entries({ 'a desktop': DESKTOP, 'a phone': PHONE })) {
  describe(`a cell from right to left on ${name}`, () => {
    beforeEach(() => resizeWindow(size));

    it('shows the beginning of an address that has no room', async () => {
      const cell = await mountMirrored(ADDRESS);

      const room = cell.getBoundingClientRect();
      const [first, last] = lettersOf(cell);
      expect(first.left).to.be.at.least(room.left - 1);
      expect(first.right).to.be.at.most(room.right);
      expect(last.right).to.be.above(room.right);
    });

    it('has a short one beside the names', async () => {
      const cell = await mountMirrored('a@x.example');

      expect(textOf(cell)).to.equal('a@x.example');
      const room = cell.getBoundingClientRect();
      const [first, last] = lettersOf(cell);
      expect(last.right).to.be.closeTo(room.right, size === PHONE ? 24 : 1);
      expect(first.left).to.be.below(last.left);
    });
  });
}
