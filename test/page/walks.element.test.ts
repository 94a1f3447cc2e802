/** Each flow by keyboard alone: order, roles, names, what is said, where the focus goes back to. All of it stands in `walks.txt`. */
import { expect } from 'chai';
import type { AccountEntry } from '../browser/held-whm.ts';
import { resizeWindow } from '../browser/mount.ts';
import { openWorkingPage, type PageOptions, type WorkingPage } from '../browser/page.ts';
import { allByRole, getByRole } from '../browser/roles.ts';
import { CODE } from '../browser/small-whm.ts';
import { Walk } from '../browser/walk.ts';

const ACCOUNTS: readonly AccountEntry[] = [
  ['root', true, 'server1.example.com'],
  ['alma', false],
  ['bruno', true],
  ['carla', true],
];

let written: Promise<string> | undefined;

/** What is written of that walk in the file beside this one. */
async function expected(name: string): Promise<string> {
  written ??= fetch(new URL('walks.txt', import.meta.url)).then((answer) => answer.text());
  const [, walk = ''] = (await written).split(`== ${name}\n`);
  return walk.split('\n\n==')[0]?.trimEnd() ?? '';
}

interface Opened extends WorkingPage {
  readonly walk: Walk;
  readonly has: WorkingPage['page']['has'];
}

async function open(options: PageOptions = {}): Promise<Opened> {
  const working = await openWorkingPage(ACCOUNTS, options);
  const walk = new Walk(working.page.element);
  return { ...working, walk, has: (...of) => working.page.has(...of) };
}

/** The focus stands there to begin with; how one comes there is told by keyboard.element.test.ts. */
const start = ({ page }: Opened, role: string, name: string | RegExp) =>
  getByRole(page.element, role, name).focus();

const WALKS: Readonly<
  Record<string, (walk: (options?: PageOptions) => Promise<Opened>) => Promise<void>>
