/** The functions about accounts: listaccts, and the features of their packages (whm-facts, section 4). */
import { listOf, requireAcl, type ApiFunction } from './api-function.ts';
import type { LocalAccount } from './population.ts';

/** Gathered only where nobody says what is wanted: on a real server that takes long. */
const DISK_USAGE = { diskused: '120M', disklimit: 'unlimited', inodesused: 2048 };

/** The server's clock is neither UTC's nor that of a browser here: five hours behind, all the year. */
export const SERVER_UTC_OFFSET_S = -5 * 3_600;

/** `13 May 22 16:03`, on the server's clock. */
function startDate(startedAt: number): string {
  const clock = new Date((startedAt + SERVER_UTC_OFFSET_S) * 1_000).toUTCString();
  const [, day = '', month = '', year = '', time = ''] = clock.split(' ');
  return `${year.slice(2)} ${month} ${day} ${time.slice(0, 5)}`;
}

function toRecord(account: LocalAccount): Readonly<Record<string, unknown>> {
  return {
    user: account.user,
    domain: account.domain,
    owner: account.owner,
    plan: account.plan,
    email: account.email,
    suspended: Number(account.isSuspended),
    suspendreason: account.isSuspended ? 'Overdue invoice' : 'not suspended',
    is_locked: 0,
    startdate: startDate(account.startedAt),
    unix_startdate: account.startedAt,
  };
}

const listAccounts: ApiFunction = ({ user, args, state }) => {
  const want = args.get('want');
  const json = state.kept.get(`accounts of ${user.name}: ${want ?? ''}`, () => {
    const acct = state.population.accounts
      .filter(({ owner }) => user.hasRoot || owner === user.name)
      // Another order than that of the two-factor list.
      .toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
      .map((account) => ({ ...toRecord(account), ...(want === undefined && DISK_USAGE) }));
    const members = want?.split(',').map((member) => member.trim());
    return JSON.stringify({ acct }, members && ['acct', ...members]);
  });
  return { json };
};

const FEATURES = ['twofactorauth', 'ssh', 'webmail', 'cron', 'backup'];

/**
 * Who may ask is not documented: here root alone. One user whom the server does not know fails the whole
 * call. The list of the plan “starter” lacks every feature.
 */
const getFeatures: ApiFunction = ({ args, state }) => {
  const named = listOf(args, 'feature');
  const users = listOf(args, 'user');
  const unknown = users.find((user) => !state.population.find(user));
  if (unknown !== undefined) return { refused: `The user “${unknown}” does not exist.` };
  const settings = users.flatMap((user) => {
    const isStarter = state.population.find(user)?.plan === 'starter';
    return (named.length > 0 ? named : FEATURES).map((feature) => ({
      user,
      feature,
      feature_list: isStarter ? 'basic' : 'default',
      feature_list_setting: isStarter ? 0 : 1,
      // Seldom set for one account; then it overrides the list.
      cpuser_setting: user.length === 10 ? 1 : user.length === 11 ? 0 : null,
    }));
  });
  return { data: { users_features_settings: settings } };
};

export const accountFunctions: Readonly<Record<string, ApiFunction>> = {
  listaccts: requireAcl('list-accts', listAccounts),
  get_users_features_settings: requireAcl('all', getFeatures),
};
