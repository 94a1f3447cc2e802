/** The results of a removal as a file or as text: a line each, with the words that the page shows. */
import { csvCell } from '../../lib/csv.ts';

/** User, outcome, reason. */
export type ResultRow = readonly [user: string, outcome: string, reason: string];

const line = (cells: readonly string[]): string =>
  `${cells.map((text) => csvCell(text)).join(',')}\r\n`;

/** CSV with a header row, and the mark by which Excel knows that it is UTF-8. */
export function resultsAsCsv(header: ResultRow, rows: readonly ResultRow[]): string {
  return `\uFEFF${[header, ...rows].map(line).join('')}`;
}

/** For the clipboard: a line each, its cells divided by tabs, which a spreadsheet takes apart. */
export function resultsAsText(header: ResultRow, rows: readonly ResultRow[]): string {
  // What divides cells and lines, and what could become a formula, is none of the text's.
  const cell = (text: string): string =>
    csvCell(text.replace(/["\s]+/g, ' ').trim()).replace(/^"|"$/g, '');
  return [header, ...rows].map((cells) => cells.map(cell).join('\t')).join('\n');
}

/** @param host as the browser knows the server */
export function resultFileName(host: string, at: Date): string {
  const safe = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-');
  return `twofactor-removal_${safe(host)}_${safe(`${at.toISOString().slice(0, 19)}Z`)}.csv`;
}
