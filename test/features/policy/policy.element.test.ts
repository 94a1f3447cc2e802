/** The policy: what is told of it, and the switch that asks and does not move by itself. */
import 'axe-core/axe.min.js';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type axe from 'axe-core';
import { expect } from 'chai';
import '../../../src/features/policy/policy.ts';
import type { TfsPolicy } from '../../../src/features/policy/policy.ts';
import { tokens } from '../../../src/ui/styles/first.ts';
import { contrast, groundOf } from '../../browser/contrast.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

declare global {
  interface Window {
    /** What axe-core sets, which is no module. */
    readonly axe: typeof axe;
  }
}

const POLICY = 'Two-factor policy';

const REFUSED = { title: 'WHM refused.', text: 'Not for you.' };

interface Mounted {
  readonly policy: TfsPolicy;
  /** What was asked for. */
  readonly asked: boolean[];
}

async function mountPolicy(given: Partial<TfsPolicy> = {}): Promise<Mounted> {
  const policy = document.createElement('tfs-policy');
  Object.assign(policy, { isOn: true, canSwitch: true }, given);
  const asked: boolean[] = [];
  policy.addEventListener('policy-switched', ({ detail }) => asked.push(detail));
  mount(policy);
  await frame();
  return { policy, asked };
}

async function set(policy: TfsPolicy, given: Partial<TfsPolicy>): Promise<void> {
  Object.assign(policy, given);
  await frame();
}

const switchOf = (policy: TfsPolicy): HTMLElement => getByRole(policy, 'switch', POLICY);
const isChecked = (policy: TfsPolicy): boolean =>
  switchOf(policy).getAttribute('aria-checked') === 'true';

/** What a screen reader is told without being asked. */
const announcedBy = (policy: TfsPolicy): string =>
  [...(policy.shadowRoot?.querySelectorAll('[aria-live="polite"]') ?? [])].map(textOf).join();

describe('the policy', () => {
  it('is a section with a heading', async () => {
    const { policy } = await mountPolicy();

    expect(hasRole(getByRole(policy, 'region', 'Policy'), 'heading', 'Policy')).to.equal(true);
  });

  it('has what cannot be seen in a reason written out', async () => {
    const { policy } = await mountPolicy({
      isOn: undefined,
      failure: { ...REFUSED, text: 'a\u202Eb' },
    });

    expect(textOf(policy)).to.include('a⟨U+202E⟩b');
  });

  for (const canSwitch of [true, false]) {
    const viewer = canSwitch ? 'who may switch it' : 'everybody else';

    it(`is told in words to ${viewer}`, async () => {
      const { policy } = await mountPolicy({ canSwitch });
      expect(textOf(policy)).to.include(
        'On: whoever has a second factor is asked for a code at login',
      );

      await set(policy, { isOn: false });

      expect(textOf(policy)).to.include('Off: nobody is asked for a code');
      expect(textOf(policy)).not.to.include('On:');
    });

    it(`is unknown to ${viewer} where WHM did not tell it, with the reason`, async () => {
      const { policy } = await mountPolicy({ canSwitch, isOn: undefined, failure: REFUSED });
      const asked = new Promise((resolve) => policy.addEventListener('try-again', resolve));

      expect(textOf(policy)).to.include(
        'WHM did not tell whether the policy is on. WHM refused. Not for you.',
      );
      expect(hasRole(policy, 'switch')).to.equal(false);
      getByRole(policy, 'button', 'Try again').click();

      await asked;
    });
  }

  it('is being asked for before WHM has told it', async () => {
    const { policy } = await mountPolicy({ isOn: undefined });

    expect(textOf(policy)).to.include('Asking WHM…');
    expect(textOf(policy)).not.to.include('did not tell');
  });

  it('leads to the login where the session has ended', async () => {
    const failure = { title: 'Your session has ended.', text: '', logIn: '/login/?goto_uri=x' };
    const { policy } = await mountPolicy({ isOn: undefined, failure });

    expect(getByRole(policy, 'link', 'Log in again').getAttribute('href')).to.equal(failure.logIn);
    expect(hasRole(policy, 'button')).to.equal(false);
  });

  it('keeps the focus where what had it goes with a change', async () => {
    const { policy } = await mountPolicy();
    switchOf(policy).focus();

    await set(policy, { isOn: undefined, failure: REFUSED });
    expect(focused()).to.equal('button “Try again”');

    await set(policy, { isOn: true });
    expect(focused()).to.equal('switch “Two-factor policy”');
  });

  it('says what switching it means, to who may switch it', async () => {
    const { policy } = await mountPolicy();

    expect(textOf(policy)).to.include('WHM restarts its service when you switch it');
    expect(textOf(policy)).not.to.include('Only your hosting');
  });

  it('has no switch for who may not, and says who may', async () => {
    const { policy } = await mountPolicy({ canSwitch: false });

    expect(hasRole(policy, 'switch')).to.equal(false);
    expect(hasRole(policy, 'button')).to.equal(false);
    expect(textOf(policy)).to.include('Only your hosting provider can turn it off.');
    expect(textOf(policy)).not.to.include('WHM restarts');
  });

  it('tells how many have a second factor, where that is known', async () => {
    const { policy } = await mountPolicy();
    expect(textOf(policy)).not.to.include('have a second factor');

    await set(policy, { withSecondFactor: { count: 1_024, text: '1,024' } });
    expect(textOf(policy)).to.include('1,024 accounts have a second factor.');

    await set(policy, { withSecondFactor: { count: 1, text: '1' } });
    expect(textOf(policy)).to.include('1 account has a second factor.');

    await set(policy, { withSecondFactor: { count: 0, text: '0' } });
    expect(textOf(policy)).to.include('0 accounts have a second factor.');
  });
});

