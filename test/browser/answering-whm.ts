/** The page on a WHM that answers by itself, except for what a test lets fail or holds back. */
import type { FailureKind } from '../../src/whm/failure.ts';
import { userConfigs, type AccountEntry, type HeldCall } from './held-whm.ts';
import { frame, until } from './mount.ts';
import { openPage, type Page } from './page.ts';

export const RESELLER = 'brightweb';

/** The name of the call that asks of one account alone: in the panel, on “My account”, after a removal. */
export const ONE_ALONE = 'twofactorauth_get_user_configs of one';

const ACCOUNTS: readonly AccountEntry[] = [
  ['alma', false],
  ['bruno', true],
];

/** `data` by function; root has its own entry in the list besides. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  twofactorauth_policy_status: { is_enabled: 1 },
  twofactorauth_get_issuer: { issuer: 'Bright Web', system_wide_issuer: 'Big Host' },
  twofactorauth_generate_tfa_config: {
    secret: 'ABCDEFGH',
    otpauth_str: 'otpauth://totp/x?secret=ABCDEFGH',
  },
  twofactorauth_set_tfa_config: { success: 1 },
  twofactorauth_remove_user_config: { users_modified: ['bruno'], failed: {} },
  listaccts: {
    acct: ['alma', 'bruno'].map((user) => ({
      user,
      owner: RESELLER,
      // In a column where all have the same, nothing would be shown.
      plan: user === 'alma' ? 'starter' : 'premium',
      email: `${user}@example.net`,
      suspended: 0,
      unix_startdate: 1_700_000_000,
    })),
  },
  get_users_features_settings: {
    users_features_settings: [{ user: 'alma', feature: 'twofactorauth', feature_list_setting: 1 }],
  },
};

export interface AnsweringOptions {
  readonly user?: string;
  readonly fragment?: string;
  /** How functions fail, by name; what is held is never answered. */
  readonly failing?: Readonly<Record<string, FailureKind | 'hold'>>;
  /** Other answers than the usual ones, by name. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What the store keeps, by key; nothing, unless told. */
  readonly stored?: Readonly<Record<string, string>>;
  /** Who has two-factor, of those who are asked for alone; nobody, unless told. */
  readonly enabled?: readonly string[];
}

export interface Answered {
  readonly page: Page;
  /** Answers what has been asked since, until the page shows this text. */
  readonly shows: (text: string | RegExp) => Promise<void>;
  /** The same, until this is the case. */
  readonly until: (isShown: () => boolean) => Promise<void>;
  /** Functions fail like this from now on. */
  readonly fail: (failing: NonNullable<AnsweringOptions['failing']>) => void;
}

export const nameOf = ({ request }: HeldCall): string =>
  'user' in request.args && request.command === 'twofactorauth_get_user_configs'
    ? ONE_ALONE
    : request.command;

/** Opens the page at this place. */
export async function openAnswered({
  user = RESELLER,
  fragment = '',
  failing: failingAtFirst = {},
  answers = {},
  stored = {},
  enabled = [],
}: AnsweringOptions = {}): Promise<Answered> {
  const page = await openPage({ user, fragment });
  const { calls } = page.whm;
  let failing = failingAtFirst;
  let next = 0;

  const answerOf = (call: HeldCall): unknown => {
    const { command, args, json } = call.request;
    const name = nameOf(call);
    if (name in answers) return answers[name];
    if (command.startsWith('personalization_')) {
      const { names, personalization } = json as { names?: string[]; personalization?: object };
      const keys = names ?? Object.keys(personalization ?? {});
      const told = keys.map((key) => [key, { success: 1, value: stored[key] ?? null }]);
      return { personalization: Object.fromEntries(told) as unknown };
    }
    if (command !== 'twofactorauth_get_user_configs') return ANSWERS[command];
    const one = args['user'];
    if (one !== undefined) return userConfigs([[one, enabled.includes(one)]]);
    return userConfigs(user === 'root' ? [...ACCOUNTS, ['root', false]] : ACCOUNTS);
  };
  const answerNew = (): void => {
    for (const call of calls.slice(next)) {
      const kind = failing[nameOf(call)];
      if (kind === undefined) void call.answer(answerOf(call));
      else if (kind !== 'hold') void call.fail(kind, 'Not you.');
    }
    next = calls.length;
  };
  const untilShown = async (isShown: () => boolean): Promise<void> => {
    await until(() => {
      answerNew();
      return isShown();
    });
    await frame();
  };
  return {
    page,
    shows: (text) => untilShown(() => page.text.search(text) >= 0),
    until: untilShown,
    fail: (kinds) => (failing = kinds),
  };
}
