/** Selecting accounts: by press, with Shift, by keyboard, all at once; and what the bar says of them. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { AccountEntry } from '../../browser/held-whm.ts';
import { frame, resizeWindow, until } from '../../browser/mount.ts';
import { openWorkingPage, type Page } from '../../browser/page.ts';
import { openForty } from './forty.ts';
import { allByRole, focused, getByRole, press, says, textOf } from '../../browser/roles.ts';

/** So many; by user, every fourth has none, the first one too. */
const many = (count: number): readonly AccountEntry[] =>
  Array.from({ length: count }, (_, at) => [`u${100 + at}`, at % 4 !== 0] as const);

/** A reseller's accounts, in the order of their users. */
async function openByUser(count = 12): Promise<Page> {
  const { page } = await openWorkingPage(many(count), { user: 'me' });
  await page.press('button', 'User');
  await until(() => page.users[0] === 'u100');
  return page;
}

const boxOf = (page: Page, user: string): HTMLInputElement =>
  getByRole(page.element, 'checkbox', `Select ${user}`) as HTMLInputElement;
const allBox = (page: Page): HTMLInputElement =>
  getByRole(page.element, 'checkbox', 'Select all shown') as HTMLInputElement;
const bar = (page: Page): Promise<HTMLElement> => page.find('region', 'Selection');
const isBar = (page: Page): boolean => page.has('region', 'Selection');

/** Types a search, and waits for what matches it. */
async function search(page: Page, text: string, shown: number): Promise<void> {
  page.searchBox.focus();
  await sendKeys({ press: 'Escape' });
  if (text !== '') await sendKeys({ type: text });
  await until(() => page.users.length === shown);
}

