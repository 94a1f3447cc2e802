/** Real answers: what the local WHM says to each call of the client, and the form in which its daemon denies one. */
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { getAvailability } from '../../src/whm/features.ts';
import { getIssuer } from '../../src/whm/issuer.ts';
import { getValues, setValues } from '../../src/whm/personalization.ts';
import { getPolicyStatus, getUserConfigs } from '../../src/whm/two-factor.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import {
  generateConfig,
  removeUserConfigs,
  setConfig,
  setIssuer,
  switchPolicy,
} from '../../src/whm/two-factor-changes.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { answerCall } from '../whm/api.ts';
import type { ServerState } from '../whm/api-function.ts';
import { createPopulation } from '../whm/population.ts';
import { createServerState } from '../whm/server-state.ts';
import { findUser } from '../whm/users.ts';

/** What is asked for, and what each of the client's functions makes of it. */
export const FUNCTIONS = {
  list: (whm: Transport) => getUserConfigs(whm),
  records: (whm: Transport) => getAccountRecords(whm),
  availability: getAvailability,
  policy: (whm: Transport) => getPolicyStatus(whm),
  removal: removeUserConfigs,
  // Of these only that they end well, or with a name.
  others: async (whm: Transport, users: readonly string[], which: number): Promise<void> => {
    const others: readonly (() => Promise<unknown>)[] = [
      () => getUserConfig(whm, users[0] ?? ''),
      () => getIssuer(whm),
      () => getValues(whm, ['a', 'b']),
      () => setValues(whm, new Map([['a', 'x']])),
      () => switchPolicy(whm, true),
      () => setIssuer(whm, 'Mine'),
      () => generateConfig(whm),
      () => setConfig(whm, SECRET, '123456'),
    ];
    await others[which % others.length]?.();
  },
} as const;

export type Kind = keyof typeof FUNCTIONS;

const SECRET = 'ABCDEFGHIJKLMNOP';

export interface RealAnswer {
  readonly kind: Kind;
  /** Whom the call is about. */
  readonly users: readonly string[];
  /** Which of `others`. */
  readonly which: number;
  readonly body: unknown;
}

/** What is in the sessions' way on a real server: the daemon's own form. */
export const DENIAL = {
  cpanelresult: { apiversion: '2', error: 'Access denied', data: { reason: 'x', result: '0' } },
};

function createState(accounts: number, seed: number): ServerState {
  const population = createPopulation(accounts, seed, seed % 2 === 0);
  return createServerState(population, { now: () => 1_700_000_000_000 });
}

/** Every call that reads or changes, for one who is logged in to a server with so many accounts. */
export function realAnswers(accounts: number, name = 'root', seed = 1): RealAnswer[] {
  const state = createState(accounts, seed);
  const users = state.population.accounts.slice(0, 6).map(({ user }) => user);
  const named = Object.fromEntries(users.map((user, at) => [at ? `user-${at}` : 'user', user]));
  const ask = (command: string, args: object = {}): unknown =>
    JSON.parse(
      answerCall(command, {
        user: findUser(name),
        args: new Map(Object.entries(args) as [string, string][]),
        json: undefined,
        state,
        failing: new Map(users.slice(0, 1).map((user) => [user, 'Locked.'])),
        keysRefused: undefined,
      }),
    );
  const success = (data?: unknown): unknown => ({
    metadata: { version: 1, reason: 'OK', result: 1, command: 'x' },
    data,
  });
  const [list, records] = [ask('twofactorauth_get_user_configs'), ask('listaccts')];
  const features = ask('get_users_features_settings', { ...named, feature: 'twofactorauth' });
  const removal = ask('twofactorauth_remove_user_config', named);
  const keys = { a: { success: 1, value: '{}' }, b: { success: 0, value: null } };
  const others = [
    ask('twofactorauth_get_user_configs', { user: users[0] ?? name }),
    ask('twofactorauth_get_issuer'),
    success({ personalization: keys }),
    success({ personalization: { 'twofactor_status:a': { success: 1, reason: 'OK' } } }),
    success(),
    success(),
    success({ secret: SECRET, otpauth_str: `otpauth://totp/a?secret=${SECRET}` }),
    success({ success: 1 }),
  ];
  const one = (kind: Kind, body: unknown, which = 0): RealAnswer => ({ kind, users, which, body });
  return [
    one('list', list),
    one('records', records),
    one('availability', features),
    one('policy', ask('twofactorauth_policy_status')),
    one('removal', removal),
    ...others.map((body, which) => one('others', body, which)),
  ];
}
