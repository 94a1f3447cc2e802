/** The panel of one account: its words, how it opens and closes, and where it lies. */
import 'axe-core/axe.min.js';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import type axe from 'axe-core';
import { expect } from 'chai';
import '../../../src/features/account-panel/account-panel.ts';
import type { TfsAccountPanel } from '../../../src/features/account-panel/account-panel.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { createAccount, type Account, type AccountDetails } from '../../../src/accounts/account.ts';
import { readableDomain } from '../../../src/accounts/domain.ts';
import { tokens } from '../../../src/ui/styles/first.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

declare global {
  interface Window {
    /** What axe-core sets, which is no module. */
    readonly axe: typeof axe;
  }
}

const DETAILS: AccountDetails = {
  role: 'account',
  owner: 'brightweb',
  package: 'starter',
  isSuspended: false,
  contact: 'ann@example.com',
  createdAt: Date.UTC(2024, 1, 29, 12) / 1_000,
  isCreatedInUtc: false,
};

function accountOf(
  details: Partial<AccountDetails> | undefined = {},
  {
    user = 'ann',
    domain = 'ann.example',
    isEnabled = true,
    canEnable,
  }: { user?: string; domain?: string; isEnabled?: boolean; canEnable?: boolean } = {},
): Account {
  return {
    ...createAccount(user, domain, isEnabled, readableDomain(domain)),
    canEnable,
    details: { ...DETAILS, ...details },
  };
}

const notEnabled = { isEnabled: false };

interface Mounted {
  readonly panel: TfsAccountPanel;
  /** The events that it fired. */
  readonly fired: string[];
}

/** Like the page, it is closed when it asks for that. */
async function mountPanel(set: Partial<TfsAccountPanel> = {}): Promise<Mounted> {
  const panel = document.createElement('tfs-account-panel');
  Object.assign(panel, { formats: createFormats('en'), isPolicyOn: true }, set);
  const fired: string[] = [];
  panel.addEventListener('panel-closed', ({ type }) => {
    fired.push(type);
    panel.user = '';
  });
  panel.addEventListener('try-again', ({ type }) => fired.push(type));
  mount(panel);
  await frame();
  return { panel, fired };
}

const openPanel = (set: Partial<TfsAccountPanel> = {}): Promise<Mounted> =>
  mountPanel({ user: 'ann', account: accountOf(), ...set });

async function set(panel: TfsAccountPanel, values: Partial<TfsAccountPanel>): Promise<void> {
  Object.assign(panel, values);
  await frame();
}

async function press(scope: Element, name: string): Promise<void> {
  getByRole(scope, 'button', name).click();
  await frame();
}

async function escape(): Promise<void> {
  await sendKeys({ press: 'Escape' });
  await frame();
}

const dialogOf = (panel: TfsAccountPanel): HTMLElement => getByRole(panel, 'dialog');

const isOpen = (panel: TfsAccountPanel): boolean => hasRole(panel, 'dialog');

/** What is told under each name, line by line. */
function facts(panel: TfsAccountPanel): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const term of allByRole(panel, 'term')) {
    const lines = [...(term.parentElement?.querySelectorAll<HTMLElement>('dd') ?? [])];
    told[textOf(term)] = lines.map(textOf);
  }
  return told;
}

const words = (panel: TfsAccountPanel): string => textOf(dialogOf(panel));

/** The paragraphs, the first of which is the state. */
const sentences = (panel: TfsAccountPanel): string[] => allByRole(panel, 'paragraph').map(textOf);

/** How often `words` are told. */
const count = (panel: TfsAccountPanel, told: string): number => words(panel).split(told).length - 1;

