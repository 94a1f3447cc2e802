/** The trend: the line it draws, what it says in words, and its table. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/trend/trend.ts';
import type { TfsTrend } from '../../../src/features/trend/trend.ts';
import { linePath, type LinePoint } from '../../../src/features/trend/trend-line.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import type { TrendPoint } from '../../../src/features/trend/history.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const point = (day: string, total: number, enabled: number): TrendPoint => ({
  day,
  total,
  enabled,
  percent: Math.floor((enabled * 100) / total),
});

const POINTS: readonly TrendPoint[] = [
  point('2026-11-01', 1_000, 200),
  point('2026-11-16', 1_000, 250),
  point('2026-11-24', 1_010, 271),
];

async function mountTrend(
  set: Partial<TfsTrend> = {},
  { language = 'en-GB', dir = 'ltr' } = {},
): Promise<TfsTrend> {
  const trend = document.createElement('tfs-trend');
  Object.assign(trend, {
    points: POINTS,
    since: POINTS[1],
    formats: createFormats(language),
    ...set,
    dir,
  });
  mount(trend);
  await frame();
  return trend;
}

async function press(trend: TfsTrend, name: string): Promise<void> {
  getByRole(trend, 'button', name).click();
  await frame();
}

async function openTrend(...options: Parameters<typeof mountTrend>): Promise<TfsTrend> {
  const trend = await mountTrend(...options);
  await press(trend, 'Show trend');
  return trend;
}

/** The first words that it says. */
const saidBy = (trend: TfsTrend): string => textOf(allByRole(trend, 'paragraph')[0] ?? trend);

const headersOf = (trend: TfsTrend): string[] => allByRole(trend, 'columnheader').map(textOf);

const rowsOf = (trend: TfsTrend): string[] => allByRole(trend, 'row').map(textOf);

const linesOf = (trend: TfsTrend): SVGPathElement[] => [
  ...(trend.shadowRoot?.querySelectorAll('path') ?? []),
];

/** Where a text of the chart stands; the chart is no part of the accessibility tree. */
function placeOf(trend: TfsTrend, text: string): DOMRect {
  const texts = [...(trend.shadowRoot?.querySelectorAll('[aria-hidden] bdi') ?? [])];
  const element = texts.find(({ textContent }) => textContent === text);
  if (!element) throw new Error(`No “${text}”, only ${texts.map((one) => one.textContent).join()}`);
  return element.getBoundingClientRect();
}

describe('the path of the line', () => {
  const BOX = { width: 104, height: 24, margin: 2 };
  const at = (day: string, percent: number): LinePoint => ({ day, percent });

  it('has its days in proportion, and its shares from the lowest to the highest', () => {
    const points = [at('2026-02-27', 40), at('2026-02-28', 60), at('2026-03-09', 50)];

    expect(linePath(points, BOX, false)).to.equal('M2.0 22.0L12.0 2.0L102.0 12.0');
  });

  it('runs to the left where one reads from the right', () => {
    const points = [at('2026-02-27', 40), at('2026-02-28', 60), at('2026-03-09', 50)];

    expect(linePath(points, BOX, true)).to.equal('M102.0 22.0L92.0 2.0L2.0 12.0');
  });

  it('is flat in the middle where all shares are the same', () => {
    const points = [at('2026-02-01', 0), at('2026-02-02', 0)];

    expect(linePath(points, BOX, false)).to.equal('M2.0 12.0L102.0 12.0');
  });

  it('is a point in the middle for a single day', () => {
    expect(linePath([at('2026-02-01', 7)], BOX, false)).to.equal('M52.0 12.0');
  });
});

describe('the trend in one line', () => {
  it('is a region that says since when, and by how much', async () => {
    const trend = await mountTrend();

    expect(hasRole(trend, 'region', 'Trend')).to.equal(true);
    expect(saidBy(trend)).to.equal('Since 16 Nov: +21');
  });

  it('says what was lost with its sign', async () => {
    const trend = await mountTrend({ since: point('2026-11-16', 1_000, 1_471) });

    expect(saidBy(trend)).to.equal('Since 16 Nov: -1,200');
  });

  it('says in words that nothing has changed', async () => {
    const trend = await mountTrend({ since: point('2026-11-16', 1_000, 271) });

    expect(saidBy(trend)).to.equal('Since 16 Nov: no change');
  });

  it("writes the day as the page's language does", async () => {
    const trend = await mountTrend({}, { language: 'de' });

    expect(saidBy(trend)).to.equal('Since 16. Nov.: +21');
  });

  it('has one small line, and takes no more room', async () => {
    const trend = await mountTrend();

    expect(linesOf(trend)).to.have.lengthOf(1);
    expect(trend.getBoundingClientRect().height).to.be.below(40);
  });

  it('says only since when it records while there is one day', async () => {
    const trend = await mountTrend({ points: POINTS.slice(0, 1), since: undefined });

    expect(saidBy(trend)).to.equal('Recorded since 1 Nov');
    expect(linesOf(trend)).to.deep.equal([]);
    expect(hasRole(trend, 'button')).to.equal(false);
    expect(rowsOf(trend)).to.have.lengthOf(2);
  });

  it('is nothing where there is no record', async () => {
    const trend = await mountTrend({ points: [], since: undefined });

    expect(textOf(trend)).to.equal('');
    expect(trend.getBoundingClientRect().height).to.equal(0);
  });
});

