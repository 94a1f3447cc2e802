/** What narrows the list, above it: each filter can be taken back, and it is said how many are shown. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { until } from '../../browser/mount.ts';
import type { Page } from '../../browser/page.ts';
import { allByRole, focused } from '../../browser/roles.ts';
import { FORTY, openForty } from './forty.ts';

const chips = (page: Page): string[] =>
  allByRole(page.element, 'button', /^Remove filter/).map(({ computedName }) => computedName);

/** What is read on the screen: a screen reader hears the number in the summary. */
const seenText = (page: Page): string =>
  page.element.shadowRoot?.querySelector('tfs-narrowing')?.textContent ?? '';

describe('what narrows the list', () => {
  it('is nothing at first', async () => {
    const { page } = await openForty();

    expect(chips(page)).to.deep.equal([]);
    expect(page.has('button', 'Clear search and filters')).to.equal(false);
  });

  it('are buttons that take a filter back, and the number that is shown', async () => {
    const { page } = await openForty({
      fragment: 'owner=brightweb&can-enable=no&created-from=2024-01-03',
    });
    await until(() => page.users.length === 2);
    expect(chips(page)).to.deep.equal([
      'Remove filter: Owner brightweb',
      'Remove filter: Can enable two-factor No',
      'Remove filter: Created from Jan 3, 2024',
    ]);
    expect(seenText(page)).to.include('2 of 40 shown');

    await page.press('button', 'Remove filter: Can enable two-factor No');
    await until(() => page.users.length === 16);
    await page.press('button', 'Remove filter: Created from Jan 3, 2024');
    await until(() => page.users.length === 18);

    expect(chips(page)).to.deep.equal(['Remove filter: Owner brightweb']);
    expect(seenText(page)).to.include('18 of 40 shown');
    await page.says('18 of 40 shown');
    expect(page.status).to.include('18 of 40 shown');
  });

  it('hands the focus on where a button goes: to what takes its place, in the end to the search box', async () => {
    const { page } = await openForty({
      fragment: 'owner=brightweb&package=starter&state=active',
    });
    await until(() => chips(page).length === 3);

    await page.press('button', 'Remove filter: Owner brightweb');
    expect(focused()).to.equal('button “Remove filter: Package starter”');
    await page.press('button', 'Remove filter: State Active');
    expect(focused()).to.equal('button “Clear search and filters”');
    await page.press('button', 'Remove filter: Package starter');

    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  it('leaves the focus beside it where a search goes on', async () => {
    const { page } = await openForty({ fragment: 'owner=brightweb&search=user' });
    await until(() => chips(page).length === 1);

    await page.press('button', 'Remove filter: Owner brightweb');

    expect(focused()).to.equal('button “Clear search and filters”');
  });

  it('is cleared at once, with the focus in the search box', async () => {
    const { page } = await openForty({ fragment: 'owner=brightweb&two-factor=not-enabled' });
    await until(() => chips(page).length === 1);
    await page.type('user');

    await page.press('button', 'Clear search and filters');
    await until(() => page.users.some((user) => user.startsWith('root')));

    expect(page.searchBox.value).to.equal('');
    expect(page.choices[0]).to.equal('[All 40]');
    expect(chips(page)).to.deep.equal([]);
    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  it('also has a search for itself, whose end is in the box', async () => {
    const { page } = await openForty();

    await page.type('alma');
    await until(() => page.users.length === 1);
    expect(seenText(page)).to.include('1 of 40 shown');
    expect(page.has('button', 'Clear search and filters')).to.equal(true);
    await sendKeys({ press: 'Escape' });

    await until(() => !page.has('button', 'Clear search and filters'));
  });
});

describe('where nothing is left', () => {
  it('it says so, and one button clears all', async () => {
    const { page } = await openForty();

    await page.type('zzzz');
    await page.says('No account matches');
    expect(allByRole(page.element, 'button', 'Clear search and filters')).to.have.lengthOf(1);
    await page.press('button', 'Clear search and filters');

    await until(() => page.users.length > 10);
  });

  it('it says that nobody is missing, where that is why', async () => {
    const all = FORTY.map(([user, , domain]) => [user, true, domain] as const);
    const { page } = await openForty({}, all as typeof FORTY);

    await page.press('radio', 'Not enabled 0');

    await page.says('Every account has a second factor.');
    expect(page.text).to.not.include('No account matches');
    await page.press('radio', 'All 40');
    await page.type('zzzz');
    await page.says('No account matches');
  });
});
