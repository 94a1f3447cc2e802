/** The two-factor functions (whm-facts, section 3). */
import { randomBytes } from 'node:crypto';
import { listOf, requireAcl, type ApiFunction, type Call } from './api-function.ts';
import { HOST_NAME, type LocalAccount } from './population.ts';
import { encodeBase32, isValidCode } from './totp.ts';

const noAccess = (user: string): string => `You do not have access to an account named “${user}”.`;

/** The accounts that the caller controls. */
function listControlled({ user, state }: Call): readonly LocalAccount[] {
  const { accounts } = state.population;
  return user.hasRoot ? accounts : accounts.filter(({ owner }) => owner === user.name);
}

/** One entry as JSON text. Some flags are numbers and some are numeric strings; a domain can be empty or null. */
function toEntry(user: string, domain: string, isEnabled: boolean): string {
  const flag = Number(isEnabled);
  const config = {
    is_enabled: user.length % 3 === 0 ? String(flag) : flag,
    primary_domain: domain === '' && user.endsWith('2') ? null : domain,
  };
  return `${JSON.stringify(user)}:${JSON.stringify(config)}`;
}

/** The entry of one account, or of root; undefined where the caller has no access. */
function findEntry({ user: caller, state }: Call, user: string): string | undefined {
  const { population } = state;
  const account = population.find(user);
  if (user !== caller.name && !caller.hasRoot && account?.owner !== caller.name) return undefined;
  if (account) return toEntry(user, account.domain, account.isEnabled);
  if (user === 'root') return toEntry(user, HOST_NAME, population.isEnabled(user));
  // A reseller on a server that is too small for an account of its own.
  return user === caller.name
    ? toEntry(user, `${user}.example`, population.isEnabled(user))
    : undefined;
}

function createList(call: Call): string {
  const entries = listControlled(call).map(({ user, domain, isEnabled }) =>
    toEntry(user, domain, isEnabled),
  );
  // Root's own entry is one of the hash, which has no order.
  const root = call.user.hasRoot ? findEntry(call, 'root') : undefined;
  if (root !== undefined) entries.splice(Math.floor(entries.length / 2), 0, root);
  return entries.join(',');
}

const getUserConfigs: ApiFunction = (call) => {
  const user = call.args.get('user');
  if (user === undefined) {
    const list = call.state.kept.get(`configs of ${call.user.name}`, () => createList(call));
    return list === '' ? { data: undefined } : { json: `{${list}}` };
  }
  const entry = findEntry(call, user);
  return entry === undefined ? { refused: noAccess(user) } : { json: `{${entry}}` };
};

const switchPolicy =
  (isEnabled: boolean): ApiFunction =>
  ({ state }) => {
    state.isPolicyEnabled = isEnabled;
    state.isReloading = true;
    state.downUntil = Date.now() + state.downtimeMs;
    return { data: undefined };
  };

/** One's own, else one's owner's, else the system-wide one, which is root's, else the host name. */
const issuerOf = ({ user, state: { issuers, population } }: Call): string =>
  issuers.get(user.name) ??
  issuers.get(population.find(user.name)?.owner ?? 'root') ??
  issuers.get('root') ??
  HOST_NAME;

const getIssuer: ApiFunction = (call) => ({
  data: {
    issuer: issuerOf(call),
    system_wide_issuer: call.state.issuers.get('root') ?? HOST_NAME,
  },
});

const setIssuer: ApiFunction = ({ user, args, state }) => {
  const issuer = (args.get('issuer') ?? '').replace(/^(["'])(.*)\1$/, '$2');
  if (issuer === '') {
    state.issuers.delete(user.name);
  } else if (/^[A-Za-z0-9 ._-]{1,32}$/.test(issuer)) {
    state.issuers.set(user.name, issuer);
  } else {
    return { refused: `The issuer “${issuer}” is not valid.` };
  }
  return { data: undefined };
};

const removeUserConfig: ApiFunction = (call) => {
  const users = listOf(call.args, 'user');
  if (users.length === 0) return { refused: 'Provide the “user” argument.' };
  const failed = new Map<string, string>();
  const modified: string[] = [];
  for (const user of users) {
    const reason =
      call.failing.get(user) ?? (findEntry(call, user) === undefined ? noAccess(user) : undefined);
    if (reason === undefined) {
      call.state.population.setTwoFactor(user, false);
      // Also who had none: WHM reports them all the same.
      modified.push(user);
    } else {
      failed.set(user, reason);
    }
  }
  return { data: { users_modified: modified, failed: Object.fromEntries(failed) } };
};

const generateConfig: ApiFunction = (call) => {
  const secret = encodeBase32(randomBytes(20));
  const issuer = encodeURIComponent(issuerOf(call));
  const label = `${issuer}:${encodeURIComponent(call.user.name)}`;
  return {
    data: { secret, otpauth_str: `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}` },
  };
};

const setConfig: ApiFunction = ({ user, args, state }) => {
  const isValid = isValidCode(args.get('secret') ?? '', args.get('tfa_token') ?? '', state.now());
  if (!isValid) return { refused: 'The security code is invalid.' };
  state.population.setTwoFactor(user.name, true);
  return { data: { success: 1 } };
};

export const twoFactorFunctions: Readonly<Record<string, ApiFunction>> = {
  twofactorauth_get_user_configs: requireAcl('create-acct', getUserConfigs),
  twofactorauth_policy_status: requireAcl('create-acct', ({ state }) => ({
    data: { is_enabled: Number(state.isPolicyEnabled) },
  })),
  twofactorauth_enable_policy: requireAcl('all', switchPolicy(true)),
  twofactorauth_disable_policy: requireAcl('all', switchPolicy(false)),
  twofactorauth_get_issuer: requireAcl('create-acct', getIssuer),
  twofactorauth_set_issuer: requireAcl('create-acct', setIssuer),
  twofactorauth_remove_user_config: requireAcl('create-acct', removeUserConfig),
  twofactorauth_generate_tfa_config: generateConfig,
  twofactorauth_set_tfa_config: setConfig,
};