describe('the switch of the policy', () => {
  it('shows what is the case', async () => {
    const { policy } = await mountPolicy();
    expect(isChecked(policy)).to.equal(true);

    await set(policy, { isOn: false });

    expect(isChecked(policy)).to.equal(false);
  });

  it('is described by what that means', async () => {
    const { policy } = await mountPolicy({ isOn: false });

    const id = switchOf(policy).getAttribute('aria-describedby') ?? '';
    const description = policy.shadowRoot?.getElementById(id);
    expect(description && textOf(description)).to.match(/^Off: nobody/);
  });

  for (const isOn of [true, false]) {
    it(`asks for ${isOn ? 'off' : 'on'} where it is ${isOn ? 'on' : 'off'}, and does not move`, async () => {
      const { policy, asked } = await mountPolicy({ isOn });

      switchOf(policy).click();
      await frame();

      expect(asked).to.deep.equal([!isOn]);
      expect(isChecked(policy)).to.equal(isOn);
    });
  }

  for (const key of ['Space', 'Enter']) {
    it(`is pressed with ${key}, and keeps the focus`, async () => {
      const { policy, asked } = await mountPolicy();
      switchOf(policy).focus();

      await sendKeys({ press: key });
      await set(policy, { isPending: true, progress: 'Switching…' });
      await set(policy, { isPending: false, progress: '', isOn: false });

      expect(asked).to.deep.equal([false]);
      expect(focused()).to.equal(`switch “${POLICY}”`);
    });
  }

  it('does nothing while something is under way', async () => {
    const { policy, asked } = await mountPolicy({ isPending: true });
    expect(switchOf(policy).getAttribute('aria-disabled')).to.equal('true');

    switchOf(policy).click();
    await frame();
    expect(asked).to.deep.equal([]);

    await set(policy, { isPending: false });
    expect(switchOf(policy).getAttribute('aria-disabled')).to.equal('false');
    switchOf(policy).click();
    expect(asked).to.deep.equal([false]);
  });

  it('is large enough for a finger, and its knob moves to the end', async () => {
    const { policy } = await mountPolicy({ isOn: false });
    const { width, height } = switchOf(policy).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
    const knob = () => parseFloat(getComputedStyle(switchOf(policy), '::after').marginInlineStart);
    expect(knob()).to.equal(0);

    await set(policy, { isOn: true });

    expect(knob()).to.be.above(10);
  });
});

