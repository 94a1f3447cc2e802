/** The issuer: what is told of it, the rules as one types, and what is sent. */
import 'axe-core/axe.min.js';
import { sendKeys } from '@web/test-runner-commands';
import type axe from 'axe-core';
import { expect } from 'chai';
import '../../../src/features/policy/issuer.ts';
import type { TfsIssuer } from '../../../src/features/policy/issuer.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { tokens } from '../../../src/ui/styles/first.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

declare global {
  interface Window {
    /** What axe-core sets, which is no module. */
    readonly axe: typeof axe;
  }
}

const HOST = 'server1.example.com';
const FAILURE = { title: 'WHM refused.', text: 'Not <b>that</b> one.' };

const formats = createFormats('en');

interface Mounted {
  readonly card: TfsIssuer;
  /** What was sent. */
  readonly sent: string[];
}

async function mountIssuer(given: Partial<TfsIssuer> = {}): Promise<Mounted> {
  const card = document.createElement('tfs-issuer');
  Object.assign(card, { issuer: 'Bright Web', systemWide: HOST, formats }, given);
  const sent: string[] = [];
  card.addEventListener('issuer-entered', ({ detail }) => sent.push(detail));
  mount(card);
  await frame();
  return { card, sent };
}

async function set(card: TfsIssuer, given: Partial<TfsIssuer>): Promise<void> {
  Object.assign(card, given);
  await frame();
}

const fieldOf = (card: TfsIssuer): HTMLInputElement =>
  getByRole(card, 'textbox', /issuer/) as HTMLInputElement;
const saveOf = (card: TfsIssuer): HTMLElement => getByRole(card, 'button', 'Save issuer');

/** As by a paste: all at once, instead of what was there. */
async function enter(card: TfsIssuer, text: string): Promise<void> {
  const field = fieldOf(card);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await frame();
}

async function save(card: TfsIssuer): Promise<void> {
  saveOf(card).click();
  await frame();
}

/** What a screen reader is told without being asked. */
const announcedBy = (card: TfsIssuer): string =>
  [...(card.shadowRoot?.querySelectorAll('[aria-live="polite"]') ?? [])]
    .map(textOf)
    .join(' ')
    .trim();

/** What a screen reader adds to the field's name. */
const descriptionOf = (card: TfsIssuer): string =>
  (fieldOf(card).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => card.shadowRoot?.getElementById(id))
    .map((element) => (element ? textOf(element) : `nothing of that id`))
    .join(' ')
    .trim();

const isInvalid = (card: TfsIssuer): boolean =>
  fieldOf(card).getAttribute('aria-invalid') === 'true';

