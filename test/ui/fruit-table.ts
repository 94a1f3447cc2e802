/** A table of fruit, as the table's tests use it: the element itself knows no accounts. */
import { html } from 'lit';
import '../../src/ui/table.ts';
import type { TfsTable } from '../../src/ui/table.ts';
import type { TableColumn, TableSort } from '../../src/ui/table-column.ts';
import { RowKeyboard } from '../../src/ui/row-keyboard.ts';
import { frame, mount } from '../browser/mount.ts';
import { allByRole, getByRole, textOf } from '../browser/roles.ts';

export interface Fruit {
  readonly name: string;
  readonly colour: string;
  readonly count: number;
}

export const COLUMNS: readonly TableColumn<Fruit>[] = [
  { key: 'name', header: 'Fruit', width: '2fr', area: 'title', cell: ({ name }) => html`${name}` },
  {
    key: 'colour',
    header: 'Colour',
    width: '2fr',
    area: 'subtitle',
    cell: ({ colour }) => html`${colour}`,
  },
  {
    key: 'count',
    header: 'Pieces',
    width: '1fr',
    area: 'aside',
    cell: ({ count }) => html`${count}`,
  },
];

/** So many rows; the one at index 7 is `fruit7`. */
export function fruits(count: number): Fruit[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `fruit${index}`,
    colour: ['red', 'green', 'yellow'][index % 3] ?? '',
    count: index,
  }));
}

export interface FruitTableOptions {
  readonly rows?: readonly Fruit[] | undefined;
  readonly columns?: readonly TableColumn<Fruit>[];
  readonly sort?: TableSort;
  /** What it is put into; the document's body unless told. */
  readonly parent?: Element;
  /** The highest list that the browser is said to hold. px */
  readonly mostPx?: number;
}

/** A table in the document, drawn. */
export async function mountTable(options: FruitTableOptions = {}): Promise<TfsTable<Fruit>> {
  const table = document.createElement('tfs-table') as TfsTable<Fruit>;
  table.label = 'Basket';
  table.columns = options.columns ?? COLUMNS;
  table.rows = 'rows' in options ? options.rows : fruits(3);
  table.sort = options.sort;
  table.createKeyboard = (one) => new RowKeyboard(one, options.mostPx);
  mount(table, options.parent);
  await frame();
  return table;
}

/** The rows that are in the document, without that of the headers. */
export function bodyRows(table: TfsTable<Fruit>): HTMLElement[] {
  const [, body] = allByRole(table, 'rowgroup');
  return body ? allByRole(body, 'row') : [];
}

/** The texts of a row's cells, its header first. */
export function cellTexts(row: HTMLElement): string[] {
  return [getByRole(row, 'rowheader'), ...allByRole(row, 'cell')].map(textOf);
}

/** Keeps every order that a table asks for. */
export function recordSorts(table: TfsTable<Fruit>): TableSort[] {
  const asked: TableSort[] = [];
  table.addEventListener('sort-changed', ({ detail }) => void asked.push(detail));
  return asked;
}
