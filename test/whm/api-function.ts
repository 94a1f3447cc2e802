/** What a function of WHM API 1 is on the local WHM: from a call to an outcome. */
import type { KeptAnswers } from './kept-answers.ts';
import type { Population } from './population.ts';
import { hasAcl, type LocalUser } from './users.ts';

/** What the functions know and change. */
export interface ServerState {
  readonly population: Population;
  readonly kept: KeptAnswers;
  readonly version: string;
  /** The server's clock, ms since the epoch. */
  readonly now: () => number;
  isPolicyEnabled: boolean;
  /** Per user; root's is the system-wide one. */
  readonly issuers: Map<string, string>;
  /** What `personalization_set` has stored: root's by user and store, a reseller's by user; key, value. */
  readonly stores: Map<string, Map<string, string>>;
  /** The daemon is about to reload: the next request meets a closed door. */
  isReloading: boolean;
  /** How long it is away then (ms); the request after the call meets a closed door in any case. */
  downtimeMs: number;
  /** ms since the epoch */
  downUntil: number;
}

export interface Call {
  readonly user: LocalUser;
  readonly args: ReadonlyMap<string, string>;
  /** The body of a call that is sent as JSON. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
  readonly state: ServerState;
  /** Accounts for which it is to fail, with the reason. */
  readonly failing: ReadonlyMap<string, string>;
  /** Why keys of a store fail: every one that is set, every second one that is read. */
  readonly keysRefused: string | undefined;
}

/** Data of a successful call (undefined: no `data` member) or its JSON, or why it is refused. */
export type Outcome =
  { readonly data: unknown } | { readonly json: string } | { readonly refused: string };

export type ApiFunction = (call: Call) => Outcome;

export const NOT_PERMITTED = 'You do not have permission to perform this action.';

/** The function for those who hold the privilege; `all` is root's alone. */
export function requireAcl(acl: string, run: ApiFunction): ApiFunction {
  return (call) => (hasAcl(call.user, [acl]) ? run(call) : { refused: NOT_PERMITTED });
}

/** The values of `name`, `name-1`, `name-2` … */
export function listOf(args: ReadonlyMap<string, string>, name: string): string[] {
  const pattern = new RegExp(`^${name}(-\\d+)?$`);
  return [...args].filter(([key]) => pattern.test(key)).map(([, value]) => value);
}