describe('the table of the trend', () => {
  it('says of its numbers what they mean: while the policy is off, that nobody is asked', async () => {
    const on = await mountTrend();
    const off = await mountTrend({ isPolicyOff: true });

    expect(headersOf(on)).to.deep.equal(['Day (UTC)', 'Accounts', 'Enabled', 'Share']);
    expect(headersOf(off)).to.deep.equal([
      'Day (UTC)',
      'Accounts',
      'Configured, not asked for',
      'Share',
    ]);
  });

  const ROWS = [
    'Day (UTC) Accounts Enabled Share',
    '24 Nov 2026 1,010 271 26%',
    '16 Nov 2026 1,000 250 25%',
    '1 Nov 2026 1,000 200 20%',
  ];

  it('is told, newest first, while only the line is seen', async () => {
    const trend = await mountTrend();

    expect(hasRole(trend, 'table', 'Trend')).to.equal(true);
    expect(rowsOf(trend)).to.deep.equal(ROWS);
    expect(allByRole(trend, 'rowheader').map(textOf)).to.include('16 Nov 2026');
  });

  it('is no stop of the keyboard while it is not seen', async () => {
    const trend = await mountTrend();
    getByRole(trend, 'button', 'Show trend').focus();

    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('');
  });

  it('is seen when it is asked for, and is scrolled by the keyboard', async () => {
    const trend = await openTrend();
    expect(rowsOf(trend)).to.deep.equal(ROWS);
    const { top, bottom } = getByRole(trend, 'table').getBoundingClientRect();
    expect(top).to.be.at.least(getByRole(trend, 'button').getBoundingClientRect().bottom);
    expect(bottom).to.be.at.most(getByRole(trend, 'group').getBoundingClientRect().bottom);

    getByRole(trend, 'button', 'Hide trend').focus();
    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('group “Trend”');
  });

  it('stays low when there are many days', async () => {
    const days = Array.from({ length: 300 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
      return point(day, 100, index % 90);
    });

    const trend = await mountTrend({ points: days });
    expect(document.documentElement.scrollHeight).to.be.at.most(innerHeight);

    await press(trend, 'Show trend');

    expect(rowsOf(trend)).to.have.lengthOf(301);
    expect(trend.getBoundingClientRect().height).to.be.below(500);
  });

  it('is hidden again by the same button, which keeps the focus', async () => {
    const trend = await openTrend();
    const button = getByRole(trend, 'button', 'Hide trend');
    expect(button.ariaExpanded).to.equal('true');
    button.focus();

    await press(trend, 'Hide trend');

    expect(focused()).to.equal('button “Show trend”');
    expect(button.ariaExpanded).to.equal('false');
    expect(trend.getBoundingClientRect().height).to.be.below(40);
  });
});

describe('the large line', () => {
  it('has the first and the last day below it, the lowest and highest share beside it', async () => {
    const trend = await openTrend();
    const line = linesOf(trend)[1]?.getBoundingClientRect() ?? new DOMRect();

    expect(placeOf(trend, '1 Nov').top).to.be.above(line.bottom);
    expect(placeOf(trend, '24 Nov').left).to.be.above(placeOf(trend, '1 Nov').right);
    expect(placeOf(trend, '26%').bottom).to.be.below(placeOf(trend, '20%').top);
    expect(placeOf(trend, '20%').bottom).to.be.closeTo(line.bottom, 12);
    expect(placeOf(trend, '26%').right).to.be.below(line.left);
  });

  it('has one share beside its middle where all are the same', async () => {
    const trend = await openTrend({
      points: [point('2026-11-01', 10, 5), point('2026-11-02', 20, 10)],
    });

    const line = linesOf(trend)[1]?.getBoundingClientRect() ?? new DOMRect();
    const label = placeOf(trend, '50%');
    expect((label.top + label.bottom) / 2).to.be.closeTo(line.top, 4);
    const texts = trend.shadowRoot?.querySelectorAll('[aria-hidden] bdi');
    expect(texts).to.have.lengthOf(3);
  });

  it('runs to the left where one reads from the right, with its days', async () => {
    const trend = await openTrend({}, { dir: 'rtl' });

    for (const line of linesOf(trend)) {
      const end = line.getPointAtLength(line.getTotalLength());
      expect(line.getPointAtLength(0).x).to.be.above(end.x);
      expect(line.getPointAtLength(0).y).to.be.above(end.y);
    }
    expect(placeOf(trend, '1 Nov').left).to.be.above(placeOf(trend, '24 Nov').right);
  });

  it('runs to the right where one reads from the left', async () => {
    const trend = await openTrend();

    for (const line of linesOf(trend)) {
      const end = line.getPointAtLength(line.getTotalLength());
      expect(line.getPointAtLength(0).x).to.be.below(end.x);
      expect(line.getPointAtLength(0).y).to.be.above(end.y);
    }
  });

  it('grows with what is recorded while it is open', async () => {
    const trend = await openTrend();

    trend.points = [...POINTS, point('2026-11-25', 1_010, 505)];
    await frame();

    expect(placeOf(trend, '50%').width).to.be.above(0);
    expect(placeOf(trend, '25 Nov').width).to.be.above(0);
    expect(saidBy(trend)).to.equal('Since 16 Nov: +255');
  });

  it('fits a phone', async () => {
    await resizeWindow(PHONE);
    const trend = await openTrend();

    const line = linesOf(trend)[1]?.getBoundingClientRect() ?? new DOMRect();
    expect(sidewaysOverflow()).to.equal(0);
    expect(line.width).to.be.within(200, 390);
  });
});
