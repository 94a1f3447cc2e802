/** What a viewer does that asks WHM or changes it, and where a fault can strike then: a side of the fault table. */
import assert from 'node:assert/strict';
import { OwnRemoval } from '../../src/features/own-account/own-removal.ts';
import { OwnSetUp } from '../../src/features/own-account/set-up-state.ts';
import { IssuerSetting } from '../../src/features/policy/issuer-setting.ts';
import { PolicySwitch } from '../../src/features/policy/policy-switch.ts';
import { reasonText } from '../../src/features/removal/reasons.ts';
import { removalMessages } from '../../src/features/removal/removal-messages.ts';
import { Removal } from '../../src/features/removal/removal-state.ts';
import { Loader } from '../../src/state/loader.ts';
import type { WhmFailure } from '../../src/whm/failure.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import { createHost } from '../state/host.ts';
import { codeAt } from '../whm/totp.ts';
import { ONE_ALONE, type Strike } from './faulty-whm.ts';
import type { FaultyPage } from './page.ts';

/** What the page takes it for, and why. */
export interface Ended {
  readonly became: 'done' | 'not-done' | 'unknown';
  readonly failures: readonly (WhmFailure | undefined)[];
}

/** An action in an open page. */
export interface Begun {
  /** What the viewer presses, also to try it again. */
  readonly press: () => Promise<unknown>;
  readonly isPending: () => boolean;
  readonly ended: () => Ended;
  /** Whether WHM has done it, or told it. */
  readonly isSo: () => boolean;
  /** Whether what was chosen is still there, until it is done. */
  readonly isKept?: () => boolean;
}

export interface Action {
  readonly name: string;
  readonly at: readonly (Omit<Strike, 'fault'> & { readonly moment: string })[];
  /** With a page whose first load has ended well. */
  readonly begin: (page: FaultyPage) => Begun;
}

/** A change is struck before WHM has done it, or after. */
const change = (call: string): Action['at'] => [
  { moment: 'sent and not done', call },
  { moment: 'sent and done', call, isDone: true },
];

const isEnabled = async ({ whm }: FaultyPage, user: string): Promise<boolean> =>
  (await getUserConfig(whm.transport, user)).isEnabled;

const REMOVE = 'twofactorauth_remove_user_config';
const GENERATE = 'twofactorauth_generate_tfa_config';
const FEATURES = 'get_users_features_settings';
const CHOSEN = 'northhost';
const ISSUER = 'Typed by hand';

function beginRemoval(page: FaultyPage): Begun {
  const { stores, whm } = page;
  const read = async (users: readonly string[]) =>
    new Map(
      await Promise.all(users.map(async (user) => [user, await isEnabled(page, user)] as const)),
    );
  const removal = new Removal(createHost(), () => whm.transport, read);
  stores.selection.toggle(CHOSEN, false);
  return {
    press: () => {
      if (removal.phase === 'done') removal.close();
      removal.ask(stores.selection.accounts, 'root');
      return removal.confirm();
    },
    isPending: () => !['asking', 'done'].includes(removal.phase),
    ended: () => {
      const { failure, readFailure, results } = removal;
      const [result] = results;
      if (!result) return { became: 'not-done', failures: [failure] };
      const { outcome, reason } = result;
      assert.notEqual(removalMessages.outcomes[outcome], '');
      const isDone = outcome === 'removed' || outcome === 'was-not-enabled';
      if (!isDone) assert.notEqual(reasonText(result), '');
      // “Still there” after a lost answer: WHM may still be at it.
      const isOpen = outcome === 'unknown' && reason !== 'lost-on';
      return {
        became: isDone ? 'done' : isOpen ? 'unknown' : 'not-done',
        failures: [readFailure],
      };
    },
    isSo: () => !whm.state.population.isEnabled(CHOSEN),
    isKept: () => stores.selection.selection.has(CHOSEN),
  };
}

function beginOwnRemoval({ stores, whm }: FaultyPage): Begun {
  const { population } = whm.state;
  population.setTwoFactor('root', true);
  const removal = new OwnRemoval(
    createHost(),
    () => whm.transport,
    () => stores.own,
    () => 'root',
  );
  return {
    press: () => removal.remove(),
    isPending: () => removal.isRemoving,
    ended: () => {
      const { outcome = 'unknown', failure } = removal;
      const became = outcome === 'removed' ? 'done' : 'not-done';
      return {
        became: outcome === 'unknown' ? outcome : became,
        failures: [failure, stores.own.current.failure],
      };
    },
    isSo: () => !population.isEnabled('root'),
  };
}