describe('the panel of an account', () => {
  it('is not there without a user', async () => {
    const { panel } = await mountPanel();

    expect(isOpen(panel)).to.equal(false);
    expect(textOf(panel)).to.equal('');
  });

  it('is a dialog named by the user, over the page', async () => {
    const { panel } = await openPanel();

    expect(dialogOf(panel).computedName).to.equal('ann');
    expect(dialogOf(panel).matches(':modal')).to.equal(true);
    expect(textOf(getByRole(panel, 'heading', 'ann'))).to.equal('ann');
  });

  it('tells everything that is known', async () => {
    const { panel } = await openPanel();

    expect(facts(panel)).to.deep.equal({
      User: ['ann'],
      'Primary domain': ['ann.example'],
      Role: ['Account'],
      Owner: ['brightweb'],
      Package: ['starter'],
      State: ['Active'],
      Contact: ['ann@example.com'],
      Created: ['Feb 29, 2024'],
    });
    expect(words(panel)).to.not.include('ot known');
  });

  it('writes an international domain as it is read and as it is stored', async () => {
    const domain = 'xn--mnchen-3ya.example';
    const { panel } = await openPanel({ account: accountOf({}, { domain }) });

    expect(facts(panel)['Primary domain']).to.deep.equal([
      'münchen.example',
      'stored as xn--mnchen-3ya.example',
    ]);
  });

  it('writes a domain that could be taken for another as it is stored, once', async () => {
    const { panel } = await openPanel({
      account: accountOf({}, { domain: 'xn--80ak6aa92e.com' }),
    });

    expect(facts(panel)['Primary domain']).to.deep.equal(['xn--80ak6aa92e.com']);
  });

  it('tells of an account without a domain', async () => {
    const { panel } = await openPanel({ account: accountOf({}, { domain: '' }) });

    expect(facts(panel)['Primary domain']).to.deep.equal(['None']);
  });

  it('says why a reseller matters, and that an account is suspended', async () => {
    const { panel } = await openPanel({
      account: accountOf({ role: 'reseller', isSuspended: true }),
    });

    expect(facts(panel)).to.deep.include({
      Role: ['Reseller', 'This login opens every account that the reseller owns.'],
      State: ['Suspended'],
    });
  });

  it('writes each address on a line of its own, as text and not as a link', async () => {
    const contact = ' ann@example.com ,,bob@example.net';
    const { panel } = await openPanel({ account: accountOf({ contact }) });

    expect(facts(panel)['Contact']).to.deep.equal(['ann@example.com', 'bob@example.net']);
    expect(hasRole(panel, 'link')).to.equal(false);
  });

  it('says that there is no address', async () => {
    const { panel } = await openPanel({ account: accountOf({ contact: '' }) });

    expect(facts(panel)['Contact']).to.deep.equal(['None']);
  });

  it("writes the day in the page's language", async () => {
    const { panel } = await openPanel({ formats: createFormats('de') });

    expect(facts(panel)['Created']).to.deep.equal(['29.02.2024']);
  });

  it('says UTC with a day that may not be the server’s', async () => {
    const { panel } = await openPanel({ account: accountOf({ isCreatedInUtc: true }) });

    expect(facts(panel)['Created']).to.deep.equal(['Feb 29, 2024 (UTC)']);
  });

  it('has the links that it is given, in this tab', async () => {
    const links = [{ label: 'List Accounts', href: '/cpsess1/scripts4/listaccts' }];
    const { panel } = await openPanel({ links });

    const navigation = getByRole(panel, 'navigation', 'In WHM');
    const link = getByRole(navigation, 'link', 'List Accounts') as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal('/cpsess1/scripts4/listaccts');
    expect(link.target).to.equal('');
  });

  it('has no place for links without links', async () => {
    const { panel } = await openPanel();

    expect(hasRole(panel, 'navigation')).to.equal(false);
  });

  it('has a button for each thing that one can do, and tells which was pressed', async () => {
    const { panel } = await openPanel({
      actions: [
        { key: 'act', label: 'Act' },
        { key: 'other', label: 'Other' },
      ],
    });
    const chosen = new Promise((resolve) =>
      panel.addEventListener('action-chosen', ({ detail }) => resolve(detail)),
    );

    getByRole(panel, 'button', 'Act').click();

    expect(await chosen).to.equal('act');
    expect(hasRole(panel, 'button', 'Other')).to.equal(true);
  });

  it('says when it was asked, in a region that is heard', async () => {
    const { panel } = await openPanel({ askedAt: '14:02' });

    const region = dialogOf(panel).querySelector<HTMLElement>('[aria-live=polite]');
    expect(region && textOf(region)).to.equal('Checked at 14:02');
  });

  it('shows another account when it is given one', async () => {
    const { panel, fired } = await openPanel();

    await set(panel, { user: 'bob', account: accountOf({}, { user: 'bob' }) });

    expect(dialogOf(panel).computedName).to.equal('bob');
    expect(fired).to.deep.equal([]);
  });
});