> = {
  'the list: searching, filtering, sorting': async (begin) => {
    const opened = await begin();
    const { walk, page, has } = opened;
    await page.find('columnheader', 'Two-factor');
    start(opened, 'searchbox', 'Search accounts');
    await walk.type('alma', () => page.status.includes('1 of 4 shown'));
    await walk.press('Escape', () => !page.status.includes('shown'));
    await walk.tabTo('radio “All 4”');
    await walk.press('ArrowRight', () => page.status.includes('3 of 4 shown'));
    await walk.tabTo('button “User”');
    await walk.press('Enter');
    await walk.press('Enter');
    walk.outline('table', 'Accounts');
    start(opened, 'button', /^Filters/);
    await walk.press('Enter', () => has('button', 'Close'));
    await walk.press('Escape');
  },
  'the menu of a row, and its panel': async (begin) => {
    const opened = await begin();
    const { walk, page, has } = opened;
    start(opened, 'link', 'alma');
    await walk.tabTo('button “Actions for alma”');
    await walk.press('Enter', () => has('menu'));
    walk.outline('menu');
    await walk.press('ArrowDown');
    await walk.press('End');
    await walk.press('Escape');
    await walk.press('Enter', () => has('menu'));
    await walk.press('Enter', () => page.text.includes('Checked at'));
    walk.outline('dialog');
    await walk.press('Escape', () => !has('dialog'));
  },
  'selecting and removing': async (begin) => {
    const opened = await begin();
    const { walk, page, has } = opened;
    start(opened, 'checkbox', 'Select bruno');
    await walk.press('Space', () => has('button', 'Clear selection'));
    await walk.press('ArrowDown');
    await walk.press('Space', () => page.text.includes('2 selected'));
    start(opened, 'button', /^Remove two-factor/);
    await walk.press('Enter', () => has('dialog', 'Remove two-factor'));
    walk.outline('dialog', 'Remove two-factor');
    await walk.tabTo('button “Remove two-factor”');
    await walk.press('Enter', () => has('dialog', 'Result'));
    walk.outline('dialog', 'Result');
    await walk.press('Escape', () => !has('dialog'));
  },
  'the insights, and a group of them': async (begin) => {
    const opened = await begin();
    const { walk, has } = opened;
    start(opened, 'link', 'Insights');
    await walk.press('Enter', () => has('table', 'By owner') && has('button', 'Check again'));
    walk.outline('region', 'By package');
    await walk.tabTo('button “starter”');
    await walk.press('Enter', () => has('button', /^Remove filter/));
  },
  'the comparison': async (begin) => {
    const opened = await begin({ fragment: 'tab=insights' });
    const { walk, page } = opened;
    walk.passing = /Reading the file|Nothing to compare/;
    await page.find('button', 'Choose a file…');
    const region = getByRole(page.element, 'region', 'Compare with an earlier export');
    const root = region.getRootNode() as ShadowRoot;
    const transfer = new DataTransfer();
    const text = 'user,two_factor\r\ngone,enabled\r\nalma,enabled\r\n';
    transfer.items.add(new File([text], 'a.csv'));
    const field = root.querySelector<HTMLInputElement>('input[type=file]') ?? expect.fail();
    start(opened, 'button', 'Choose a file…');
    field.files = transfer.files;
    field.dispatchEvent(new Event('change'));
    await walk.press('Shift', () => /Lost \(1\)/.test(page.text));
    walk.outline('region', 'Compare with an earlier export');
  },
  'the policy and the issuer': async (begin) => {
    const opened = await begin({ fragment: 'tab=policy' });
    const { walk, page, has } = opened;
    await page.find('switch');
    await page.find('textbox', /issuer/);
    start(opened, 'switch', /policy/i);
    await walk.press('Space', () => has('dialog'));
    walk.outline('dialog');
    await walk.tabTo('button “Turn the policy off”');
    await walk.press('Enter', () => !has('dialog') && page.text.includes('off'));
    await walk.tabTo('textbox “Name in authenticator apps (issuer)”');
    await walk.type('/');
    await walk.press('Backspace');
    await walk.type('X');
    await walk.press('Enter', () => opened.whm.systemWideIssuer.endsWith('X'));
  },
  'setting up': async (begin) => {
    const opened = await begin({ user: 'brightweb', fragment: 'tab=own' });
    const { walk, page, has } = opened;
    await page.says('password alone');
    allByRole(page.element, 'button', 'Set up two-factor').at(-1)?.focus();
    await walk.press('Enter', () => page.text.includes('or type the secret'));
    walk.outline('dialog');
    start(opened, 'textbox', 'Six-digit code');
    await walk.type('12');
    await walk.press('Enter', () => page.text.includes('has six digits'));
    await walk.type('3457');
    await walk.press('Enter', () => has('alert'));
    for (let count = 0; count < 6; count++) await walk.press('Backspace');
    await walk.type(CODE);
    await walk.press('Enter', () => page.text.includes('Two-factor is on.'));
    await walk.press('Escape', () => !has('dialog'));
  },
  'writing to owners': async (begin) => {
    const opened = await begin();
    const { walk, has } = opened;
    start(opened, 'button', 'Actions for alma');
    await walk.press('Enter', () => has('menu'));
    await walk.press('w');
    await walk.press('Enter', () => has('textbox', 'Subject'));
    walk.outline('dialog');
    await walk.press('Escape', () => !has('dialog'));
  },
  'copying and exporting': async (begin) => {
    const opened = await begin();
    const { walk, page, has } = opened;
    navigator.clipboard.writeText = () => Promise.resolve();
    start(opened, 'button', 'Copy');
    await walk.press('Enter', () => has('menu', 'Copy'));
    walk.outline('menu', 'Copy');
    await walk.press('Enter', () => /copied/i.test(page.text));
    await walk.tabTo('button “Export”');
    await walk.press('Enter', () => has('menu', 'Export'));
    walk.outline('menu', 'Export');
    await walk.press('Tab');
  },
};

describe('by keyboard', () => {
  for (const [name, go] of Object.entries(WALKS)) {
    it(name, async () => {
      let walk: Walk | undefined;
      await resizeWindow({ width: 1280, height: 800 });
      await go(async (options) => {
        const opened = await open(options);
        walk = opened.walk;
        return opened;
      });
      expect(walk?.text).to.equal(await expected(name));
    });
  }
});