describe('selecting', () => {
  it('is done by press, with Shift and with Space; the bar says how many of which kind', async () => {
    const page = await openByUser();
    press(boxOf(page, 'u100'));
    await says(await bar(page), '1 selected 1 not enabled');

    boxOf(page, 'u103').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }),
    );
    await says(await bar(page), '4 selected 1 not enabled, 3 enabled');

    getByRole(page.element, 'link', 'u104').focus();
    await sendKeys({ press: 'Space' });
    await says(await bar(page), '5 selected');
    for (const user of ['u105', 'u106']) {
      await sendKeys({ press: 'ArrowDown' });
      await until(() => focused() === `link “${user}”`);
    }
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ up: 'Shift' });
    await says(await bar(page), '7 selected');

    await page.press('button', 'Clear selection');
    expect(isBar(page)).to.equal(false);
  });

  it('outlasts a search and a filter, and says how many of the selected are not shown', async () => {
    const page = await openByUser();
    for (const user of ['u100', 'u101', 'u111']) press(boxOf(page, user));
    await says(await bar(page), '3 selected 1 not enabled, 2 enabled');

    await search(page, 'u10', 10);
    await says(await bar(page), '3 selected, 1 not shown 1 not enabled, 2 enabled');
    await search(page, '', 12);
    await page.press('radio', /^Not enabled/);
    await until(() => page.users.length === 3);
    await says(await bar(page), '3 selected, 2 not shown');
    await page.press('radio', /^All/);
    await until(() => page.users.length === 12);

    expect(textOf(await bar(page))).to.not.include('not shown');
    expect(boxOf(page, 'u111').checked).to.equal(true);
  });

  it('of all shown adds to what is selected, and takes out only what is shown', async () => {
    const page = await openByUser();
    press(boxOf(page, 'u111'));
    await search(page, 'u10', 10);

    press(allBox(page));
    await says(await bar(page), '11 selected, 1 not shown');
    press(allBox(page));
    await says(await bar(page), '1 selected, 1 not shown');

    await search(page, '', 12);
    expect([allBox(page).indeterminate, allBox(page).checked]).to.deep.equal([true, false]);
  });

  it('can be looked at alone, and left again', async () => {
    const page = await openByUser();
    press(boxOf(page, 'u103'));
    press(boxOf(page, 'u111'));
    await search(page, 'u10', 10);
    await says(await bar(page), '2 selected, 1 not shown');

    await page.press('button', 'Show selected only');
    await until(() => page.users.length === 2);
    expect(page.users).to.deep.equal(['u103', 'u111']);
    expect(page.has('button', 'Show selected only')).to.equal(false);
    await says(page.element, '2 of 12 shown');
    await page.press('button', 'Remove filter: Selected only');

    await until(() => page.users.length === 10);
    expect(page.searchBox.value).to.equal('u10');
  });

  it('looked at alone gives way to a search, to what clears all, and to its own end', async () => {
    const page = await openByUser();
    const look = async (): Promise<void> => {
      press(boxOf(page, 'u103'));
      await bar(page);
      await page.press('button', 'Show selected only');
      await until(() => page.users.length === 1);
    };
    await look();
    await page.press('button', 'Clear selection');
    await until(() => page.users.length === 12);
    expect(isBar(page)).to.equal(false);

    await look();
    await page.press('button', 'Clear search and filters');
    await until(() => page.users.length === 12);
    expect(isBar(page)).to.equal(true);

    await page.press('button', 'Show selected only');
    await until(() => page.users.length === 1);
    await page.type('u10');
    await until(() => page.users.length === 10);
  });

  it('offers to look at the selected alone only where others are shown, too', async () => {
    const page = await openByUser();
    press(allBox(page));
    await says(await bar(page), '12 selected');
    expect(page.has('button', 'Show selected only')).to.equal(false);

    press(boxOf(page, 'u103'));
    await says(await bar(page), '11 selected');
    expect(page.has('button', 'Show selected only')).to.equal(true);
  });

  it('has the buttons that apply to what is selected', async () => {
    const page = await openByUser();
    const buttons = async (): Promise<string[]> =>
      allByRole(await bar(page), 'button')
        .map(({ computedName }) => computedName)
        .filter((name) => name !== 'Show selected only');

    press(boxOf(page, 'u100'));
    await says(await bar(page), '1 not enabled');
    expect(await buttons()).to.deep.equal([
      'Write to owners…',
      'Copy',
      'Export',
      'Clear selection',
    ]);
    press(boxOf(page, 'u101'));
    await says(await bar(page), '2 selected');
    expect(await buttons()).to.deep.equal([
      'Write to owners…',
      'Copy',
      'Export',
      'Remove two-factor…',
      'Clear selection',
    ]);
    press(boxOf(page, 'u100'));
    await says(await bar(page), '1 selected');
    expect(await buttons()).to.deep.equal([
      'Copy',
      'Export',
      'Remove two-factor…',
      'Clear selection',
    ]);
  });

  it('does not offer to write to who cannot enable it', async () => {
    const { page } = await openForty();
    press(boxOf(page, 'carla'));
    await says(await bar(page), '1 selected');
    expect(page.has('button', 'Write to owners…')).to.equal(false);

    press(boxOf(page, 'alma'));
    await says(await bar(page), '2 selected');
    expect(page.has('button', 'Write to owners…')).to.equal(true);
  });

  it('of all shown is nothing where nothing matches, and the checkbox says so', async () => {
    const page = await openByUser();
    await search(page, 'zzzz', 0);
    press(allBox(page));
    await frame();
    expect(allBox(page).checked).to.equal(false);

    await search(page, '', 12);
    expect(allBox(page).checked).to.equal(false);
    press(allBox(page));
    await says(await bar(page), '12 selected');
    expect(allBox(page).checked).to.equal(true);
    press(allBox(page));
    await frame();
    expect(allBox(page).checked).to.equal(false);
  });

  it('is cleared without scrolling: the row that was pressed last has the focus', async () => {
    const page = await openByUser(60);
    scrollTo(0, document.documentElement.scrollHeight);
    await until(() => page.users.includes('u159'));
    const top = scrollY;
    expect(top).to.be.above(500);
    const name = allByRole(page.element, 'checkbox', /^Select u/).at(-8)?.computedName ?? '';
    const box = (): HTMLElement => getByRole(page.element, 'checkbox', name);
    box().click();
    await bar(page);

    getByRole(page.element, 'button', 'Clear selection').click();
    await until(() => focused() === `checkbox “${name}”`);
    expect(scrollY).to.equal(top);

    // Out of sight, the first that is seen has it.
    box().click();
    await bar(page);
    scrollTo(0, 0);
    await until(() => page.users.includes('u100'));
    getByRole(page.element, 'button', 'Clear selection').click();
    await until(() => focused() === 'checkbox “Select u100”');
    expect(scrollY).to.equal(0);
  });

  it('says of an account of which it is not known that it is not', async () => {
    const { page, whm } = await openWorkingPage(many(3), { user: 'me' });
    whm.instead.set('twofactorauth_get_user_configs', (call) => {
      const config = { primary_domain: '' };
      void call.answer({ u100: { ...config, is_enabled: 1 }, u101: config });
    });
    await page.press('button', 'Refresh');
    await until(() => page.users.length === 2);
    press(allBox(page));

    expect(textOf(await bar(page))).to.include('2 selected 1 enabled, 1 unknown');
  });
});

describe('the bar of the selection', () => {
  for (const { width, height } of [
    { width: 1200, height: 700 },
    { width: 390, height: 700 },
  ]) {
    it(`is never over what has the focus, at ${width} px`, async () => {
      const page = await openByUser(60);
      await resizeWindow({ width, height });
      await until(() => page.has('button', 'More') === width < 600);
      press(boxOf(page, 'u100'));
      const edge = (await bar(page)).getBoundingClientRect().top;
      getByRole(page.element, 'link', 'u100').focus();

      for (let at = 101; at < 125; at++) {
        await sendKeys({ press: 'ArrowDown' });
        await until(() => focused() === `link “u${at}”`);
        const { bottom } = getByRole(page.element, 'link', `u${at}`).getBoundingClientRect();
        expect(bottom, `u${at}`).to.be.at.most(edge);
      }
    });
  }
});