describe('the issuer', () => {
  it('is a section with a heading', async () => {
    const { card } = await mountIssuer();

    expect(
      hasRole(
        getByRole(card, 'region', /issuer/),
        'heading',
        'Name in authenticator apps (issuer)',
      ),
    ).to.equal(true);
  });

  it('tells one’s own, the system-wide one, and what a change changes', async () => {
    const { card } = await mountIssuer();

    expect(textOf(card)).to.include('In use for you: Bright Web');
    expect(textOf(card)).to.include(`System-wide: ${HOST}`);
    expect(textOf(card)).to.include('Apps that have the server already keep the old one.');
    expect(textOf(card)).to.include(
      'An account uses its own name, else its owner’s, else the system-wide one, else the host name of the server. Yours is the default for the accounts that you own.',
    );
    expect(textOf(card)).not.to.include('Yours is the system-wide one');
    expect(fieldOf(card).value).to.equal('Bright Web');
  });

  it('has what cannot be seen written out', async () => {
    const { card } = await mountIssuer({ issuer: 'a\u200Bb', systemWide: 'c\u202Ed' });

    expect(textOf(card)).to.include('In use for you: a⟨U+200B⟩b');
    expect(textOf(card)).to.include('System-wide: c⟨U+202E⟩d');
    expect(descriptionOf(card)).to.include('the system-wide one, c⟨U+202E⟩d.');
  });

  it('of root is said to be the system-wide one, in the same order', async () => {
    const { card } = await mountIssuer({ isRoot: true });

    expect(textOf(card)).to.include(
      'else the system-wide one, else the host name of the server. Yours is the system-wide one.',
    );
    expect(textOf(card)).not.to.include('the accounts that you own');
  });

  it('is nobody’s own in words where it is only the one in use', async () => {
    const { card } = await mountIssuer({ issuer: HOST });
    expect(textOf(card)).to.include(`In use for you: ${HOST}`);

    await set(card, { issuer: '', systemWide: '' });

    expect(textOf(card)).to.include('In use for you: the host name of the server');
  });

  it('says which default an empty one goes back to', async () => {
    const { card } = await mountIssuer();
    expect(descriptionOf(card)).to.include(
      `Empty goes back to your owner’s, or else to the system-wide one, ${HOST}.`,
    );

    await set(card, { systemWide: '' });
    expect(descriptionOf(card)).to.include(
      'Empty goes back to your owner’s, or else to the system-wide one.',
    );
    expect(textOf(card)).not.to.include('System-wide:');

    await set(card, { isRoot: true });
    expect(descriptionOf(card)).to.include('Empty goes back to the host name of the server.');
  });

  it('is being asked for, or could not be read', async () => {
    const { card } = await mountIssuer({ issuer: undefined, systemWide: '' });
    expect(textOf(card)).to.include('Asking WHM…');
    expect(fieldOf(card).value).to.equal('');

    await set(card, { failure: FAILURE });

    const alert = getByRole(card, 'alert');
    expect(textOf(alert)).to.equal('WHM refused. Not <b>that</b> one. Try again');
    expect(textOf(card)).not.to.include('Asking WHM…');
    const asked = new Promise((resolve) => card.addEventListener('try-again', resolve));
    getByRole(alert, 'button', 'Try again').click();
    await asked;

    await set(card, { failure: { ...FAILURE, logIn: '/login/?goto_uri=x' } });
    expect(getByRole(alert, 'link', 'Log in again').getAttribute('href')).to.include('goto_uri');
    expect(hasRole(alert, 'button')).to.equal(false);
  });
});

describe('the field of the issuer', () => {
  it('follows what WHM has while nothing was typed', async () => {
    const { card } = await mountIssuer({ issuer: undefined });

    await set(card, { issuer: 'North' });
    expect(fieldOf(card).value).to.equal('North');

    await set(card, { issuer: 'South' });
    expect(fieldOf(card).value).to.equal('South');
  });

  it('keeps what was typed when the issuer is read again, or could not be set', async () => {
    const { card } = await mountIssuer();
    await enter(card, 'Other');

    await set(card, { issuer: 'North', systemWide: 'Big Host' });
    expect(fieldOf(card).value).to.equal('Other');

    await save(card);
    await set(card, { isPending: true });
    await set(card, { isPending: false, result: { tone: 'error', ...FAILURE } });
    await set(card, { issuer: 'East' });
    expect(fieldOf(card).value).to.equal('Other');
  });

  it('keeps what was emptied', async () => {
    const { card } = await mountIssuer();
    await enter(card, '');

    await set(card, { issuer: 'North' });

    expect(fieldOf(card).value).to.equal('');
  });

  it('counts what belongs to the issuer, and says so to who asks', async () => {
    const { card } = await mountIssuer();
    expect(descriptionOf(card)).to.match(/^10 of 32 Letters \(A–Z\), digits/);

    await enter(card, ' "Bright Web 2" ');

    expect(descriptionOf(card)).to.match(/^12 of 32 /);
    expect(announcedBy(card), 'not with each letter').to.equal('');
  });

  const problems: readonly (readonly [string, string])[] = [
    ['a/b', '“/” is not accepted.'],
    ['Zoë', '“ë” is not accepted.'],
    ['Big 🔒', '“🔒” is not accepted.'],
    ['<img src=x>', '“<” is not accepted.'],
    ['Big\u00a0Host', '“U+00A0” is not accepted.'],
    ['Big\u200bHost', '“U+200B” is not accepted.'],
    ['Big\u202eHost', '“U+202E” is not accepted.'],
    ['Zoe\u0308', '“U+0308” is not accepted.'],
    ['a'.repeat(33), 'Too long: 32 characters are the most.'],
  ];
  for (const [text, problem] of problems) {
    it(`says as one types: ${problem}`, async () => {
      const { card } = await mountIssuer();
      expect(isInvalid(card)).to.equal(false);

      await enter(card, text);

      expect(isInvalid(card)).to.equal(true);
      expect(announcedBy(card)).to.equal(problem);
      expect(descriptionOf(card).startsWith(problem)).to.equal(true);

      await enter(card, 'Other');
      expect(isInvalid(card)).to.equal(false);
      expect(announcedBy(card)).to.equal('');
    });
  }

  it('counts what is too much, too', async () => {
    const { card } = await mountIssuer();

    await enter(card, 'a'.repeat(40));

    expect(descriptionOf(card)).to.include('40 of 32');
  });
});

