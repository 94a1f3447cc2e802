/** Texts spaced as a reader needs them (WCAG 1.4.12), and windows as small as zoom makes them: nothing is cut or covered. */
import { expect } from 'chai';
import { openAnswered, type Answered, type AnsweringOptions } from '../browser/answering-whm.ts';
import { layoutFaults, spaceTexts } from '../browser/laid-out.ts';
import { DESKTOP, frame, PHONE, resizeWindow } from '../browser/mount.ts';
import { allByRole } from '../browser/roles.ts';

interface State extends AnsweringOptions {
  readonly reach: (opened: Answered) => Promise<unknown>;
  /** What is looked at, where it lies over the page. */
  readonly over?: string;
}

async function listed({ page, shows }: Answered): Promise<void> {
  await shows('alma');
  await shows('starter');
  await page.ready();
}

const STATES: Readonly<Record<string, State>> = {
  'the list': { user: 'root', reach: listed },
  'a list that is narrowed, with a note': {
    fragment: 'owner=brightweb&state=active',
    reach: async (opened) => {
      await opened.shows('password alone');
      await listed(opened);
      await opened.until(() => opened.page.has('button', 'Clear search and filters'));
    },
  },
  'the insights': {
    user: 'root',
    fragment: 'tab=insights',
    reach: async (opened) => {
      await opened.until(() => opened.page.has('table', 'By owner'));
      await opened.shows('Check again');
    },
  },
  'the policy and the issuer': {
    user: 'root',
    fragment: 'tab=policy',
    reach: (opened) => opened.shows('In use'),
  },
  'my account': { fragment: 'tab=own', reach: ({ shows }) => shows('Checked at') },
  'the panel of an account': {
    fragment: 'account=alma',
    over: 'dialog',
    reach: ({ shows }) => shows('Checked at'),
  },
  'setting up': {
    fragment: 'tab=own',
    over: 'dialog',
    reach: async (opened) => {
      await opened.shows('Your login is protected by a password alone.');
      allByRole(opened.page.element, 'button', 'Set up two-factor').at(-1)?.click();
      await opened.shows('ABCD EFGH');
    },
  },
};

/** 1280×1024 at 100, 200 and 400 %, and a phone. */
const WINDOWS = [DESKTOP, { width: 640, height: 512 }, PHONE, { width: 320, height: 256 }];

for (const [name, { reach, over, ...options }] of Object.entries(STATES)) {
  it(`${name}: all of it can be seen, in windows of four sizes, with more space between letters, too`, async () => {
    const opened = await openAnswered(options);
    const { element } = opened.page;
    await reach(opened);
    const scope = over ? (allByRole(element, over).at(-1) ?? expect.fail()) : element;

    const found: string[] = [];
    for (const size of WINDOWS) {
      await resizeWindow(size);
      await frame();
      found.push(...layoutFaults(element, scope).map((fault) => `${size.width}: ${fault}`));
    }
    spaceTexts(element);
    for (const size of WINDOWS) {
      await resizeWindow(size);
      // What is drawn anew is spaced, too.
      spaceTexts(element);
      await frame();
      found.push(...layoutFaults(element, scope).map((fault) => `${size.width} spaced: ${fault}`));
    }
    expect(found).to.deep.equal([]);
  });
}