describe('what comes of switching the policy', () => {
  it('is announced while it is waited for', async () => {
    const { policy } = await mountPolicy();
    expect(announcedBy(policy)).to.equal('');
    const region = policy.shadowRoot?.querySelector('[aria-live]');

    await set(policy, { isPending: true, progress: 'Waiting for its answer…' });

    expect(announcedBy(policy)).to.equal('Waiting for its answer…');
    // Only what changes in a region that was there before is said.
    expect(policy.shadowRoot?.querySelector('[aria-live]')).to.equal(region);

    await set(policy, { isPending: false, progress: '' });
    expect(announcedBy(policy)).to.equal('');
  });

  it('is a note where it is done', async () => {
    const { policy } = await mountPolicy({
      result: { tone: 'info', title: 'The policy is off.', text: '' },
    });

    expect(textOf(getByRole(policy, 'note'))).to.equal('The policy is off.');
    expect(hasRole(policy, 'alert')).to.equal(false);
    expect(announcedBy(policy)).to.equal('The policy is off.');
  });

  it('is an alert where it failed, and markup in it is text', async () => {
    const text = 'Locked by <b>us</b>.';
    const { policy } = await mountPolicy({
      result: { tone: 'error', title: 'The policy is still on.', text },
    });

    expect(textOf(getByRole(policy, 'alert'))).to.equal(`The policy is still on. ${text}`);
    expect(hasRole(policy, 'note')).to.equal(false);
  });
});

describe('the look of the policy', () => {
  it('fits a phone', async () => {
    await resizeWindow(PHONE);

    const { policy } = await mountPolicy({
      withSecondFactor: { count: 1_024, text: '1,024' },
      progress: 'Waiting for its answer…',
      result: { tone: 'error', title: 'The policy is still on.', text: 'x'.repeat(200) },
    });

    expect(sidewaysOverflow()).to.equal(0);
    const { left, right } = switchOf(policy).getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(PHONE.width);
  });

  it('breaks a reason that is one long word', async () => {
    await resizeWindow(PHONE);

    await mountPolicy({ isOn: undefined, failure: { title: '', text: 'y'.repeat(200) } });

    expect(sidewaysOverflow()).to.equal(0);
  });

  it('is mirrored where one reads from the right', async () => {
    const { policy } = await mountPolicy();
    policy.dir = 'rtl';
    await frame();

    const middle = policy.getBoundingClientRect().width / 2;
    expect(switchOf(policy).getBoundingClientRect().left).to.be.above(middle);
    const [text] = allByRole(policy, 'paragraph');
    expect(text && getComputedStyle(text).direction).to.equal('rtl');
  });

  it('tells on from off in forced colours', async () => {
    await executeServerCommand('emulate-features', { 'forced-colors': 'active' });
    try {
      const { policy } = await mountPolicy({ isOn: false });
      const knob = () => getComputedStyle(switchOf(policy), '::after').backgroundColor;
      const off = groundOf(switchOf(policy));
      expect(contrast(knob(), off)).to.be.above(3);

      await set(policy, { isOn: true });

      const on = getComputedStyle(switchOf(policy)).backgroundColor;
      expect(contrast(on, off)).to.be.above(3);
      expect(contrast(knob(), on)).to.be.above(3);
    } finally {
      await executeServerCommand('emulate-features', {});
    }
  });
});

describe('axe finds nothing in the policy', () => {
  const result = { title: 'The policy is still on.', text: 'Locked.' };
  const cases: Record<string, Partial<TfsPolicy>> = {
    'where it is on': {},
    'where it is off': { isOn: false, withSecondFactor: { count: 2, text: '2' } },
    'where it is unknown': { isOn: undefined, failure: REFUSED },
    'for a reseller': { canSwitch: false },
    'while it is switched': { isPending: true, progress: 'Switching…' },
    'where it was switched': { result: { tone: 'info', ...result } },
    'where it was not switched': { result: { tone: 'error', ...result } },
  };

  for (const [name, given] of Object.entries(cases)) {
    it(name, async () => {
      const page = mount(document.createElement('div'));
      const root = page.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];
      const { policy } = await mountPolicy(given);
      root.append(policy);
      await frame();

      const { violations } = await window.axe.run(page, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    });
  }
});
