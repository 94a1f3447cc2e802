/** The trend: its words, its chart, and its table. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/trend/trend.ts';
import type { TfsTrend } from '../../../src/features/trend/trend.ts';
import '../../../src/features/trend/trend-fact.ts';
import type { TfsTrendFact } from '../../../src/features/trend/trend-fact.ts';
import '../../../src/features/trend/trend-card.ts';
import type { TfsTrendCard } from '../../../src/features/trend/trend-card.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { Store } from '../../../src/state/store.ts';
import type { Stores } from '../../../src/state/stores.ts';
import { trendPoints, type DayRecord, type TrendPoint } from '../../../src/state/trend-history.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const record = (day: string, total: number, enabled: number): DayRecord => ({
  day,
  total,
  enabled,
});
const pointsOf = (...records: DayRecord[]): readonly TrendPoint[] => trendPoints(records);

const RECORDS = [
  record('2026-11-01', 1_000, 200),
  record('2026-11-16', 1_000, 250),
  record('2026-11-24', 1_010, 271),
];
const POINTS = pointsOf(...RECORDS);
const WEEK = Array.from({ length: 8 }, (_, index) =>
  record(`2026-11-${21 + index}`, 1_001, 278 + index * 3),
);

async function mountTrend(
  set: Partial<TfsTrend> = {},
  { language = 'en', dir = 'ltr' } = {},
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
  // It is drawn when it has been measured.
  if (trend.points.length > 0) await until(() => linesOf(trend).length > 0);
  return trend;
}

async function press(trend: TfsTrend, name: string): Promise<void> {
  getByRole(trend, 'button', name).click();
  await frame();
}

const headersOf = (trend: TfsTrend): string[] => allByRole(trend, 'columnheader').map(textOf);

const rowsOf = (trend: TfsTrend): string[] => allByRole(trend, 'row').map(textOf);

/** The chart is no part of the accessibility tree: the table says the same. */
const chartOf = (trend: TfsTrend): ShadowRoot =>
  trend.shadowRoot?.querySelector('tfs-trend-chart')?.shadowRoot ??
  expect.fail('There is no chart');

const linesOf = (trend: TfsTrend): SVGPathElement[] => [
  ...chartOf(trend).querySelectorAll<SVGPathElement>('path'),
];

const textsOf = (trend: TfsTrend): string[] =>
  [...chartOf(trend).querySelectorAll('bdi')].map(({ textContent }) => textContent);

/** Where a text of the chart stands. */
function placeOf(trend: TfsTrend, text: string): DOMRect {
  const elements = [...chartOf(trend).querySelectorAll('bdi')];
  const element = elements.find(({ textContent }) => textContent === text);
  return (
    element?.getBoundingClientRect() ?? expect.fail(`No “${text}” in ${textsOf(trend).join()}`)
  );
}

/** What the stores of a page would be that knows these records. */
class TrendStub extends Store {
  records: readonly DayRecord[] = [];
  hasFailed = false;
}

function storesOf(trend: TrendStub, total = 0): Stores {
  const list = Object.assign(new Store(), {
    current: { value: total === 0 ? undefined : { summary: { total, unknown: 0 } } },
  });
  const policy = Object.assign(new Store(), { isOn: true });
  return { trend, list, policy } as unknown as Stores; // nothing else is read
}

