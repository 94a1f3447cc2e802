/** What the page says and offers when the list cannot be loaded, for each way in which that fails. */
import { expect } from 'chai';
import type { FailureKind } from '../../src/whm/failure.ts';
import { stopClock } from '../browser/clock.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, until } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage } from '../browser/page.ts';
import { focused, getByRole, hasRole, textOf } from '../browser/roles.ts';

interface Expected {
  readonly kind: Exclude<FailureKind, 'cancelled'>;
  readonly reason: string;
  /** What the alert says. */
  readonly text: RegExp;
  /** The ways out that it offers. */
  readonly hasButton: boolean;
  readonly hasLink: boolean;
}

const FAILURES: readonly Expected[] = [
  {
    kind: 'session-ended',
    reason: '',
    text: /^Your session has ended/,
    hasButton: false,
    hasLink: true,
  },
  {
    kind: 'not-permitted',
    reason: 'You do not have permission to call this function.',
    text: /^You do not have permission .*You do not have permission to call this function\./,
    hasButton: false,
    hasLink: false,
  },
  {
    kind: 'refused',
    reason: 'Unknown app “twofactorauth_get_user_configs” <b>requested</b>',
    text: /^WHM refused .*Unknown app “twofactorauth_get_user_configs” <b>requested<\/b>/,
    hasButton: true,
    hasLink: false,
  },
  {
    kind: 'unreadable',
    reason: 'The list of accounts is no list',
    text: /could not be read.*The list of accounts is no list/,
    hasButton: true,
    hasLink: false,
  },
  {
    kind: 'server-error',
    reason: 'HTTP 500',
    text: /^WHM answered with an error \(HTTP 500\)\. Try again in a moment\. Try again Tried at/,
    hasButton: true,
    hasLink: false,
  },
  {
    kind: 'unreachable',
    reason: '',
    text: /^WHM cannot be reached/,
    hasButton: true,
    hasLink: false,
  },
  {
    kind: 'timed-out',
    reason: '',
    text: /^WHM did not answer in time/,
    hasButton: true,
    hasLink: false,
  },
];

describe('the page that could not load its list', () => {
  for (const { kind, reason, text, hasButton, hasLink } of FAILURES) {
    it(`says what happened and what to do: ${kind}`, async () => {
      const page = await openPage();

      await page.whm.list.fail(kind, reason);

      expect(page.alerts).to.have.lengthOf(1);
      expect(page.alerts[0]).to.match(text);
      const alert = getByRole(page.element, 'alert');
      expect(hasRole(alert, 'button', 'Try again')).to.equal(hasButton);
      expect(hasRole(alert, 'link', 'Log in again')).to.equal(hasLink);
    });

    it(`shows no table and counts nothing: ${kind}`, async () => {
      const page = await openPage();

      await page.whm.list.fail(kind, reason);

      expect(page.has('table')).to.equal(false);
      expect(page.text).to.not.include('Loading');
      expect(page.text).to.not.match(/\d+ of \d+/);
    });
  }

  it('does not put into WHM’s mouth what is only known of the connection', async () => {
    const page = await openPage();

    await page.whm.list.fail('unreadable', 'HTTP 404');

    expect(page.alerts[0]).to.include('(HTTP 404)');
    expect(page.alerts[0]).to.not.include('WHM says');
  });

  it('says which words are WHM’s', async () => {
    const page = await openPage();

    await page.whm.list.fail('refused', 'Not today.');

    expect(page.alerts[0]).to.include('WHM says: Not today.');
  });

  it('says nothing of WHM’s reason where WHM gave none', async () => {
    const page = await openPage();

    await page.whm.list.fail('refused');

    expect(page.alerts[0]).to.not.include('WHM says');
  });

  it('leads to the login page, with the way back', async () => {
    const page = await openPage();

    await page.whm.list.fail('session-ended');

    const link = getByRole(page.element, 'link', 'Log in again');
    expect(link.getAttribute('href')).to.equal('/login/?goto_uri=%2Fhere');
  });

  it('takes an answer of another shape for unreadable', async () => {
    const page = await openPage();

    await page.whm.list.answer({ alma: { is_enabled: 'perhaps', primary_domain: 'a.example' } });

    expect(page.alerts[0]).to.match(/could not be read.*alma/);
    expect(page.has('table')).to.equal(false);
  });

  it('loads when it is tried again, and puts the focus where one goes on', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    await page.press('button', 'Try again');
    await page.whm.list.answer(userConfigs(ACCOUNTS));

    expect(page.alerts).to.deep.equal([]);
    expect(page.users).to.have.lengthOf(5);
    // The focus goes there in the next frame.
    await until(() => focused() === 'button “Refresh”');
  });

  it('asks for everything afresh when it is tried again', async () => {
    const page = await openPage({ user: 'reseller' });
    void page.whm.policy.fail('unreachable');
    void page.whm.own.fail('unreachable');
    await page.whm.list.fail('unreachable');
    const before = page.whm.calls.length;

    await page.press('button', 'Try again');
    // Each store asks when it has what it asks with.
    await until(() => page.whm.calls.length >= before + 4);

    const asked = page.whm.calls.slice(before).map(({ request }) => request.command);
    expect(asked).to.have.members([
      'listaccts',
      'twofactorauth_get_user_configs',
      'twofactorauth_get_user_configs',
      'twofactorauth_policy_status',
    ]);
  });

  it('keeps saying what is wrong while it is tried again, and does not hop', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    await page.press('button', 'Try again');

    expect(page.alerts).to.have.lengthOf(1);
    expect(getByRole(page.element, 'button', 'Try again').ariaBusy).to.equal('true');
    expect(focused()).to.equal('button “Try again”');
  });

  it('says it again, and keeps the focus, when it fails again', async () => {
    const clock = stopClock();
    const page = await openPage();
    await page.whm.list.fail('unreachable');
    const [first] = page.alerts;

    await page.press('button', 'Try again');
    clock.tick(5_000);
    await page.whm.list.fail('unreachable');

    expect(page.alerts).to.have.lengthOf(1);
    // A live region whose text stays the same says nothing.
    expect(page.alerts[0]).to.not.equal(first);
    expect(focused()).to.equal('button “Try again”');
    expect(getByRole(page.element, 'button', 'Try again').ariaBusy).to.equal('false');
  });

  it('says what is wrong now, when it fails in another way', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    await page.press('button', 'Try again');
    await page.whm.list.fail('refused', 'No.');

    expect(page.alerts).to.have.lengthOf(1);
    expect(page.alerts[0]).to.match(/^WHM refused .*No\./);
  });

  it('gives the focus of what is gone to the way out', async () => {
    const page = await openPage();
    await page.type('carl');

    await page.whm.list.fail('unreachable');

    await until(() => focused() === 'button “Try again”');
  });

  it('does not let go of the focus when the session has ended meanwhile', async () => {
    const page = await openPage();
    await page.whm.list.fail('unreachable');

    await page.press('button', 'Try again');
    await page.whm.list.fail('session-ended');

    await until(() => focused() === 'link “Log in again”');
  });
});

