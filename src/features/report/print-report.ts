/** The printed report: a document of its own beside the page, which only print shows. */
import type { Steps } from '../../lib/steps.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { visibleText } from '../../lib/visible-text.ts';

export interface PrintedReport {
  readonly heading: string;
  /** The answer at a glance, the most important first. */
  readonly figures: readonly string[];
  readonly evidence: readonly (readonly [name: string, value: string])[];
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly onProgress?: (done: number) => void;
}

/** So many rows are made in one step. */
const STEP_ROWS = 50;

/**
 * Everything else in the document is hidden while it is printed, WHM's frame too. A frame of the
 * window's height that scrolls within would print one page only.
 */
const STYLES = `
  .tfs-print { display: none; }
  @media print {
    body > :not(.tfs-print) { display: none !important; }
    html, body { display: block !important; position: static !important; height: auto !important; overflow: visible !important; background: #fff !important; }
    .tfs-print { display: block; color: #000; background: #fff; font: 9pt/1.4 system-ui, sans-serif; }
    .tfs-print h1 { margin: 0 0 .5rem; font-size: 15pt; }
    .tfs-print ul { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; margin: 0 0 .75rem; padding: 0; list-style: none; font-size: 11pt; }
    .tfs-print li:first-child { font-weight: 600; }
    .tfs-print dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 1rem; }
    .tfs-print dt { font-weight: 600; }
    .tfs-print dd { margin: 0; overflow-wrap: anywhere; }
    .tfs-print table { width: 100%; border-collapse: collapse; }
    .tfs-print thead { display: table-header-group; }
    .tfs-print tr { break-inside: avoid; }
    .tfs-print th, .tfs-print td { padding: .15rem .4rem; border-bottom: .5pt solid #999; text-align: start; font-weight: 400; overflow-wrap: anywhere; }
    .tfs-print thead th { border-bottom: 1pt solid #000; font-weight: 600; }
  }
  @page { margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
`;

/** An element with a text, which keeps its own direction. */
function make(name: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  if (text === '') return element;
  const bdi = document.createElement('bdi');
  bdi.textContent = text;
  element.append(bdi);
  return element;
}

/** The report as an element; not in the document yet. */
export function* buildReport(report: PrintedReport): Steps<HTMLElement> {
  const section = document.createElement('section');
  section.className = 'tfs-print';
  section.lang = report.language;
  section.dir = report.direction;
  // A record, which names things as they are; and no translator would be done before it is printed.
  section.translate = false;
  const figures = make('ul');
  figures.append(...report.figures.map((text) => make('li', visibleSentence(text))));
  const list = make('dl');
  for (const [name, value] of report.evidence) list.append(make('dt', name), make('dd', value));
  const table = make('table');
  const head = make('tr');
  for (const column of report.columns) {
    const header = make('th', column);
    header.setAttribute('scope', 'col');
    head.append(header);
  }
  const headGroup = make('thead');
  headGroup.append(head);
  const body = make('tbody');
  let count = 0;
  for (const [first = '', ...rest] of report.rows) {
    const row = make('tr');
    const header = make('th', visibleText(first));
    header.setAttribute('scope', 'row');
    row.append(header, ...rest.map((text) => make('td', visibleText(text))));
    body.append(row);
    if (++count % STEP_ROWS !== 0) continue;
    report.onProgress?.(count);
    yield;
  }
  table.append(headGroup, body);
  section.append(make('h1', visibleSentence(report.heading)), figures, list, table);
  return section;
}

/** Puts the report into the document; returns how to take it away again. */
export function showReport(section: HTMLElement): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(section);
  return () => {
    section.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
