/** The page by keyboard alone: everything can be reached, in the order of the eye, and is seen to have the focus. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { frame, PHONE, resizeWindow } from '../browser/mount.ts';
import { openLoadedPage, openPage } from '../browser/page.ts';
import { focused, focusedElement, getByRole } from '../browser/roles.ts';

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

describe('Tab', () => {
  it('leads through the whole page', async () => {
    await openLoadedPage();

    expect(await tabStops()).to.deep.equal([
      'button “Accounts”',
      'button “Policy and issuer”',
      'button “My account”',
      'button “Refresh”',
      'searchbox “Search accounts”',
      'radio “All 5”',
      'button “Columns”',
      'button “Copy”',
      'button “Export”',
      'combobox “Owner”',
      'combobox “Package”',
      'combobox “Role”',
      'combobox “State”',
      'combobox “Contact”',
      ' “Created from”',
      ' “Created to”',
      'button “Compare with an earlier export”',
      'combobox “Sort by”',
      'button “Reverse order”',
      'checkbox “Select all shown”',
      'button “User”',
      'button “Primary domain”',
      'button “Two-factor”',
      'checkbox “Select alma”',
      'link “alma”',
    ]);
  });

  it('leads through the whole page on a phone', async () => {
    await resizeWindow(PHONE);
    await openLoadedPage();

    const stops = await tabStops();
    expect(stops.slice(-5)).to.deep.equal([
      'combobox “Sort by”',
      'button “Reverse order”',
      'checkbox “Select all shown”',
      'checkbox “Select alma”',
      'link “alma”',
    ]);
  });

  it('leads to what can be done when nothing matches', async () => {
    const page = await openLoadedPage();
    await page.type('zzz');

    expect(await tabStops()).to.include('button “Clear search and filters”');
  });

  it('leads first to what can be done when loading has failed', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    expect(await tabStops()).to.deep.equal(['button “Try again”']);
  });

  it('leads to the log-in when the session has ended', async () => {
    const page = await openPage();
    await page.whm.list.fail('session-ended');

    expect(await tabStops()).to.deep.equal(['link “Log in again”']);
  });

  it('leads out of 20,000 accounts as fast as out of one', async () => {
    await openLoadedPage(Array.from({ length: 20_000 }, (_, index) => [`user${index}`, false]));

    expect((await tabStops()).filter((stop) => stop.startsWith('link'))).to.have.lengthOf(1);
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
