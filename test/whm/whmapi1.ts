/**
 * What the stand-in `whmapi1` of a scratch root (test/whm/server-root/whmapi1) answers: the same as the local WHM does
 * over HTTP, to root, of the same population.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerCall } from './api.ts';
import type { Call, ServerState } from './api-function.ts';
import { findUser } from './users.ts';

/** What can go wrong with a call, by function, or `*`: see the stand-in. */
export type CommandFaults = Readonly<
  Record<
    string,
    {
      readonly stderr?: string;
      readonly before?: string;
      readonly answer?: string;
      readonly refused?: string;
      readonly after?: string;
      readonly exit?: number;
      readonly signal?: string;
      /** Seconds. */
      readonly hang?: number;
      readonly times?: number;
    }
  >
>;

const FUNCTIONS: readonly (readonly [name: string, args: Readonly<Record<string, string>>])[] = [
  ['twofactorauth_get_user_configs', {}],
  ['twofactorauth_policy_status', {}],
  ['twofactorauth_get_issuer', {}],
  ['listaccts', { want: 'user,owner,plan,email,suspended,startdate,unix_startdate' }],
  ['version', {}],
];

const directoryOf = (root: string): string => join(root, 'var/local-whm');

/** As the state is now: whoever changes it writes them again. @param root of the scratch server */
export function writeCommandAnswers(root: string, state: ServerState): void {
  const directory = directoryOf(root);
  mkdirSync(join(directory, 'answers'), { recursive: true });
  const ask = (name: string, args: Readonly<Record<string, string>>): string => {
    const call: Call = {
      user: findUser('root'),
      args: new Map(Object.entries(args)),
      json: undefined,
      state,
      failing: new Map(),
      keysRefused: undefined,
    };
    return answerCall(name, call);
  };
  for (const [name, args] of FUNCTIONS) {
    writeFileSync(join(directory, 'answers', `${name}.json`), ask(name, args));
  }
  const users = state.population.accounts.map(({ user }, index) => [`user-${index}`, user]);
  const answer = JSON.parse(
    ask('get_users_features_settings', {
      feature: 'twofactorauth',
      ...(Object.fromEntries(users) as object),
    }),
  ) as { data: { users_features_settings: { user: string }[] } };
  const records = answer.data.users_features_settings.map((record) => [record.user, record]);
  const features = JSON.stringify(Object.fromEntries(records));
  writeFileSync(join(directory, 'features.json'), features);
}

/** Replaces those that are on. @param root of the scratch server */
export function writeCommandFaults(root: string, faults: CommandFaults): void {
  mkdirSync(directoryOf(root), { recursive: true });
  writeFileSync(join(directoryOf(root), 'faults.json'), JSON.stringify(faults));
}
