/** What one does with the list: at a desk each by its button, on a narrow screen all in one menu. */
import { expect } from 'chai';
import { frame, PHONE, resizeWindow, until } from '../../browser/mount.ts';
import type { Page } from '../../browser/page.ts';
import { allByRole, focused, getByRole, hasRole } from '../../browser/roles.ts';
import { openForty } from './forty.ts';

/** What is in the menu of that name, which is open. */
const itemsOf = (page: Page, menu: string): string[] =>
  allByRole(getByRole(page.element, 'menu', menu), 'menuitem').map((item) => item.computedName);

const COPIES = [
  'User names',
  'Domains',
  'Contact addresses',
  'Reminder for owners',
  'Link to this view',
  'Write to owners…',
];

/** Which of these names are buttons. */
const buttons = (page: Page): string[] =>
  ['Filters', 'View', 'Copy', 'Export', 'More'].filter((name) => page.has('button', name));

/** Keeps what the page is asked. */
function listen(page: Page, type: string): string[] {
  const heard: string[] = [];
  page.element.shadowRoot?.addEventListener(type, (event) => {
    heard.push((event as CustomEvent<string>).detail);
  });
  return heard;
}

describe('the tools of the list', () => {
  it('are buttons in one line at a desk', async () => {
    const { page } = await openForty();

    expect(buttons(page)).to.deep.equal(['Filters', 'View', 'Copy', 'Export']);
    const tops = buttons(page).map((name) => {
      const { top, height } = getByRole(page.element, 'button', name).getBoundingClientRect();
      return Math.round(top + height / 2);
    });
    const search = page.searchBox.getBoundingClientRect();
    expect(new Set([...tops, Math.round(search.top + search.height / 2)]).size).to.equal(1);
    await page.press('button', 'Copy');
    expect(itemsOf(page, 'Copy')).to.deep.equal(COPIES);
  });

  for (const width of [1024, PHONE.width]) {
    it(`are in the menu “More” on a narrow screen: ${width} px`, async () => {
      await resizeWindow({ width, height: 800 });
      const { page } = await openForty();

      expect(buttons(page)).to.deep.equal(['Filters', 'More']);
      await page.press('button', 'More');

      expect(itemsOf(page, 'More')).to.deep.equal(['View', 'Copy', 'Export', 'Select all shown']);
    });
  }

  it('change when the window does', async () => {
    const { page } = await openForty();

    await resizeWindow(PHONE);
    await until(() => page.has('button', 'More'));

    expect(buttons(page)).to.deep.equal(['Filters', 'More']);
  });
});

describe('the menu “More”', () => {
  async function openNarrow(): Promise<Page> {
    await resizeWindow(PHONE);
    return (await openForty()).page;
  }

  it('opens the other menus in its place, and the focus comes back to it', async () => {
    const page = await openNarrow();
    const copies = listen(page, 'copy-chosen');

    await page.choose('More', 'Copy');
    expect(hasRole(page.element, 'menu', 'More')).to.equal(false);
    expect(itemsOf(page, 'Copy')).to.deep.equal(COPIES);
    expect(focused()).to.equal('menuitem “User names”');
    // What is copied is told after that, and may take the focus.
    let told = '';
    page.element.shadowRoot?.addEventListener('copy-chosen', () => (told = focused()));
    await page.press('menuitem', 'Link to this view');

    expect(copies).to.deep.equal(['link']);
    expect(told).to.equal('button “More”');
  });

  it('exports', async () => {
    const page = await openNarrow();
    const exports = listen(page, 'export-chosen');

    await page.choose('More', 'Export');
    expect(itemsOf(page, 'Export')).to.include('CSV, shown accounts');
    await page.press('menuitem', 'JSON, all accounts');

    expect(exports).to.deep.equal(['json-all']);
  });

  it('opens the view', async () => {
    const page = await openNarrow();

    await page.choose('More', 'View');

    expect(page.has('dialog', 'View')).to.equal(true);
  });

  it('selects all that are shown', async () => {
    const page = await openNarrow();
    await page.type('user1');
    await until(
      () => page.users.length > 0 && page.users.every((user) => user.startsWith('user1')),
    );

    await page.choose('More', 'Select all shown');
    await frame();

    await page.says('10 selected');
  });
});