describe('saving the issuer', () => {
  for (const [typed, issuer] of [
    ['North', 'North'],
    [' "Bright Web 2" ', 'Bright Web 2'],
    ["'North'", 'North'],
    ['', ''],
    ['   ', ''],
  ] as const) {
    it(`of ${JSON.stringify(typed)} sends ${JSON.stringify(issuer)}`, async () => {
      const { card, sent } = await mountIssuer();
      await enter(card, typed);

      await save(card);

      expect(sent).to.deep.equal([issuer]);
    });
  }

  it('is done with the keyboard alone', async () => {
    const { card, sent } = await mountIssuer({ issuer: '' });
    fieldOf(card).focus();

    await sendKeys({ type: 'North 1' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('button “Save issuer”');
    await sendKeys({ press: 'Space' });

    expect(sent).to.deep.equal(['North 1', 'North 1']);
  });

  for (const text of ['a/b', 'a'.repeat(33)]) {
    it(`sends nothing of ${text.slice(0, 3)}…, and goes to the field`, async () => {
      const { card, sent } = await mountIssuer();
      await enter(card, text);
      saveOf(card).focus();

      await save(card);

      expect(sent).to.deep.equal([]);
      expect(focused()).to.equal('textbox “Name in authenticator apps (issuer)”');
      expect(fieldOf(card).value).to.equal(text);
    });
  }

  it('does nothing while one is being saved, and says that', async () => {
    const { card, sent } = await mountIssuer({ isPending: true });
    await enter(card, 'North');
    expect(announcedBy(card)).to.equal('Saving…');
    expect(saveOf(card).getAttribute('aria-disabled')).to.equal('true');

    await save(card);
    fieldOf(card).focus();
    await sendKeys({ press: 'Enter' });
    expect(sent).to.deep.equal([]);

    await set(card, { isPending: false });
    expect(saveOf(card).getAttribute('aria-disabled')).to.equal('false');
    await save(card);
    expect(sent).to.deep.equal(['North']);
  });

  it('does nothing before it is known what WHM has, unless something was typed', async () => {
    const { card, sent } = await mountIssuer({ issuer: undefined });
    expect(saveOf(card).getAttribute('aria-disabled')).to.equal('true');

    await save(card);
    expect(sent, 'empty would take away what WHM has').to.deep.equal([]);

    await enter(card, 'North');
    await save(card);
    expect(sent).to.deep.equal(['North']);
  });

  it('says when it was saved, and the field follows WHM again', async () => {
    const { card } = await mountIssuer();
    await enter(card, ' "North" ');
    await save(card);
    await set(card, { isPending: true });
    expect(announcedBy(card)).to.equal('Saving…');

    await set(card, { isPending: false, issuer: 'North', savedAt: '14:02:11' });

    expect(announcedBy(card)).to.equal('Saved at 14:02:11');
    expect(fieldOf(card).value).to.equal('North');
    await set(card, { issuer: 'South' });
    expect(fieldOf(card).value).to.equal('South');
  });

  it('of an empty one shows the default that holds then', async () => {
    const { card } = await mountIssuer();
    await enter(card, '');
    await save(card);

    await set(card, { issuer: HOST, savedAt: '14:02:11' });

    expect(fieldOf(card).value).to.equal(HOST);
  });

  it('keeps what is typed on meanwhile', async () => {
    const { card } = await mountIssuer();
    await enter(card, 'North');
    await save(card);
    await set(card, { isPending: true });
    await enter(card, 'North 2');

    await set(card, { isPending: false, issuer: 'North', savedAt: '14:02:11' });

    expect(fieldOf(card).value).to.equal('North 2');
    expect(textOf(card)).to.include('In use for you: North');
  });

  it('is no longer said to be done when something else is typed', async () => {
    const { card } = await mountIssuer({ savedAt: '14:02:11' });
    expect(announcedBy(card)).to.equal('Saved at 14:02:11');

    await enter(card, 'South');

    expect(announcedBy(card)).to.equal('');
  });

  it('says why it was not saved, markup as text', async () => {
    const { card } = await mountIssuer();
    expect(hasRole(card, 'alert')).to.equal(false);

    await set(card, { result: { tone: 'error', ...FAILURE } });

    expect(textOf(getByRole(card, 'alert'))).to.equal('WHM refused. Not <b>that</b> one.');
    expect(textOf(card)).to.include('In use for you: Bright Web');
    expect(hasRole(card, 'button', 'Try again'), 'nothing was not read').to.equal(false);
  });

  it('says quietly that it was saved, where it could not be read again', async () => {
    const { card } = await mountIssuer();

    await set(card, {
      issuer: undefined,
      result: { tone: 'info', title: 'Saved. Reading it again failed.', text: '' },
      failure: FAILURE,
    });

    expect(announcedBy(card)).to.include('Saved. Reading it again failed.');
    expect(textOf(card)).not.to.include('In use for you');
    expect(hasRole(card, 'alert')).to.equal(true);
  });
});

describe('the look of the issuer', () => {
  it('fits a phone', async () => {
    await resizeWindow(PHONE);
    const { card } = await mountIssuer({
      issuer: 'W'.repeat(32),
      systemWide: 'a-name-without-an-end'.repeat(6),
      failure: { title: 'WHM refused.', text: 'x'.repeat(200) },
    });
    await enter(card, 'W'.repeat(80));

    expect(sidewaysOverflow()).to.equal(0);
    for (const element of [fieldOf(card), saveOf(card)]) {
      const { left, right, height } = element.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(PHONE.width);
      expect(height).to.be.at.least(24);
    }
  });

  it('writes the issuer from the left in a page that is read from the right', async () => {
    const { card } = await mountIssuer();
    card.dir = 'rtl';
    await frame();

    expect(getComputedStyle(fieldOf(card)).direction).to.equal('ltr');
    const { right } = card.getBoundingClientRect();
    expect(fieldOf(card).getBoundingClientRect().right).to.be.closeTo(right, 30);
  });
});

describe('axe finds nothing in the issuer', () => {
  const cases: Record<string, Partial<TfsIssuer> & { typed?: string }> = {
    'as it is read': {},
    'of root': { isRoot: true },
    'while it is read': { issuer: undefined, systemWide: '' },
    'while it is saved': { isPending: true },
    'that was saved': { savedAt: '14:02:11' },
    'that was not saved': { result: { tone: 'error', ...FAILURE } },
    'that could not be read': { issuer: undefined, failure: FAILURE },
    'that breaks the rules': { typed: 'a/b' },
  };

  for (const [name, { typed, ...given }] of Object.entries(cases)) {
    it(name, async () => {
      const page = mount(document.createElement('div'));
      const root = page.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];
      const { card } = await mountIssuer(given);
      if (typed !== undefined) await enter(card, typed);
      root.append(card);
      await frame();

      const { violations } = await window.axe.run(page, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    });
  }
});