describe('the page that could not load its list again', () => {
  const NOON = new Date(2026, 10, 24, 12, 0).getTime();

  async function openStalePage(kind: FailureKind = 'unreachable') {
    const clock = stopClock(NOON);
    const page = await openLoadedPage();
    clock.tick(5 * 60_000);
    await page.press('button', 'Refresh');
    await page.whm.list.fail(kind);
    return { clock, page };
  }

  for (const { kind } of FAILURES) {
    it(`keeps the list that is there: ${kind}`, async () => {
      const { page } = await openStalePage(kind);

      expect(page.alerts).to.have.lengthOf(1);
      expect(page.users).to.have.lengthOf(5);
      expect(page.status).to.match(/^3 of 5 accounts have no second factor\./);
    });
  }

  it('says how old the list is', async () => {
    const { page } = await openStalePage();

    expect(page.alerts[0]).to.match(/loaded at 12:00\sPM/);
    expect(textOf(page.element)).to.match(/Loaded at 12:00\sPM, 5 minutes ago/);
  });

  it('goes on saying how old it is while time passes', async () => {
    const { clock, page } = await openStalePage();
    const [alert] = page.alerts;

    clock.tick(60 * 60_000);
    await frame();

    expect(textOf(page.element)).to.include('1 hour ago');
    expect(page.alerts, 'the alert is not said again').to.deep.equal([alert]);
  });

  it('leaves the focus where it went meanwhile', async () => {
    const { page } = await openStalePage();

    await page.press('button', 'Try again');
    await page.type('carl');
    await page.whm.list.answer(userConfigs(ACCOUNTS));

    expect(focused()).to.include('Search accounts');
    expect(page.alerts).to.have.lengthOf(0);
  });

  it('can still be searched', async () => {
    const { page } = await openStalePage();

    await page.type('carl');

    expect(page.users).to.deep.equal(['carla']);
  });

  it('keeps the focus when it fails again', async () => {
    const { page } = await openStalePage();

    await page.press('button', 'Try again');
    await page.whm.list.fail('unreachable');

    expect(focused()).to.equal('button “Try again”');
  });

  it('shows the new list, and says nothing of the old, when it comes at last', async () => {
    const { page } = await openStalePage();

    await page.press('button', 'Try again');
    await page.whm.list.answer(userConfigs([['elena', true]]));

    expect(page.alerts).to.deep.equal([]);
    expect(page.users).to.deep.equal(['elena']);
    expect(page.text).to.match(/Loaded at 12:05/);
  });
});