describe('the trend in words', () => {
  async function mountFact(...records: DayRecord[]): Promise<[TfsTrendFact, TrendStub]> {
    const trend = new TrendStub();
    trend.records = records;
    const fact = document.createElement('tfs-trend-fact');
    Object.assign(fact, { stores: storesOf(trend), formats: createFormats('en') });
    mount(fact);
    await frame();
    return [fact, trend];
  }
  const [, then = record('', 0, 0)] = RECORDS;
  const today = (enabled: number) => record('2026-11-24', 2_000, enabled);

  for (const [enabled, text] of [
    [271, '21 more accounts since Nov 16'],
    [251, '1 more account since Nov 16'],
    [249, '1 fewer account since Nov 16'],
    [248, '2 fewer accounts since Nov 16'],
    [1_484, '1,234 more accounts since Nov 16'],
    [250, 'No change since Nov 16'],
  ] as const) {
    it(`says “${text}”, beside an arrow`, async () => {
      const [fact] = await mountFact(then, today(enabled));

      expect(textOf(fact)).to.equal(text);
      expect(fact.shadowRoot?.querySelectorAll('svg')).to.have.lengthOf(1);
      expect(hasRole(fact, 'button')).to.equal(false);
    });
  }

  it('shows an arrow of its own for more, for fewer, and for as many', async () => {
    const [fact, trend] = await mountFact(then, today(251));
    const arrows = new Set<string | null | undefined>();

    for (const enabled of [251, 249, 250]) {
      trend.records = [then, today(enabled)];
      trend.requestUpdate();
      await frame();
      arrows.add(fact.shadowRoot?.querySelector('path')?.getAttribute('d'));
    }

    expect(arrows.size).to.equal(3);
  });

  it('says on the first day since when it records, without an arrow', async () => {
    const [fact] = await mountFact(today(5));

    expect(textOf(fact)).to.equal('Recorded since Nov 24');
    expect(fact.shadowRoot?.querySelector('svg')).to.equal(null);
  });

  it('takes no room where there is no record, and comes with the first', async () => {
    const [fact, trend] = await mountFact();
    expect(fact.getBoundingClientRect().width).to.equal(0);
    expect(getComputedStyle(fact).display).to.equal('none');

    trend.records = [today(5)];
    trend.requestUpdate();
    await frame();

    expect(textOf(fact)).to.equal('Recorded since Nov 24');
    expect(fact.getBoundingClientRect().width).to.be.above(0);
  });
});

describe('the card of the trend', () => {
  it('is a region with a heading and the trend in words', async () => {
    const trend = await mountTrend();

    expect(hasRole(trend, 'region', 'Trend')).to.equal(true);
    expect(hasRole(trend, 'heading', 'Trend')).to.equal(true);
    expect(textOf(getByRole(trend, 'region'))).to.include('Trend 21 more accounts since Nov 16');
  });

  it('says why nothing is there: nothing read, on its way, not kept', async () => {
    const trend = new TrendStub();
    const open = async (total: number): Promise<TfsTrendCard> => {
      const card = document.createElement('tfs-trend-card');
      Object.assign(card, { stores: storesOf(trend, total), formats: createFormats('en') });
      mount(card);
      await frame();
      return card;
    };
    expect(textOf(await open(0))).to.equal(
      'Trend The first numbers are recorded when the accounts have been read.',
    );
    const card = await open(10);
    expect(textOf(card)).to.equal('Trend Reading what was recorded…');
    expect(hasRole(card, 'button')).to.equal(false);
    const { height } = card.getBoundingClientRect();

    trend.hasFailed = true;
    trend.requestUpdate();
    await frame();
    expect(textOf(card)).to.equal('Trend WHM does not keep the trend’s numbers for you.');

    trend.records = RECORDS;
    trend.requestUpdate();
    await until(() => hasRole(card, 'table', 'Trend'));
    expect(card.getBoundingClientRect().height).to.be.closeTo(height, 8);
  });
});

