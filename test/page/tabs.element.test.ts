/** The tabs: links that stay in every state of the page, lead where they say, and can be gone back from. */
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, resizeWindow, until } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, openWorkingPage, type Page } from '../browser/page.ts';
import { allByRole, getByRole } from '../browser/roles.ts';

const linksOf = (page: Page): HTMLElement[] =>
  allByRole(getByRole(page.element, 'navigation', 'Two-Factor Status'), 'link');

/** As their names, where they lead, and which is the open one. */
const tabsOf = (page: Page): string[][] =>
  linksOf(page).map((link) => [
    link.computedName,
    link.getAttribute('href') ?? '',
    link.getAttribute('aria-current') === 'page' ? 'open' : '',
  ]);

const AT_ACCOUNTS = [
  ['Accounts', '#', 'open'],
  ['Insights', '#tab=insights', ''],
  ['Policy and issuer', '#tab=policy', ''],
  ['My account', '#tab=own', ''],
];

async function openFailed(kind: Parameters<Page['whm']['list']['fail']>[0]): Promise<Page> {
  const page = await openPage();
  await page.whm.list.fail(kind);
  await until(() => page.has('alert'));
  return page;
}

const STATES: Readonly<Record<string, () => Promise<Page>>> = {
  'while it is loading': () => openPage(),
  'with its list': () => openLoadedPage(),
  'without accounts': () => openLoadedPage([], { user: 'reseller' }),
  'when WHM cannot be reached': () => openFailed('unreachable'),
  'when WHM answers with an error': () => openFailed('server-error'),
  'when the session has ended': () => openFailed('session-ended'),
  'when it is not permitted': () => openFailed('not-permitted'),
  'when it could not be loaded again': async () => {
    const page = await openLoadedPage();
    await page.press('button', 'Refresh');
    await page.whm.list.fail('session-ended');
    return page;
  },
};

describe('the tabs', () => {
  for (const [state, open] of Object.entries(STATES)) {
    it(`are there ${state}`, async () => {
      expect(tabsOf(await open())).to.deep.equal(AT_ACCOUNTS);
    });
  }

  it('lead where they say, with the view of the list, and back', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'search=a' });

    await page.press('link', 'My account');
    expect(page.tab).to.equal('My account');
    expect(page.fragments.at(-1)).to.equal('tab=own&search=a');

    await page.goBack();
    await until(() => page.tab === 'Accounts');
    expect(page.searchBox.value).to.equal('a');
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`are scrolled so that the open one is seen: ${dir}`, async () => {
      await resizeWindow({ width: 180, height: 400 });
      document.documentElement.dir = dir;
      const { page } = await openWorkingPage(ACCOUNTS, { fragment: 'tab=own' });
      const strip = getByRole(page.element, 'navigation', 'Two-Factor Status');
      const isSeen = (name: string) => {
        const tab = getByRole(strip, 'link', name).getBoundingClientRect();
        const { left, right } = strip.getBoundingClientRect();
        return tab.left >= left - 1 && tab.right <= right + 1;
      };

      expect(isSeen('My account')).to.equal(true);
      expect(isSeen('Accounts')).to.equal(false);
      await page.goBack();
      await until(() => page.tab === 'Accounts');
      await frame();
      expect(isSeen('Accounts')).to.equal(true);
      document.documentElement.removeAttribute('dir');
    });
  }

  it('can be gone to when the list could not be loaded', async () => {
    const page = await openFailed('unreachable');
    await until(() => {
      linksOf(page)[2]?.click();
      return page.tab === 'Policy and issuer';
    });
    await page.press('link', 'Accounts');
    await page.press('button', 'Try again');
    await page.whm.list.answer(userConfigs(ACCOUNTS));
    await until(() => page.users.length === 5);
  });

  for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
    it(`are left to the browser when they are pressed with ${modifier}`, async () => {
      const page = await openLoadedPage();
      let isTaken: boolean | undefined;
      const look = (event: Event) => {
        isTaken = event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener('click', look, { once: true });

      const init = { bubbles: true, composed: true, cancelable: true, [modifier]: true };
      linksOf(page)[1]?.dispatchEvent(new MouseEvent('click', init));
      await frame();

      expect(isTaken).to.equal(false);
      expect(page.tab).to.equal('Accounts');
    });
  }
});