function beginSwitch({ clock, stores, whm }: FaultyPage): Begun {
  const policy = new PolicySwitch(
    createHost(),
    () => whm.transport,
    () => stores.policy.current,
    clock.now,
  );
  return {
    press: () => policy.switch(true),
    isPending: () => policy.phase !== 'idle',
    ended: () => {
      const { isOn, failure, unread } = policy.outcome ?? {};
      const became = isOn ? 'done' : 'not-done';
      return { became: isOn === undefined ? 'unknown' : became, failures: [failure, unread] };
    },
    isSo: () => whm.state.isPolicyEnabled,
  };
}

function beginIssuer({ whm }: FaultyPage): Begun {
  const setting = new IssuerSetting(createHost(), () => whm.transport);
  setting.read();
  return {
    press: () => setting.save(ISSUER),
    isPending: () => setting.isSaving,
    ended: () => {
      const { outcome, failure, current } = setting;
      const isOpen = outcome === 'not-known' || outcome === 'not-read';
      const became = outcome === 'saved' ? 'done' : 'not-done';
      return { became: isOpen ? 'unknown' : became, failures: [failure, current.failure] };
    },
    isSo: () => whm.state.issuers.get('root') === ISSUER,
  };
}

function beginSetUp(page: FaultyPage): Begun {
  const { clock, whm } = page;
  const setUp = new OwnSetUp(
    createHost(),
    () => whm.transport,
    () => isEnabled(page, 'root'),
    clock.now,
  );
  let shown = '';
  return {
    // A secret is asked for until there is one; then the code of the app is sent.
    press: async () => {
      if (!setUp.isOpen) await setUp.open();
      else if (setUp.secret === '') await setUp.generate();
      shown = setUp.secret;
      if (shown !== '') await setUp.turnOn(codeAt(shown, clock.now()));
    },
    isPending: () => setUp.isPending,
    ended: () => {
      const { isDone, hasCodeFailed, isOn, failure } = setUp;
      const isOpen = hasCodeFailed && isOn !== false;
      const became = isOpen ? 'unknown' : 'not-done';
      return { became: isDone ? 'done' : became, failures: [failure] };
    },
    isSo: () => whm.state.population.isEnabled('root'),
    isKept: () => setUp.isOpen && setUp.secret === shown,
  };
}

function beginPanel(page: FaultyPage): Begun {
  const account = new Loader(createHost(), (signal) =>
    getUserConfig(page.whm.transport, CHOSEN, { signal }),
  );
  return {
    press: () => account.load(),
    isPending: () => account.isPending,
    ended: () => ({
      became: account.failure ? 'not-done' : 'done',
      failures: [account.failure],
    }),
    isSo: () => account.value?.user === CHOSEN,
  };
}

function beginFeatures({ stores }: FaultyPage): Begun {
  const { availability, details } = stores;
  availability.refresh();
  const isKnown = () => availability.coverageOf(details.notEnabled) === 'known';
  return {
    press: () => availability.ask(details.notEnabled),
    isPending: () => availability.progress !== undefined,
    ended: () => ({ became: isKnown() ? 'done' : 'not-done', failures: [availability.failure] }),
    isSo: isKnown,
  };
}

export const ACTIONS: readonly Action[] = [
  {
    name: 'removing two-factor',
    at: [
      { moment: 'read before', call: ONE_ALONE },
      ...change(REMOVE),
      { moment: 'read again', call: ONE_ALONE, skip: 1 },
    ],
    begin: beginRemoval,
  },
  {
    name: 'removing one’s own',
    at: [...change(REMOVE), { moment: 'read again', call: ONE_ALONE }],
    begin: beginOwnRemoval,
  },
  {
    name: 'switching the policy',
    at: [
      ...change('twofactorauth_enable_policy'),
      { moment: 'asked whether it is on', call: 'twofactorauth_policy_status' },
    ],
    begin: beginSwitch,
  },
  {
    name: 'saving the issuer',
    at: [
      ...change('twofactorauth_set_issuer'),
      { moment: 'read again', call: 'twofactorauth_get_issuer' },
    ],
    begin: beginIssuer,
  },
  {
    name: 'setting up one’s own',
    at: [
      { moment: 'asked for a secret', call: GENERATE },
      { moment: 'read before', call: ONE_ALONE },
      ...change('twofactorauth_set_tfa_config'),
    ],
    begin: beginSetUp,
  },
  {
    name: 'the panel of an account',
    at: [{ moment: 'opened', call: ONE_ALONE }],
    begin: beginPanel,
  },
  {
    name: 'asking who can enable it',
    at: [{ moment: 'asked', call: FEATURES }],
    begin: beginFeatures,
  },
];