describe("the panel's state of two-factor", () => {
  type Case = [Partial<TfsAccountPanel>, state: string, meaning: RegExp];
  const cases: Record<string, Case> = {
    enabled: [{ account: accountOf() }, 'Enabled', /^Besides the password, a code is asked for/],
    'enabled, the policy off': [
      { account: accountOf(), isPolicyOn: false },
      'Set up, not enforced',
      /^(?!.*code)/,
    ],
    'enabled, the policy unknown': [
      { account: accountOf(), isPolicyOn: undefined },
      'Enabled',
      /WHM did not tell whether it asks for a code/,
    ],
    'not enabled': [{ account: accountOf({}, notEnabled) }, 'Not enabled', /a password alone\.$/],
    'not enabled, the policy off': [
      { account: accountOf({}, notEnabled), isPolicyOn: false },
      'Not enabled',
      /a password alone\.$/,
    ],
    'cannot enable it': [
      { account: accountOf({}, { isEnabled: false, canEnable: false }) },
      'Not enabled',
      /cannot enable two-factor: the account’s feature list lacks it/,
    ],
  };

  for (const [name, [given, state, meaning]] of Object.entries(cases)) {
    it(`is a word and what it means: ${name}`, async () => {
      const { panel } = await openPanel(given);

      const [told, meant] = sentences(panel);
      expect(told).to.equal(state);
      expect(meant).to.match(meaning);
    });
  }
});

