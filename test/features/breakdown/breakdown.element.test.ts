/** The breakdown: what it counts of each owner or package, and how one chooses one. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/breakdown/breakdown.ts';
import type { TfsBreakdown } from '../../../src/features/breakdown/breakdown.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
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
  Object.assign(card, { label: 'By owner', formats: createFormats('en'), groups: GROUPS }, set);
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
  it('is a table of the name it is given, below a heading of that name', async () => {
    const { card } = await mountBreakdown({ label: 'By package', dimension: 'package' });

    expect(hasRole(card, 'heading', 'By package')).to.equal(true);
    expect(headersOf(getByRole(card, 'table', 'By package'))).to.deep.equal([
      'Package',
      'Accounts',
      'Enabled',
      'Not enabled',
      'Share',
    ]);
  });

  it('has a row for each group, in the order given', async () => {
    const { card } = await mountBreakdown();

    expect(rowsOf(card).slice(0, 2)).to.deep.equal([
      'brightweb 1,240 240 1,000 19%',
      'root 30 10 20 33%',
    ]);
  });

  it("writes numbers in the page's language", async () => {
    const { card } = await mountBreakdown({ formats: createFormats('de') });

    expect(rowsOf(card)[0]?.replace(/\s/g, ' ')).to.equal('brightweb 1.240 240 1.000 19 %');
  });

  it('names each row by its group', async () => {
    const { card } = await mountBreakdown();

    expect(allByRole(card, 'rowheader').map(textOf)).to.deep.equal([
      'brightweb',
      'root',
      'Owner unknown',
    ]);
  });

  it('says “Configured, not asked for” while the policy is off, and only then', async () => {
    const { card } = await mountBreakdown({ isPolicyOn: false });
    expect(headersOf(card)[2]).to.equal('Configured, not asked for');

    card.isPolicyOn = undefined;
    await frame();

    expect(headersOf(card)[2]).to.equal('Enabled');
  });

  it('says that it is counting, and that there is nothing to count', async () => {
    const { card } = await mountBreakdown({ groups: undefined });
    expect(textOf(card)).to.equal('By owner Close Counting…');

    card.groups = [];
    await frame();

    expect(textOf(card)).to.equal('By owner Close There is nothing to count.');
  });

  it('shows names as they are, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { card, told } = await mountBreakdown({ groups: [group(name, 1, 0)] });

    await press(card, name);

    expect(told).to.deep.equal([name]);
    expect(hasRole(card, 'image')).to.equal(false);
  });

  it('can be closed', async () => {
    const { card } = await mountBreakdown();
    let closed = 0;
    card.addEventListener('breakdown-closed', () => closed++);

    await press(card, 'Close');

    expect(closed).to.equal(1);
  });
});

describe('choosing a group', () => {
  it('tells its name', async () => {
    const { card, told } = await mountBreakdown();

    await press(card, 'root');

    expect(told).to.deep.equal(['root']);
  });

  it('tells an empty name when the chosen one is pressed again', async () => {
    const { card, told } = await mountBreakdown({ chosen: 'root' });

    await press(card, 'root');

    expect(told).to.deep.equal(['']);
  });

  it('shows which one is chosen', async () => {
    const { card } = await mountBreakdown();

    card.chosen = 'root';
    await frame();

    const pressed = ['brightweb', 'root'].map((name) =>
      getByRole(card, 'button', name).getAttribute('aria-pressed'),
    );
    expect(pressed).to.deep.equal(['false', 'true']);
  });

  it('is not offered for accounts without a package', async () => {
    const { card } = await mountBreakdown({ dimension: 'package' });

    expect(allByRole(card, 'rowheader').map(textOf)[2]).to.equal('No package known');
    expect(allByRole(card, 'button').map(textOf)).to.deep.equal(['Close', 'brightweb', 'root']);
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

    Object.assign(card, { label: 'By package', dimension: 'package' });
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
    getByRole(card, 'button', 'Close').focus();

    await sendKeys({ press: 'Tab' });

    expect(focused()).to.equal('group “By owner”');
    expect(getByRole(card, 'group').scrollHeight).to.be.above(
      getByRole(card, 'group').clientHeight,
    );
  });
});

it('the breakdown fits a phone, with every column', async () => {
  await resizeWindow(PHONE);
  const name = 'a-package-with-a-name-that-has-no-end';
  const { card } = await mountBreakdown({
    groups: [group(name, 123_456, 98_765)],
    isPolicyOn: false,
  });

  const region = getByRole(card, 'group', 'By owner');
  expect(sidewaysOverflow()).to.equal(0);
  expect(region.scrollWidth).to.equal(region.clientWidth);
  expect(rowsOf(card)).to.deep.equal([`${name} 123,456 98,765 24,691 80%`]);
  expect(headersOf(card)).to.have.lengthOf(5);
});
