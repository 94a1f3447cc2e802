/** What one does with one account: a menu beside the button in its row, with what applies to it. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Account } from '../../../src/accounts/account.ts';
import { frame, PHONE, resizeWindow, until } from '../../browser/mount.ts';
import type { Page } from '../../browser/page.ts';
import { allByRole, focused, getByRole } from '../../browser/roles.ts';
import { FORTY, openForty } from './forty.ts';

/** Opens the menu of an account, and tells what is in it. */
async function openMenu(page: Page, user: string): Promise<string[]> {
  await page.press('button', `Actions for ${user}`);
  const menu = getByRole(page.element, 'menu', `Actions for ${user}`);
  return allByRole(menu, 'menuitem').map(({ computedName }) => computedName);
}

/** Keeps what the page is asked. */
function listen<Detail>(page: Page, type: string): Detail[] {
  const heard: Detail[] = [];
  page.element.shadowRoot?.addEventListener(type, (event) => {
    heard.push((event as CustomEvent<Detail>).detail);
  });
  return heard;
}

const OPEN = 'Open';
const WRITE = 'Write to the owner…';
const COPY = 'Copy user name';
const REMOVE = 'Remove two-factor…';

describe("a row's menu", () => {
  it('has what applies to the account', async () => {
    const { page } = await openForty();

    expect(await openMenu(page, 'alma')).to.deep.equal([OPEN, WRITE, COPY]);
    expect(await openMenu(page, 'carla')).to.deep.equal([OPEN, COPY]);
    expect(await openMenu(page, 'root')).to.deep.equal([OPEN, 'Set up two-factor…', COPY]);
    await page.type('bruno');
    await until(() => page.users.length === 1);
    expect(await openMenu(page, 'bruno')).to.deep.equal([OPEN, COPY, REMOVE]);
  });

  it("does not take away the viewer's own second factor, nor root's", async () => {
    const accounts = FORTY.map(
      ([user, isEnabled]) => [user, isEnabled || user === 'root'] as const,
    );
    const { page } = await openForty({ user: 'bruno' }, accounts);
    await page.press('radio', /^Enabled/);
    await until(() => page.users.length === 10);

    expect(await openMenu(page, 'root')).to.deep.equal([OPEN, COPY]);
    expect(await openMenu(page, 'bruno')).to.deep.equal([OPEN, COPY]);
  });

  it('is one for all rows: another button opens it there, the same one closes it', async () => {
    const { page } = await openForty();

    await openMenu(page, 'alma');
    await openMenu(page, 'carla');
    expect(allByRole(page.element, 'menu')).to.have.lengthOf(1);
    const { top } = getByRole(page.element, 'menu').getBoundingClientRect();
    const at = getByRole(page.element, 'button', 'Actions for carla').getBoundingClientRect();
    expect(top).to.be.within(at.bottom, at.bottom + 8);
    const expanded = (user: string) =>
      getByRole(page.element, 'button', `Actions for ${user}`).ariaExpanded;
    expect([expanded('alma'), expanded('carla')]).to.deep.equal(['false', 'true']);
    await page.press('button', 'Actions for carla');

    expect(page.has('menu')).to.equal(false);
    expect(expanded('carla')).to.equal('false');
    expect(focused()).to.equal('button “Actions for carla”');
  });

  it('is opened, walked through and left by keyboard', async () => {
    const { page } = await openForty();
    getByRole(page.element, 'button', 'Actions for alma').focus();

    await sendKeys({ press: 'Enter' });
    await until(() => focused() === `menuitem “${OPEN}”`);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal(`menuitem “${WRITE}”`);
    await sendKeys({ press: 'Escape' });
    await frame();

    expect(page.has('menu')).to.equal(false);
    expect(focused()).to.equal('button “Actions for alma”');
  });

  it('asks for what was chosen, of that account', async () => {
    const { page } = await openForty();
    const reminders = listen<readonly Account[]>(page, 'reminder-asked');
    const removals = listen<readonly Account[]>(page, 'removal-asked');
    const copies = listen<string>(page, 'user-name-copy-asked');
    const setUps = listen(page, 'set-up-asked');
    await page.press('button', 'User');
    await until(() => page.users[0] === 'alma');

    await page.choose('Actions for alma', WRITE);
    await page.find('dialog', 'Write to owners');
    await sendKeys({ press: 'Escape' });
    await page.choose('Actions for bruno', COPY);
    await page.choose('Actions for bruno', REMOVE);

    expect(reminders.map((all) => all.map(({ user }) => user))).to.deep.equal([['alma']]);
    expect(removals.map((all) => all.map(({ user }) => user))).to.deep.equal([['bruno']]);
    expect(copies).to.deep.equal(['bruno']);
    expect(setUps).to.have.lengthOf(0);
  });

  it('opens the account', async () => {
    const { page } = await openForty();

    await page.choose('Actions for alma', OPEN);

    await page.find('dialog', /alma/);
  });

  it('goes with the row that is no longer there', async () => {
    const { page, whm } = await openForty();
    await openMenu(page, 'alma');

    whm.delete('alma');
    await page.press('button', 'Refresh');
    await until(() => page.users.length > 0 && !page.users.includes('alma'));

    expect(page.has('menu')).to.equal(false);
  });
});

describe('the buttons of the rows', () => {
  it('can be hit, at a desk and on a phone', async () => {
    const { page } = await openForty();

    for (const size of [undefined, PHONE]) {
      if (size) await resizeWindow(size);
      for (const one of allByRole(page.element, 'button', /^Actions for/)) {
        const { width, height } = one.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    }
  });
});