describe('the table of the trend', () => {
  it('says of its numbers what they mean', async () => {
    const trend = await mountTrend();

    expect(headersOf(trend)).to.deep.equal(['Day (UTC)', 'Enabled', 'Accounts', 'Share']);
  });

  it('says of them while the policy is off that nobody is asked, as the chart does', async () => {
    const { messages } = await import('../../../src/i18n/messages.ts');
    const trend = await mountTrend({ isPolicyOff: true });

    expect(headersOf(trend)[1]).to.equal(messages.configured);
    const unit = trend.shadowRoot?.querySelector('[aria-hidden]')?.textContent;
    expect(unit).to.include(`${messages.configured}, % of all accounts`);
  });

  const ROWS = [
    'Day (UTC) Enabled Accounts Share',
    'Nov 24, 2026 271 1,010 26.83%',
    'Nov 16, 2026 250 1,000 25.00%',
    'Nov 1, 2026 200 1,000 20.00%',
  ];

  it('is told, newest first, with exact shares, while only the chart is seen', async () => {
    const trend = await mountTrend();

    expect(hasRole(trend, 'table', 'Trend')).to.equal(true);
    expect(rowsOf(trend)).to.deep.equal(ROWS);
    expect(allByRole(trend, 'rowheader').map(textOf)).to.include('Nov 16, 2026');
  });

  it('never says 100% while one is missing, nor 0% while one has it', async () => {
    const trend = await mountTrend({
      points: pointsOf(
        record('2026-11-01', 100_000, 0),
        record('2026-11-02', 100_000, 1),
        record('2026-11-03', 100_000, 99_999),
        record('2026-11-04', 100_000, 100_000),
      ),
    });

    const shares = rowsOf(trend).map((row) => row.split(' ').at(-1));
    expect(shares).to.deep.equal(['Share', '100.00%', '99.99%', '0.01%', '0.00%']);
  });

  it('is no stop of the keyboard while it is not seen', async () => {
    const trend = await mountTrend();
    getByRole(trend, 'button', 'Show as table').focus();

    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('');
  });

  it('is seen below the chart when it is asked for, and is scrolled by the keyboard', async () => {
    const trend = await mountTrend();
    await press(trend, 'Show as table');
    expect(rowsOf(trend)).to.deep.equal(ROWS);
    const { top, bottom } = getByRole(trend, 'table').getBoundingClientRect();
    expect(top).to.be.at.least(placeOf(trend, 'Nov 24').bottom);
    expect(bottom).to.be.at.most(getByRole(trend, 'group').getBoundingClientRect().bottom);

    getByRole(trend, 'button', 'Hide table').focus();
    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('group “Trend”');
  });

  it('is hidden again by the same button, which keeps the focus', async () => {
    const trend = await mountTrend();
    const { height } = trend.getBoundingClientRect();
    await press(trend, 'Show as table');
    const button = getByRole(trend, 'button', 'Hide table');
    expect(button.ariaExpanded).to.equal('true');
    button.focus();

    await press(trend, 'Hide table');

    expect(focused()).to.equal('button “Show as table”');
    expect(button.ariaExpanded).to.equal('false');
    expect(trend.getBoundingClientRect().height).to.equal(height);
  });

  it('stays low when there are many days', async () => {
    const days = Array.from({ length: 300 }, (_, index) =>
      record(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10), 100, index % 90),
    );

    const trend = await mountTrend({ points: pointsOf(...days) });
    expect(document.documentElement.scrollHeight).to.be.at.most(innerHeight);
    await press(trend, 'Show as table');

    expect(rowsOf(trend)).to.have.lengthOf(301);
    expect(trend.getBoundingClientRect().height).to.be.below(550);
    expect(chartOf(trend).querySelectorAll('circle').length).to.be.below(30);
  });
});

