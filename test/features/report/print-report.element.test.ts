/** The printed report: its table, and that print shows it and nothing else. */
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import {
  buildReport,
  showReport,
  type PrintedReport,
} from '../../../src/features/report/print-report.ts';
import { finish } from '../../../src/lib/steps.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const REPORT: PrintedReport = {
  heading: 'Two-Factor Status of server1.example.com',
  figures: ['1 of 2 accounts has no second factor', 'Policy on'],
  evidence: [
    ['WHM version', '11.138.0.10'],
    ['Filter', 'all accounts'],
  ],
  columns: ['User', 'Primary domain', 'Two-factor'],
  rows: [
    ['ann', 'ann.example', 'Enabled'],
    ['bob', '', 'Not enabled'],
  ],
  language: 'en',
  direction: 'ltr',
};

const build = (set: Partial<PrintedReport> = {}): HTMLElement =>
  finish(buildReport({ ...REPORT, ...set }));

const hides: (() => void)[] = [];

/** Puts a report beside the page; it is taken away after the test. */
function show(set: Partial<PrintedReport> = {}): { report: HTMLElement; hide: () => void } {
  const report = build(set);
  const hide = showReport(report);
  hides.push(hide);
  return { report, hide };
}

/** What paper is given instead of the screen. */
async function print(): Promise<void> {
  await emulateMedia({ media: 'print' });
  await frame();
}

function* manyRows(count: number): Generator<readonly string[]> {
  for (let index = 0; index < count; index++) yield [`user${index}`, '', 'Enabled'];
}

const isSeen = (element: Element): boolean => element.getClientRects().length > 0;

afterEach(async () => {
  for (const hide of hides.splice(0)) hide();
  await emulateMedia({ media: 'screen' });
});

describe('the report', () => {
  it('has a heading, the figures, the evidence, and a table of all rows', async () => {
    const { report } = show();
    await print();

    expect(getByRole(report, 'heading').computedName).to.equal(REPORT.heading);
    expect(allByRole(report, 'listitem').map(textOf)).to.deep.equal(REPORT.figures);
    expect(textOf(report.querySelector('dl') ?? report)).to.equal(
      'WHM version 11.138.0.10 Filter all accounts',
    );
    expect(allByRole(report, 'columnheader').map(textOf)).to.deep.equal(REPORT.columns);
    expect(allByRole(report, 'rowheader').map(textOf)).to.deep.equal(['ann', 'bob']);
    expect(allByRole(report, 'row').slice(1).map(textOf)).to.deep.equal([
      'ann ann.example Enabled',
      'bob Not enabled',
    ]);
    expect(allByRole(report, 'cell')).to.have.lengthOf(4);
  });

  it('is a table with its headers where no account is shown', async () => {
    const { report } = show({ rows: [] });
    await print();

    expect(allByRole(report, 'columnheader')).to.have.lengthOf(3);
    expect(allByRole(report, 'row')).to.have.lengthOf(1);
  });

  it('shows every text as it is, whatever is in it', () => {
    const text = '<img src=x>';
    const report = build({
      heading: text,
      figures: [text],
      evidence: [[text, text]],
      columns: [text],
      rows: [[text, text]],
    });

    expect(report.querySelector('img')).to.equal(null);
    expect(report.textContent).to.equal(text.repeat(7));
  });

  it('has the language of the page, and its direction', async () => {
    const { report } = show({ language: 'ar', direction: 'rtl' });
    await print();

    const [user, domain] = allByRole(report, 'columnheader').map((header) =>
      header.getBoundingClientRect(),
    );
    expect(report.lang).to.equal('ar');
    expect(user?.left).to.be.at.least(domain?.right ?? NaN);
    expect(getComputedStyle(getByRole(report, 'rowheader', 'ann')).textAlign).to.equal('start');
  });

  it('writes out what turns the direction of a name', () => {
    const report = build({ rows: [['\u202Eabc', 'x', 'y']] });

    const name = report.querySelector('tbody th > *');
    expect(name?.localName).to.equal('bdi');
    expect(name?.textContent).to.equal('⟨U+202E⟩abc');
  });

  it('is built in steps, and tells how far it is', () => {
    const done: number[] = [];
    const steps = buildReport({
      ...REPORT,
      rows: manyRows(120),
      onProgress: (count) => done.push(count),
    });

    let pauses = 0;
    while (!steps.next().done) pauses++;

    expect(pauses).to.equal(2);
    expect(done).to.deep.equal([50, 100]);
  });

  it('takes no row that is not needed yet, and leaves the document alone meanwhile', () => {
    let taken = 0;
    const rows = function* (): Generator<readonly string[]> {
      for (const row of manyRows(1_000)) {
        taken++;
        yield row;
      }
    };
    const before = document.body.childElementCount;

    buildReport({ ...REPORT, rows: rows() }).next();

    expect(taken).to.equal(50);
    expect(document.body.childElementCount).to.equal(before);
  });

  it('holds every row of a long list once', () => {
    const report = build({ rows: manyRows(5_000) });

    const names = [...report.querySelectorAll('tbody th')].map((header) => header.textContent);
    expect(new Set(names).size).to.equal(5_000);
    expect(names).to.have.lengthOf(5_000);
  });
});

