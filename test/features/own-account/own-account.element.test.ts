/** The card of one's own account: how it is, what that means, and what one can do. */
import { expect } from 'chai';
import '../../../src/features/own-account/own-account.ts';
import type { TfsOwnAccount } from '../../../src/features/own-account/own-account.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const REFUSED = { title: 'WHM refused.', text: 'Busy.' };

async function open(given: Partial<TfsOwnAccount> = {}): Promise<TfsOwnAccount> {
  const own = document.createElement('tfs-own-account');
  Object.assign(own, { user: 'anna', isPolicyOn: true, askedAt: '9:14:00 AM', ...given });
  mount(own);
  await frame();
  return own;
}

const buttons = (own: Element): string[] =>
  allByRole(own, 'button').map(({ computedName }) => computedName);

describe('one’s own account', () => {
  for (const [name, given, text, actions] of [
    ['without', { isEnabled: false }, 'a password alone', ['Set up two-factor']],
    [
      'with two-factor',
      { isEnabled: true },
      'a code is asked for when you log in',
      ['Replace my authenticator', 'Remove my two-factor'],
    ],
    [
      'with two-factor while the policy is off',
      { isEnabled: true, isPolicyOn: false },
      'Set up, not enforced',
      ['Replace my authenticator', 'Remove my two-factor'],
    ],
    [
      'with two-factor while the policy is unknown',
      { isEnabled: true, isPolicyOn: undefined },
      'WHM did not tell whether it asks for a code',
      ['Replace my authenticator', 'Remove my two-factor'],
    ],
    [
      'of which nothing is known',
      { failure: REFUSED },
      'WHM did not tell whether you have a second factor. WHM refused. Busy.',
      ['Try again', 'Set up two-factor'],
    ],
    ['that is being asked for', { isPending: true, failure: REFUSED }, 'Asking WHM…', []],
  ] as const) {
    it(`${name} says what that means, and what one can do`, async () => {
      const own = await open(given);

      expect(textOf(own)).to.include('My account').and.to.include('anna').and.to.include(text);
      expect(buttons(own)).to.deep.equal(actions);
    });
  }

  it('says when it was asked', async () => {
    expect(textOf(await open({ isEnabled: true }))).to.include('Checked at 9:14:00 AM');
  });

  it('leads to the login where the session has ended', async () => {
    const own = await open({ failure: { ...REFUSED, logIn: '/login/?goto_uri=x' } });

    expect(hasRole(own, 'button')).to.equal(false);
    expect(getByRole(own, 'link', 'Log in again').getAttribute('href')).to.match(/goto_uri=x$/);
  });

  for (const [name, event, given] of [
    ['Set up two-factor', 'set-up-asked', { isEnabled: false }],
    ['Replace my authenticator', 'set-up-asked', { isEnabled: true }],
    ['Remove my two-factor', 'removal-asked', { isEnabled: true }],
    ['Try again', 'try-again', { failure: REFUSED }],
  ] as const) {
    it(`asks for what “${name}” says; not while it is being removed`, async () => {
      const own = await open(given);
      let asked = 0;
      own.addEventListener(event, () => asked++);
      getByRole(own, 'button', name).click();
      expect(asked).to.equal(1);

      own.isRemoving = true;
      await frame();
      getByRole(own, 'button', name).click();

      expect(asked).to.equal(1);
      expect(textOf(own)).to.include('Removing your two-factor…');
    });
  }

  for (const [tone, role] of [
    ['info', 'note'],
    ['error', 'alert'],
  ] as const) {
    it(`has what came of a removal as ${role}, markup as text`, async () => {
      const result = { tone, title: 'What came of it.', text: '<b>x</b>' };
      const own = await open({ isEnabled: true, result });

      expect(textOf(getByRole(own, role))).to.equal('What came of it. <b>x</b>');
    });
  }

  it('keeps the focus where what had it goes with a change', async () => {
    const own = await open({ isEnabled: true });
    getByRole(own, 'button', 'Remove my two-factor').focus();

    own.isEnabled = false;
    await frame();

    expect(focused()).to.equal('button “Set up two-factor”');
  });
});