describe('the chart', () => {
  it('says what its numbers are, and has a scale that fits', async () => {
    const trend = await mountTrend({ points: pointsOf(...WEEK) });

    const unit = trend.shadowRoot?.querySelector('[aria-hidden]')?.textContent.trim();
    expect(unit).to.equal('Enabled, % of all accounts');
    // 27.77% to 29.87%
    expect(textsOf(trend).slice(0, 4)).to.deep.equal(['27%', '28%', '29%', '30%']);
    expect(placeOf(trend, '30%').bottom).to.be.below(placeOf(trend, '27%').top);
  });

  it('has a label above each point, its day and its numbers below', async () => {
    const trend = await mountTrend({ points: pointsOf(...WEEK) });

    for (const [day, share, counts] of [
      ['Nov 21', '27.77%', '278 of 1,001'],
      ['Nov 28', '29.87%', '299 of 1,001'],
    ] as const) {
      const [below, above] = [placeOf(trend, day), placeOf(trend, share)];
      expect(above.bottom).to.be.below(below.top);
      expect((above.left + above.right) / 2).to.be.closeTo((below.left + below.right) / 2, 1);
      expect(placeOf(trend, counts).top).to.be.at.least(below.bottom - 1);
    }
    expect(chartOf(trend).querySelectorAll('circle')).to.have.lengthOf(8);
    expect(textsOf(trend)).to.include('Nov 25');
  });

  it('has fewer labels where it is narrow, today’s among them, and none over another', async () => {
    await resizeWindow({ width: 320, height: 800 });
    const trend = await mountTrend({ points: pointsOf(...WEEK) });

    const days = textsOf(trend).filter((text) => text.startsWith('Nov'));
    expect(days.length).to.be.within(2, 5);
    expect(days).to.include('Nov 28');
    const { left, right } = trend.getBoundingClientRect();
    let end = left;
    for (const day of days) {
      const place = placeOf(trend, day);
      expect(place.left).to.be.at.least(end);
      expect(place.right).to.be.at.most(right);
      end = place.right;
    }
    expect(sidewaysOverflow()).to.equal(0);
  });

  it('runs to the right where one reads from the left, rising with the share', async () => {
    const [line] = linesOf(await mountTrend());

    const [start, end] = [line?.getPointAtLength(0), line?.getPointAtLength(10_000)];
    expect(start?.x).to.be.below(end?.x ?? NaN);
    expect(start?.y).to.be.above(end?.y ?? NaN);
  });

  it('is mirrored where one reads from the right, with its days and its scale', async () => {
    const trend = await mountTrend({}, { dir: 'rtl' });

    const [line] = linesOf(trend);
    const [start, end] = [line?.getPointAtLength(0), line?.getPointAtLength(10_000)];
    expect(start?.x).to.be.above(end?.x ?? NaN);
    expect(start?.y).to.be.above(end?.y ?? NaN);
    expect(placeOf(trend, 'Nov 1').left).to.be.above(placeOf(trend, 'Nov 24').right);
    expect(placeOf(trend, '20%').left).to.be.above(placeOf(trend, 'Nov 1').right - 1);
    const { left = 0 } = line?.ownerSVGElement?.getBoundingClientRect() ?? {};
    const today = placeOf(trend, '26.83%');
    expect((today.left + today.right) / 2 - left).to.be.closeTo(end?.x ?? NaN, 1);
  });

  it('shows a single day in its middle', async () => {
    const trend = await mountTrend({ points: POINTS.slice(0, 1), since: undefined });

    expect(textOf(getByRole(trend, 'region'))).to.include('Recorded since Nov 1');
    const [label, chart] = [placeOf(trend, '20.00%'), trend.getBoundingClientRect()];
    expect(label.left).to.be.above(chart.left + chart.width / 3);
    expect(label.right).to.be.below(chart.right - chart.width / 3);
  });

  it('grows with what is recorded while it is open', async () => {
    const trend = await mountTrend();

    trend.points = pointsOf(...RECORDS, record('2026-11-25', 1_010, 505));
    await frame();

    expect(placeOf(trend, '50.00%').width).to.be.above(0);
    expect(placeOf(trend, 'Nov 25').width).to.be.above(0);
    expect(textOf(trend)).to.include('255 more accounts since Nov 16');
  });

  it('is drawn when the card is seen, where it was hidden at first', async () => {
    const box = mount(document.createElement('div'));
    box.hidden = true;
    const trend = document.createElement('tfs-trend');
    Object.assign(trend, { points: POINTS, formats: createFormats('en') });
    mount(trend, box);
    await frame();
    expect(textsOf(trend)).to.deep.equal([]);

    box.hidden = false;
    await until(() => textsOf(trend).length > 0);

    expect(placeOf(trend, 'Nov 24').width).to.be.above(0);
  });

  it('fits a phone', async () => {
    await resizeWindow(PHONE);
    const trend = await mountTrend();

    const line = linesOf(trend)[0]?.getBoundingClientRect() ?? new DOMRect();
    expect(sidewaysOverflow()).to.equal(0);
    expect(line.width).to.be.within(200, 390);
  });
});
