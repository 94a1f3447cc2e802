/** The page by keyboard alone: everything can be reached, in the order of the eye, and is seen to have the focus. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, PHONE, resizeWindow, until } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage } from '../browser/page.ts';
import { focused, focusedElement, getByRole } from '../browser/roles.ts';

/** `listaccts` of them, by which every filter has something to choose between. */
const RECORDS = [
  { user: 'alma', owner: 'root', plan: 'starter', email: 'a@alma.example', suspended: 0 },
  { user: 'bruno', owner: 'bruno', plan: 'business', suspended: 1 },
];

/** What Tab leads to, one after the other, until it leads out of the page or to its beginning. */
async function tabStops(): Promise<string[]> {
  const stops = new Map<Element, string>();
  for (;;) {
    await sendKeys({ press: 'Tab' });
    const element = focusedElement();
    // A date box has a stop for the day, one for the month, one for the year.
    if (element && element === [...stops.keys()].at(-1)) continue;
    if (!element || stops.has(element)) return [...stops.values()];
    stops.set(element, focused());
    expect(isMarked(element), `${focused()} is seen to have the focus`).to.equal(true);
  }
}

/** Whether an outline marks the element. */
function isMarked(element: Element): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
}

const TABS = [
  'link “Accounts”',
  'link “Insights”',
  'link “Policy and issuer”',
  'link “My account”',
];

describe('Tab', () => {
  it('leads through the whole page', async () => {
    await openLoadedPage();

    expect(await tabStops()).to.deep.equal([
      ...TABS,
      'button “Refresh”',
      'searchbox “Search accounts”',
      'radio “All 5”',
      'button “Filters”',
      'button “View”',
      'button “Copy”',
      'button “Export”',
      'checkbox “Select all shown”',
      'button “User”',
      'button “Primary domain”',
      'button “Two-factor”',
      'checkbox “Select alma”',
      'link “alma”',
      'button “Actions for alma”',
    ]);
  });

  it('leads through the whole page on a phone', async () => {
    await resizeWindow(PHONE);
    await openLoadedPage();

    expect(await tabStops()).to.deep.equal([
      ...TABS,
      'button “Refresh”',
      'searchbox “Search accounts”',
      'radio “All 5”',
      'button “Filters”',
      'button “More”',
      'checkbox “Select all shown”',
      'checkbox “Select alma”',
      'link “alma”',
      'button “Actions for alma”',
    ]);
  });

  it('leads to the first row in at most 20 steps, whatever is told and shown above it', async () => {
    const page = await openPage();
    void page.whm.policy.answer({ is_enabled: 0 });
    await page.whm.list.answer(userConfigs([['root', false], ...ACCOUNTS.slice(1)]));
    await page.ready();
    await page.whm.details.answer({ acct: RECORDS });
    await until(() => page.has('columnheader', 'Contact'));
    expect(page.notes).to.have.lengthOf(2);

    const stops = await tabStops();
    expect(stops.indexOf('checkbox “Select root”')).to.be.within(15, 20);
  });

  it('leads through the filters once they are opened, and on to what stands behind them', async () => {
    const page = await openLoadedPage();
    await page.whm.details.answer({ acct: RECORDS });
    await until(() => page.has('columnheader', 'Contact'));
    await page.press('button', 'Filters');
    await page.find('combobox', 'Owner');

    const stops = await tabStops();
    expect(stops.slice(0, stops.indexOf('button “View”'))).to.deep.equal([
      'button “Close”',
      'combobox “Owner”',
      'combobox “Package”',
      'combobox “Role”',
      'combobox “State”',
      'combobox “Contact”',
      ' “Created from”',
      ' “Created to”',
      'button “Clear filters”',
    ]);
  });

  it('leads to what can be done when nothing matches', async () => {
    const page = await openLoadedPage();
    await page.type('zzz');

    expect(await tabStops()).to.include('button “Clear search and filters”');
  });

  it('leads to what can be done when loading has failed, after the tabs', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    expect(await tabStops()).to.deep.equal([...TABS, 'button “Refresh”', 'button “Try again”']);
  });

  it('leads to the log-in when the session has ended', async () => {
    const page = await openPage();
    await page.whm.list.fail('session-ended');

    expect(await tabStops()).to.deep.equal([...TABS, 'button “Refresh”', 'link “Log in again”']);
  });

  it('leads out of 20,000 accounts as fast as out of one', async () => {
    await openLoadedPage(Array.from({ length: 20_000 }, (_, index) => [`user${index}`, false]));

    expect((await tabStops()).filter((stop) => stop.startsWith('link “user'))).to.have.lengthOf(1);
  });
});

describe('Enter', () => {
  it('presses what has the focus', async () => {
    const page = await openLoadedPage();
    const { calls } = page.whm;
    const before = calls.length;

    getByRole(page.element, 'button', 'Refresh').focus();
    await sendKeys({ press: 'Enter' });
    await frame();

    const asked = calls.slice(before).map(({ request }) => request.command);
    // The trend asks whenever it is there.
    expect(asked.filter((command) => !command.startsWith('personalization'))).to.deep.equal([
      'twofactorauth_get_user_configs',
      'twofactorauth_policy_status',
      'listaccts',
    ]);
  });
});