describe('what is printed', () => {
  it('is the report, and nothing of the page around it', async () => {
    const page = mount(document.createElement('main'));
    page.style.display = 'flex';
    page.textContent = 'The page';
    const { report } = show();
    expect([page, report].map(isSeen)).to.deep.equal([true, false]);

    await print();

    expect([page, report].map(isSeen)).to.deep.equal([false, true]);
    const style = getComputedStyle(report);
    expect([style.color, style.backgroundColor]).to.deep.equal([
      'rgb(0, 0, 0)',
      'rgb(255, 255, 255)',
    ]);
  });

  it('is passed over on the screen by a screen reader, too', () => {
    show();

    expect(hasRole(document.body, 'table')).to.equal(false);
  });

  it('has its column headers on every page, and no row on two', async () => {
    const { report } = show();
    await print();

    const displayOf = (name: string) =>
      getComputedStyle(report.querySelector(name) ?? report).display;
    expect(displayOf('thead')).to.equal('table-header-group');
    expect(displayOf('table')).to.equal('table');
    for (const row of allByRole(report, 'row')) {
      expect(getComputedStyle(row).breakInside).to.equal('avoid');
    }
  });

  it('has the number of each page below it, where the browser can', () => {
    show();

    const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    const pages = rules.filter((rule) => rule instanceof CSSPageRule);
    expect(pages.map(({ style }) => style.margin)).to.deep.equal(['15mm']);
    expect(pages[0]?.cssText).to.match(/@bottom-center\s*\{.*counter\(page\).*counter\(pages\)/s);
  });

  it('goes on to the next page in a frame that is as high as the window and scrolls', async () => {
    const frameStyles = new CSSStyleSheet();
    frameStyles.replaceSync(
      'html, body { height: 100%; overflow: hidden } body { display: flex; position: fixed }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, frameStyles];
    hides.push(() => {
      const { adoptedStyleSheets } = document;
      document.adoptedStyleSheets = adoptedStyleSheets.filter((one) => one !== frameStyles);
    });
    const { report } = show({ rows: manyRows(200) });
    await print();

    for (const element of [document.documentElement, document.body]) {
      const { overflow, display, position } = getComputedStyle(element);
      expect([overflow, display, position]).to.deep.equal(['visible', 'block', 'static']);
      expect(element.getBoundingClientRect().height).to.be.at.least(
        report.getBoundingClientRect().height,
      );
    }
  });

  it('is the page again when the report is taken away', async () => {
    const page = mount(document.createElement('main'));
    page.textContent = 'The page';
    const sheets = [...document.adoptedStyleSheets];
    const { report, hide } = show();
    await print();

    hide();

    expect(report.isConnected).to.equal(false);
    expect(isSeen(page)).to.equal(true);
    expect(document.adoptedStyleSheets).to.deep.equal(sheets);
  });

  it('can be taken away twice, and leaves what others have added since', () => {
    const { hide } = show();
    const other = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, other];

    hide();
    hide();

    expect(document.adoptedStyleSheets).to.include(other);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== other);
  });
});
