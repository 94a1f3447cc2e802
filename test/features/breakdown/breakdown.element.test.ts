/** The breakdown: what it counts of each owner or package, and how one chooses one. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/breakdown/breakdown.ts';
import type { TfsBreakdown } from '../../../src/features/breakdown/breakdown.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { messages } from '../../../src/i18n/messages.ts';
import type { Group } from '../../../src/features/breakdown/groups.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const group = (name: string, accounts: number, enabled: number): Group => ({
  name,
  accounts,
  enabled,
  notEnabled: accounts - enabled,
  percent: Math.floor((enabled * 100) / accounts),
});

const GROUPS: readonly Group[] = [
  group('brightweb', 1_240, 240),
  group('root', 30, 10),
  group('', 5, 5),
];

const many = (count: number): Group[] =>
  Array.from({ length: count }, (_, index) => group(`owner${index}`, 3, 1));

interface Mounted {
  readonly card: TfsBreakdown;
  /** The names it told, each time. */
  readonly told: string[];
}

async function mountBreakdown(set: Partial<TfsBreakdown> = {}): Promise<Mounted> {
  const card = document.createElement('tfs-breakdown');
  Object.assign(card, { formats: createFormats('en'), groups: GROUPS }, set);
  const told: string[] = [];
  card.addEventListener('group-chosen', ({ detail }) => told.push(detail));
  mount(card);
  await frame();
  return { card, told };
}

async function press(card: TfsBreakdown, name: string): Promise<void> {
  getByRole(card, 'button', name).click();
  await frame();
}

const headersOf = (scope: Element): string[] => allByRole(scope, 'columnheader').map(textOf);

/** The rows below the header, each as it is read, its bar aside. */
const rowsOf = (card: TfsBreakdown): string[] => allByRole(card, 'row').slice(1).map(textOf);

describe('the breakdown', () => {
  it('is a region with a heading and a table of its name', async () => {
    const { card } = await mountBreakdown({ by: 'package' });

    const region = getByRole(card, 'region', 'By package');
    expect(hasRole(region, 'heading', 'By package')).to.equal(true);
    expect(headersOf(getByRole(region, 'table', 'By package'))).to.deep.equal([
      'Package',
      'Not enabled',
      'Accounts',
      'Enabled',
    ]);
  });

  it('has a row for each group, in the order given', async () => {
    const { card } = await mountBreakdown();

    expect(rowsOf(card).slice(0, 2)).to.deep.equal(['brightweb 1,000 1,240 19%', 'root 20 30 33%']);
  });

  it("writes numbers in the page's language", async () => {
    const { card } = await mountBreakdown({ formats: createFormats('de') });

    expect(rowsOf(card)[0]?.replace(/\s/g, ' ')).to.equal('brightweb 1.000 1.240 19 %');
  });

  it('names each row by its group', async () => {
    const { card } = await mountBreakdown();

    expect(allByRole(card, 'rowheader').map(textOf)).to.deep.equal([
      'brightweb',
      'root',
      'Owner unknown',
    ]);
  });

  it('says of “Enabled” what it means while the policy is off, and only then', async () => {
    const { card } = await mountBreakdown({ isPolicyOff: true });
    expect(headersOf(card)[3]).to.equal(messages.configured);

    card.isPolicyOff = false;
    await frame();

    expect(headersOf(card)[3]).to.equal('Enabled');
  });

  it('shows as bars who has it and who is missing, as long as they are many', async () => {
    const { card } = await mountBreakdown({
      groups: [group('half', 10, 5), { ...group('none', 8, 0), notEnabled: 6 }],
    });

    const widthsOf = (row: Element, ...kinds: string[]) =>
      kinds.map((kind) => row.querySelector(`.bar .${kind}`)?.getBoundingClientRect().width ?? 0);
    const [half, none] = allByRole(card, 'row').slice(1);
    const [has = 0, lacks = 0] = widthsOf(half ?? card, 'has', 'lacks');
    expect(has).to.be.above(20);
    expect(lacks).to.be.closeTo(has, 2);
    const [noneHas, noneLacks = 0, unknown = 0] = widthsOf(none ?? card, 'has', 'lacks', 'unknown');
    expect(noneHas).to.equal(0);
    expect(noneLacks).to.be.closeTo(3 * unknown, 4);
  });

  it('says that it is counting, that there is nothing to count, and why it cannot', async () => {
    const { card } = await mountBreakdown({ groups: undefined });
    expect(textOf(card)).to.equal('By owner Counting…');

    card.groups = [];
    await frame();
    expect(textOf(card)).to.equal('By owner There is nothing to count.');

    card.missing = 'Not counted: no.';
    await frame();
    expect(textOf(card)).to.equal('By owner Not counted: no.');
    expect(hasRole(card, 'button')).to.equal(false);
  });

  it('shows names as they are, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { card, told } = await mountBreakdown({ groups: [group(name, 1, 0)] });

    await press(card, name);

    expect(told).to.deep.equal([name]);
    expect(hasRole(card, 'image')).to.equal(false);
  });
});