describe('what one can do about an account', () => {
  it('stands before what is known of it', async () => {
    const actions = [{ key: 'write', label: 'Write to the owner…', isPrimary: true }];
    const { panel } = await openPanel({ account: accountOf({}, notEnabled), actions });
    const chosen: string[] = [];
    panel.addEventListener('action-chosen', ({ detail }) => chosen.push(detail));

    const button = getByRole(panel, 'button', 'Write to the owner…');
    button.click();

    expect(chosen).to.deep.equal(['write']);
    const [first] = allByRole(panel, 'term');
    expect(first && button.compareDocumentPosition(first)).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('is to change the feature list, where the owner cannot enable it and the viewer may', async () => {
    const account = accountOf({}, { isEnabled: false, canEnable: false });
    const { panel } = await openPanel({ account, featureManager: '/features' });

    const link = getByRole(panel, 'link', 'Open Feature Manager');
    expect(link.getAttribute('href')).to.equal('/features');
    await set(panel, { featureManager: '' });
    expect(hasRole(panel, 'link', 'Open Feature Manager')).to.equal(false);
  });
});

describe('what is not known of an account', () => {
  const UNKNOWN = ['Not known'];
  /** Before `listaccts` has answered, or where it is refused. */
  const withoutDetails = createAccount('ann', 'ann.example', false);

  it('is said, with the reason once', async () => {
    const whyNotKnown = 'Your WHM user lacks list-accts.';
    const { panel } = await openPanel({ account: withoutDetails, whyNotKnown });

    expect(facts(panel)).to.deep.equal({
      User: ['ann'],
      'Primary domain': ['ann.example'],
      Role: UNKNOWN,
      Owner: UNKNOWN,
      Package: UNKNOWN,
      State: UNKNOWN,
      Contact: UNKNOWN,
      Created: UNKNOWN,
    });
    expect(count(panel, whyNotKnown)).to.equal(1);
  });

  it('has a reason of its own where the page knows none', async () => {
    const { panel } = await openPanel({ account: withoutDetails });

    expect(count(panel, 'WHM’s list of accounts did not tell it.')).to.equal(1);
  });

  it("is what WHM's list did not have: nothing is said to be active or to be without addresses", async () => {
    const unlisted = {
      owner: '',
      package: '',
      isSuspended: undefined,
      contact: '',
      createdAt: undefined,
      isCreatedInUtc: false,
    };
    const { panel } = await openPanel({ account: accountOf(unlisted), whyNotKnown: 'Refused.' });

    expect(facts(panel)).to.deep.include({ Role: ['Account'], State: UNKNOWN, Contact: UNKNOWN });
    expect(words(panel)).to.include('list of accounts did not tell');
    expect(words(panel)).to.not.include('Refused.');
  });

  it('is, of root, what WHM does not list', async () => {
    const root: AccountDetails = {
      role: 'server-administrator',
      owner: 'root',
      package: '',
      isSuspended: false,
      contact: '',
      createdAt: undefined,
      isCreatedInUtc: false,
    };
    const account = accountOf(root, { user: 'root', domain: 'server.example' });
    const { panel } = await openPanel({ user: 'root', account });

    expect(facts(panel)).to.deep.include({
      Role: ['Server administrator', 'This login opens every account of the server.'],
      Owner: ['root'],
      Package: UNKNOWN,
      State: UNKNOWN,
      Contact: UNKNOWN,
    });
    expect(count(panel, 'leaves the server administrator out')).to.equal(1);
  });

  it('may still come while WHM is asked', async () => {
    const { panel } = await openPanel({ account: withoutDetails, isPending: true });

    expect(facts(panel)['Owner']).to.deep.equal(['Not known yet']);
    expect(words(panel)).to.not.include('list of accounts');
  });

  it('can be everything', async () => {
    const { panel } = await openPanel({ account: undefined });

    expect(sentences(panel)).to.deep.equal(['WHM tells nothing of an account of this name.']);
  });
});

describe('asking afresh', () => {
  it('is said where it is heard, and keeps what is known', async () => {
    const { panel } = await openPanel({ askedAt: '14:02' });
    const region = dialogOf(panel).querySelector<HTMLElement>('[aria-live=polite]');

    await set(panel, { isPending: true });

    expect(region && textOf(region)).to.equal('Asking WHM…');
    expect(facts(panel)['Owner']).to.deep.equal(['brightweb']);
  });

  it('says nothing else while nothing is known', async () => {
    const { panel } = await openPanel({ account: undefined, isPending: true });

    expect(words(panel)).to.equal('ann Close Asking WHM…');
  });

  it('can fail, which takes nothing away', async () => {
    const failure = { title: 'WHM cannot be reached.', reason: 'Check your connection.' };
    const { panel } = await openPanel({ failure });

    const alert = getByRole(dialogOf(panel), 'alert');
    expect(textOf(alert)).to.equal('WHM cannot be reached. Check your connection. Try again');
    expect(facts(panel)['Owner']).to.deep.equal(['brightweb']);
  });

  it('can be tried again; what had the focus is then gone, and it goes to Close', async () => {
    const failure = { title: 'WHM cannot be reached.', reason: '' };
    const { panel, fired } = await openPanel({ failure, account: undefined });
    getByRole(panel, 'button', 'Try again').focus();

    await press(panel, 'Try again');
    await set(panel, { isPending: true });

    expect(fired).to.deep.equal(['try-again']);
    expect(hasRole(panel, 'alert')).to.equal(false);
    expect(focused()).to.equal('button “Close”');
  });

  it('is never a status: the page has one already', async () => {
    const { panel } = await openPanel({ isPending: true, askedAt: '14:02' });

    expect(hasRole(panel, 'status')).to.equal(false);
  });
});

describe('the panel is closed', () => {
  it('by its button', async () => {
    const { panel, fired } = await openPanel();

    await press(panel, 'Close');

    expect(isOpen(panel)).to.equal(false);
    expect(fired).to.deep.equal(['panel-closed']);
  });

  it('by Escape, which the page does not hear', async () => {
    const { panel, fired } = await openPanel();
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => void heard.push(key);
    document.addEventListener('keydown', listener);

    await sendKeys({ press: 'a' });
    await escape();
    document.removeEventListener('keydown', listener);

    expect(isOpen(panel)).to.equal(false);
    expect(fired).to.deep.equal(['panel-closed']);
    expect(heard).to.deep.equal(['a']);
  });

  it('by a press beside it', async () => {
    const { panel, fired } = await openPanel();

    await sendMouse({ type: 'click', position: [100, 300] });
    await frame();

    expect(isOpen(panel)).to.equal(false);
    expect(fired).to.deep.equal(['panel-closed']);
  });

  it('not by a press in it, nor by one that only ends beside it', async () => {
    const { panel, fired } = await openPanel();

    await sendMouse({ type: 'click', position: [1270, 780] });
    await sendMouse({ type: 'move', position: [1000, 300] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [100, 300] });
    await sendMouse({ type: 'up' });
    await frame();

    expect(isOpen(panel)).to.equal(true);
    expect(fired).to.deep.equal([]);
  });

  it('by the page, which is then told nothing', async () => {
    const { panel, fired } = await openPanel();

    await set(panel, { user: '' });

    expect(isOpen(panel)).to.equal(false);
    expect(fired).to.deep.equal([]);
  });

  it('once, and can be opened again', async () => {
    const { panel, fired } = await openPanel();
    await press(panel, 'Close');

    await set(panel, { user: 'ann' });
    expect(isOpen(panel)).to.equal(true);

    await escape();
    expect(fired).to.deep.equal(['panel-closed', 'panel-closed']);
  });

  it('by the page and opened for another at once, without a word', async () => {
    const { panel, fired } = await openPanel();

    panel.user = '';
    await panel.updateComplete;
    await set(panel, { user: 'bob' });

    expect(dialogOf(panel).computedName).to.equal('bob');
    expect(fired).to.deep.equal([]);
  });

  it('by being taken out of the page, and is there again with it', async () => {
    const { panel, fired } = await openPanel();

    panel.remove();
    await frame();
    mount(panel);
    await frame();

    expect(dialogOf(panel).matches(':modal')).to.equal(true);
    expect(fired).to.deep.equal([]);
  });
});

it('the panel can be taken out of the page before it is drawn', () => {
  const panel = mount(document.createElement('tfs-account-panel'));

  expect(() => panel.remove()).to.not.throw();
});

describe('the focus', () => {
  async function openFromButton(): Promise<Mounted> {
    const button = Object.assign(document.createElement('button'), { textContent: 'ann' });
    mount(button);
    const mounted = await mountPanel({ account: accountOf() });
    button.focus();
    await set(mounted.panel, { user: 'ann' });
    return mounted;
  }

  it('is in the panel when it opens', async () => {
    await openFromButton();

    expect(focused()).to.equal('button “Close”');
  });

  it('returns where it was, by Escape', async () => {
    await openFromButton();

    await escape();

    expect(focused()).to.equal('button “ann”');
  });

  it('returns where it was when the page closes the panel', async () => {
    const { panel } = await openFromButton();

    await set(panel, { user: '' });

    expect(focused()).to.equal('button “ann”');
  });

  it('stays where it is when the answer comes', async () => {
    const links = [{ label: 'List Accounts', href: '#' }];
    const { panel } = await openPanel({ isPending: true, links });
    getByRole(panel, 'link', 'List Accounts').focus();

    await set(panel, { isPending: false, account: accountOf({ owner: 'other' }), askedAt: '9:00' });

    expect(focused()).to.equal('link “List Accounts”');
  });
});

describe('where the panel lies', () => {
  const box = (panel: TfsAccountPanel): DOMRect => dialogOf(panel).getBoundingClientRect();

  beforeEach(() => emulate({ 'prefers-reduced-motion': 'reduce' }));
  afterEach(() => emulate({}));

  it('at the end of the window, as high as it', async () => {
    const { panel } = await openPanel();

    const { left, right, top, height } = box(panel);
    expect([left, right, top, height]).to.deep.equal([1280 - 416, 1280, 0, 800]);
  });

  it('at the left from right to left', async () => {
    const { panel } = await openPanel({ dir: 'rtl' });

    expect([box(panel).left, box(panel).right]).to.deep.equal([0, 416]);
    const heading = getByRole(panel, 'heading').getBoundingClientRect();
    expect(getByRole(panel, 'button', 'Close').getBoundingClientRect().right).to.be.below(
      heading.right,
    );
  });

  it('reads domains from the left and English sentences in their own order, from right to left', async () => {
    const domain = 'xn--4dbcagdahymbxekheh6e0a7fei0b.example';
    const { panel } = await openPanel({ dir: 'rtl', account: accountOf({}, { domain }) });

    const lines = allByRole(panel, 'definition').filter(({ textContent }) =>
      textContent.includes('.example'),
    );
    expect(lines).to.have.lengthOf(2);
    for (const line of lines) {
      const text = line.querySelector('bdi');
      expect(text && getComputedStyle(text).direction).to.equal('ltr');
    }
    const [, meaning] = allByRole(panel, 'paragraph');
    expect(meaning?.querySelector(':dir(ltr)')?.textContent).to.equal(textOf(meaning as Element));
  });

  it('all over a phone', async () => {
    await resizeWindow(PHONE);
    const { panel } = await openPanel();

    expect([box(panel).left, box(panel).width]).to.deep.equal([0, 390]);
    expect(sidewaysOverflow()).to.equal(0);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`keeps its shape with long and hostile texts: ${dir}`, async () => {
      await resizeWindow(PHONE);
      const user = '<b>\u202E' + 'x'.repeat(3_000);
      const account = accountOf(
        { owner: user, package: user, contact: `${user}@example.com,${user}` },
        { user, domain: 'x'.repeat(300) },
      );
      const failure = { title: user, reason: user };
      const links = [{ label: user, href: '#' }];
      const { panel } = await openPanel({ dir, user, account, failure, links, askedAt: user });

      const dialog = dialogOf(panel);
      expect(dialog.scrollWidth).to.equal(390);
      expect(facts(panel)['User']).to.deep.equal([user.replace('\u202E', '⟨U+202E⟩')]);
      expect(dialog.querySelector('b')).to.equal(null);
      dialog.scrollTop = dialog.scrollHeight;
      const close = getByRole(panel, 'button', 'Close').getBoundingClientRect();
      expect(close.top).to.be.within(0, 100);
      expect(close.left).to.be.at.least(0);
      expect(close.right).to.be.at.most(390);
    });
  }

  it('begins at its top for every account', async () => {
    await resizeWindow({ width: 1280, height: 200 });
    const { panel } = await openPanel();
    dialogOf(panel).scrollTop = 100;

    await set(panel, { user: 'bob', account: accountOf({}, { user: 'bob' }) });

    expect(dialogOf(panel).scrollTop).to.equal(0);
  });

  it('does not let the wheel scroll the page behind', async () => {
    const { panel } = await openPanel();
    const wheel = (target: Element | null, init: WheelEventInit = {}): boolean =>
      target?.dispatchEvent(
        new WheelEvent('wheel', { bubbles: true, cancelable: true, composed: true, ...init }),
      ) ?? false;

    expect(wheel(dialogOf(panel)), 'beside it').to.equal(false);
    expect(wheel(getByRole(panel, 'heading')), 'in it, with nothing to scroll').to.equal(false);
    expect(wheel(getByRole(panel, 'heading'), { ctrlKey: true }), 'zooming').to.equal(true);
    await resizeWindow({ width: 1280, height: 200 });
    expect(wheel(getByRole(panel, 'heading')), 'in it').to.equal(true);
    expect(wheel(dialogOf(panel)), 'beside it').to.equal(false);
    expect(getComputedStyle(dialogOf(panel)).overscrollBehaviorY).to.equal('contain');
  });
});

describe("the panel's motion", () => {
  afterEach(() => emulate({}));

  const movements = async (): Promise<number> => {
    const { panel } = await openPanel();
    return panel.shadowRoot?.getAnimations().length ?? NaN;
  };

  it('shows where it comes from', async () => {
    await emulate({ 'prefers-reduced-motion': 'no-preference' });

    expect(await movements()).to.equal(1);
  });

  it('is none where less motion is asked for', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });

    expect(await movements()).to.equal(0);
  });
});

describe('axe finds nothing in the panel', () => {
  const failure = { title: 'WHM cannot be reached.', reason: 'Check your connection.' };
  const links = [{ label: 'List Accounts', href: '#' }];
  const cases: Record<string, Partial<TfsAccountPanel>> = {
    'with everything': { links, askedAt: '14:02' },
    'of an account without two-factor': { account: accountOf({}, notEnabled) },
    'of an account that cannot have it': {
      account: accountOf({}, { isEnabled: false, canEnable: false }),
    },
    'while WHM is asked': { isPending: true },
    'after a failure': { failure },
    'with nothing known': { account: undefined },
  };

  beforeEach(() => emulate({ 'prefers-reduced-motion': 'reduce' }));
  afterEach(() => emulate({}));

  for (const [name, given] of Object.entries(cases)) {
    it(name, async () => {
      const { panel } = await mountPanel({ account: accountOf(), ...given });
      const page = mount(document.createElement('div'));
      const root = page.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];
      root.append(panel);
      await set(panel, { user: 'ann' });

      const { violations } = await window.axe.run(page, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    });
  }
});

async function emulate(features: Readonly<Record<string, string>>): Promise<void> {
  await executeServerCommand('emulate-features', features);
  await frame();
}
