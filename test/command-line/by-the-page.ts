/** What the page makes of the answers of WHM: its own reading, joining and export. */
import { accountStateOf } from '../../src/accounts/account-state.ts';
import { ROOT_USER, stateOf, type Account } from '../../src/accounts/account.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { FIRST_QUERY } from '../../src/accounts/query.ts';
import { EXPORT_STYLE } from '../../src/features/report/evidence-text.ts';
import { readEvidence } from '../../src/features/report/evidence.ts';
import { csvReport, jsonReport } from '../../src/features/report/report.ts';
import { finish } from '../../src/lib/steps.ts';
import { AvailabilityStore } from '../../src/state/availability-store.ts';
import type { Stores } from '../../src/state/stores.ts';
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { readAnswer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import type { WhmRequest } from '../../src/whm/request.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { getPolicyStatus, getUserConfigs } from '../../src/whm/two-factor.ts';
import type { Case, Counts, Outcome, Totals } from './case.ts';

function answerFeatures({ features }: Case, args: WhmRequest['args']): string {
  const users = Object.keys(args)
    .filter((name) => name.startsWith('user'))
    .map((name) => args[name] ?? '');
  if (!users.every((user) => Object.hasOwn(features, user))) {
    return '{"metadata":{"result":0,"reason":"The user does not exist."}}';
  }
  const records = users.map((user) => features[user]).join(',');
  return `{"metadata":{"result":1},"data":{"users_features_settings":[${records}]}}`;
}

const transportOf =
  (given: Case): Transport =>
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  async ({ command, args }) => {
    const isFeatures = command === 'get_users_features_settings';
    const text = isFeatures ? answerFeatures(given, args) : (given.answers[command] ?? '');
    return readAnswer({ status: 200, isRedirect: false, text });
  };

const base64 = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('base64');

/** The clock must stand at `now`. */
export async function byThePage(given: Case): Promise<Outcome> {
  try {
    return await read(given);
  } catch (error) {
    if (error instanceof WhmFailure) return { failed: true };
    throw error;
  }
}

async function read(given: Case): Promise<Outcome> {
  const whm = transportOf(given);
  const { accounts: list } = await getUserConfigs(whm);
  const { records } = await getAccountRecords(whm);
  if (records.size === 0 && list.some(({ user }) => user !== ROOT_USER)) return { failed: true };
  const policy = await getPolicyStatus(whm).catch(() => undefined);

  const availability = new AvailabilityStore(whm);
  const asked = list
    .filter(({ user, isEnabled }) => isEnabled === false && user !== ROOT_USER)
    .map(({ user }) => user);
  await availability.ask(asked);
  const coverage = availability.coverageOf(asked);
  const accounts = finish(describeAccounts(list, records, availability.told));

  const now = given.now * 1_000;
  const stores = {
    visit: { host: 'the.browser', whmVersion: '11.138.0.10', user: 'root', hasRoot: true },
    view: { effectiveQuery: FIRST_QUERY },
    details: { accounts, hasDetails: true, coverage },
    list: { current: { value: { accounts } }, loadedAt: now },
    policy: { isOn: policy },
  } as unknown as Stores; // all that the evidence is read from
  const evidence = readEvidence(stores, accounts.length, 'all', EXPORT_STYLE);
  return {
    json: base64(finish(jsonReport(accounts, policy, evidence))),
    csv: base64(finish(csvReport(accounts, policy, evidence))),
    totals: countAccounts(accounts, coverage !== 'unknown'),
  };
}

const ROLES = {
  'server-administrator': 'server_administrator',
  reseller: 'reseller',
  account: 'account',
} as const;
const KINDS = { unknown: 'unknown', enabled: 'enabled', 'not-enabled': 'missing' } as const;
const SERIES = { unknown: 'unknown', enabled: 'enabled', 'not-enabled': 'not_enabled' } as const;

/** As the contract of the command line has it, by the page's definitions. */
function countAccounts(accounts: readonly Account[], isCannotKnown: boolean): Totals {
  const isUnable = ({ canEnable }: Account): boolean => canEnable === false;
  const seriesOf = (account: Account) =>
    isUnable(account) ? 'cannot_enable' : SERIES[stateOf(account)];
  const count = (some: readonly Account[]): Counts => {
    const are = (kind: string) => some.filter((account) => KINDS[stateOf(account)] === kind).length;
    return {
      all: some.length,
      enabled: are('enabled'),
      missing: are('missing'),
      cannot: isCannotKnown ? some.filter(isUnable).length : null,
      excused: 0,
      expired: 0,
      unknown: are('unknown'),
    };
  };
  const byRole = (role: string) =>
    accounts.filter(({ details }) => ROLES[details?.role ?? 'account'] === role);
  const ofEach = <T>(names: readonly string[], make: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [name, make(name)]));
  const roles = Object.values(ROLES);
  const all = count(accounts);
  return {
    ...all,
    share: accounts.length === 0 ? 0 : Math.floor((all.enabled * 100) / all.all),
    roles: ofEach(roles, (role) => count(byRole(role))),
    series: ofEach(roles, (role) =>
      ofEach(['active', 'suspended'], (state) =>
        ofEach(
          ['enabled', 'not_enabled', 'cannot_enable', 'unknown'],
          (twoFactor) =>
            byRole(role).filter(
              (account) =>
                (accountStateOf(account) ?? 'active') === state && seriesOf(account) === twoFactor,
            ).length,
        ),
      ),
    ),
  };
}
