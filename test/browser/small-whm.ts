/** A WHM of a few accounts that does what it is asked and answers at once; a test can name what goes another way. */
import type { FailureKind } from '../../src/whm/failure.ts';
import { userConfigs, type AccountEntry, type HeldCall, type HeldWhm } from './held-whm.ts';

export const CONFIGS = 'twofactorauth_get_user_configs';
export const REMOVE = 'twofactorauth_remove_user_config';
export const STATUS = 'twofactorauth_policy_status';
export const ENABLE = 'twofactorauth_enable_policy';
export const DISABLE = 'twofactorauth_disable_policy';
export const GENERATE = 'twofactorauth_generate_tfa_config';
export const SET = 'twofactorauth_set_tfa_config';
export const GET_ISSUER = 'twofactorauth_get_issuer';
export const SET_ISSUER = 'twofactorauth_set_issuer';

export const HOST = 'server1.example.com';
export const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The one code that is right. */
export const CODE = '123456';

/** The users whom a removal names. */
export const usersOf = ({ request }: HeldCall): string[] => Object.values(request.args);

export class SmallWhm {
  isPolicyOn = true;
  issuer = '';
  systemWideIssuer = HOST;
  /** How far the server's clock is ahead. ms */
  clockOffsetMs = 0;
  /** What becomes of calls to these functions instead: failed, lost, or left waiting. */
  readonly instead = new Map<string, (call: HeldCall) => void>();

  readonly #held: HeldWhm;
  readonly #accounts: Map<string, AccountEntry>;
  readonly #user: string;

  constructor(held: HeldWhm, accounts: readonly AccountEntry[], user = 'root') {
    this.#held = held;
    this.#accounts = new Map(accounts.map((account) => [account[0], account]));
    this.#user = user;
    held.onCall = (call) => (this.instead.get(call.request.command) ?? this.answer)(call);
  }

  isEnabled(user: string): boolean | undefined {
    return this.#accounts.get(user)?.[1];
  }

  set(user: string, isEnabled: boolean): void {
    this.#accounts.set(user, [user, isEnabled]);
  }

  /** The account is gone. */
  delete(user: string): void {
    this.#accounts.delete(user);
  }

  /** Every call to this function so far. */
  calls(command: string): HeldCall[] {
    return this.#held.calls.filter(({ request }) => request.command === command);
  }

  /** The users of each removal so far. */
  get removals(): string[][] {
    return this.calls(REMOVE).map(usersOf);
  }

  /** From now on, calls to this function fail, and nothing is done. */
  fail(command: string, kind: FailureKind, reason?: string): void {
    this.instead.set(command, (call) => void call.fail(kind, reason));
  }

  /** From now on, calls to this function are done, and their answer is lost. */
  lose(command: string): void {
    this.instead.set(command, (call) => {
      this.#do(call);
      void call.fail('unreachable');
    });
  }

  /** From now on, calls to this function wait. @returns how to let them go on, and all after them */
  hold(command: string): () => void {
    const waiting: HeldCall[] = [];
    this.instead.set(command, (call) => void waiting.push(call));
    return () => {
      this.instead.delete(command);
      for (const call of waiting) this.answer(call);
    };
  }

  /** Does what a call asks for, and answers it. */
  readonly answer = (call: HeldCall): void => {
    const { command, args } = call.request;
    const { user = '', tfa_token: code = CODE } = args;
    if (command === CONFIGS && 'user' in args && user !== this.#user && !this.#accounts.has(user)) {
      void call.fail('refused', `You do not control ${user}.`);
    } else if (command === SET && code !== CODE) {
      void call.fail('refused', 'The security code is invalid.');
    } else {
      void call.answer(this.#do(call), [], Date.now() + this.clockOffsetMs);
    }
  };

  /** @returns the answer's `data` */
  #do(call: HeldCall): unknown {
    const { command, args, json } = call.request;
    switch (command) {
      case CONFIGS:
        return userConfigs(
          'user' in args
            ? [this.#accounts.get(args['user'] ?? '') ?? [args['user'] ?? '', false]]
            : [...this.#accounts.values()],
        );
      case REMOVE: {
        const users = usersOf(call);
        for (const user of users) this.set(user, false);
        return { users_modified: users, failed: {} };
      }
      case STATUS:
        return { is_enabled: Number(this.isPolicyOn) };
      case ENABLE:
      case DISABLE:
        this.isPolicyOn = command === ENABLE;
        return undefined;
      case GENERATE:
        return { secret: SECRET, otpauth_str: `otpauth://totp/${this.#user}?secret=${SECRET}` };
      case SET:
        this.set(this.#user, true);
        return { success: 1 };
      case GET_ISSUER:
        return {
          issuer: this.issuer || this.systemWideIssuer,
          system_wide_issuer: this.systemWideIssuer,
        };
      case SET_ISSUER:
        if (this.#user === 'root') this.systemWideIssuer = args['issuer'] || HOST;
        else this.issuer = args['issuer'] ?? '';
        return undefined;
      case 'listaccts': {
        const users = [...this.#accounts.keys()].filter((user) => user !== 'root');
        const details = { owner: this.#user, plan: 'starter', suspended: 0 };
        return { acct: users.map((user) => ({ user, ...details })) };
      }
      case 'get_users_features_settings': {
        const names = Object.values(args).filter((name) => this.#accounts.has(name));
        const setting = { feature: 'twofactorauth', feature_list_setting: 1 };
        return { users_features_settings: names.map((user) => ({ user, ...setting })) };
      }
      default:
        return { personalization: forgotten(json as Personalization) };
    }
  }
}

interface Personalization {
  readonly names?: readonly string[];
  readonly personalization?: object;
}

/** What a store says that has nothing and takes everything. */
function forgotten({ names, personalization = {} }: Personalization): unknown {
  const keys = names ?? Object.keys(personalization);
  return Object.fromEntries(keys.map((key) => [key, { success: 1, value: null }]));
}