it('a heading is not broken at its hyphen', async () => {
  const states = { enabled: 'Naka-on', 'not-enabled': 'Hindi naka-on' };
  const before = { ...messages.states };
  Object.assign(messages.states, states);
  try {
    await resizeWindow({ ...PHONE, width: 358 });
    const { card } = await mountBreakdown({ by: 'package' });

    const heights = ['Accounts', 'Naka-on'].map((name) => {
      const range = document.createRange();
      range.selectNodeContents(getByRole(card, 'columnheader', name));
      return range.getBoundingClientRect().height;
    });
    expect(heights[1]).to.equal(heights[0]);
    expect(sidewaysOverflow()).to.equal(0);
  } finally {
    Object.assign(messages.states, before);
  }
});

describe('choosing a group', () => {
  it('tells its name', async () => {
    const { card, told } = await mountBreakdown();

    await press(card, 'root');

    expect(told).to.deep.equal(['root']);
  });

  it('is not offered for accounts without a package', async () => {
    const { card } = await mountBreakdown({ by: 'package' });

    expect(allByRole(card, 'rowheader').map(textOf)[2]).to.equal('No package known');
    expect(allByRole(card, 'button').map(textOf)).to.deep.equal(['brightweb', 'root']);
  });
});

describe('very many groups', () => {
  it('are drawn as far as one reads, until all are asked for', async () => {
    const { card } = await mountBreakdown({ groups: many(3_000) });
    expect(rowsOf(card)).to.have.lengthOf(200);

    await press(card, 'Show all 3,000');

    expect(rowsOf(card)).to.have.lengthOf(3_000);
    expect(hasRole(card, 'button', /^Show all/)).to.equal(false);
  });

  it('have no button for more where there are no more', async () => {
    const { card } = await mountBreakdown({ groups: many(200) });

    expect(rowsOf(card)).to.have.lengthOf(200);
    expect(hasRole(card, 'button', /^Show all/)).to.equal(false);
  });

  it('leave the focus at the first that was added', async () => {
    const { card } = await mountBreakdown({ groups: many(300) });
    getByRole(card, 'button', 'Show all 300').focus();

    await sendKeys({ press: 'Enter' });
    await frame();

    expect(focused()).to.equal('button “owner200”');
  });

  it('are asked for again after a change to the other breakdown', async () => {
    const { card } = await mountBreakdown({ groups: many(300) });
    await press(card, 'Show all 300');

    card.by = 'package';
    await frame();

    expect(rowsOf(card)).to.have.lengthOf(200);
  });

  it('scroll in the card, below headers that stay', async () => {
    const { card } = await mountBreakdown({ groups: many(200) });
    const region = getByRole(card, 'group', 'By owner');
    const [header] = allByRole(card, 'columnheader');

    region.scrollTop = 2_000;
    await frame();

    expect(region.scrollTop).to.equal(2_000);
    expect(card.getBoundingClientRect().height).to.be.below(500);
    const top = header?.getBoundingClientRect().top;
    expect(top).to.be.closeTo(region.getBoundingClientRect().top, 1);
  });

  it('can be scrolled by the keyboard', async () => {
    const { card } = await mountBreakdown({ groups: many(200) });
    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('group “By owner”');
    expect(getByRole(card, 'group').scrollHeight).to.be.above(
      getByRole(card, 'group').clientHeight,
    );
  });
});

for (const width of [PHONE.width, 320]) {
  it(`the breakdown fits ${width} px, with every column`, async () => {
    await resizeWindow({ ...PHONE, width });
    const name = 'a-package-with-a-name-that-has-no-end';
    const { card } = await mountBreakdown({
      groups: [group(name, 123_456, 98_765)],
      isPolicyOff: true,
    });

    const region = getByRole(card, 'group', 'By owner');
    expect(sidewaysOverflow()).to.equal(0);
    expect(region.scrollWidth).to.equal(region.clientWidth);
    expect(rowsOf(card)).to.deep.equal([`${name} 24,691 123,456 80%`]);
    expect(headersOf(card)).to.have.lengthOf(4);
  });
}
