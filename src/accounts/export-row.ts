/** The rows of a report: what an export tells of an account. */
import { accountStateOf } from './account-state.ts';
import { stateOf, type Account } from './account.ts';

/** The version of the JSON's form, described in export.schema.json. */
export const JSON_SCHEMA = 'whm-twofactor-status/export/2';

/** `configured_not_asked`: enabled, while the policy is off. `unknown`: WHM's record cannot be read. */
export type TwoFactorValue = 'enabled' | 'configured_not_asked' | 'not_enabled' | 'unknown';

/** Texts; empty where it is not known. */
export interface ReportRow {
  readonly user: string;
  /** As WHM stores it. */
  readonly primary_domain: string;
  readonly two_factor: TwoFactorValue;
  /** Of accounts without a second factor: whether the owner can enable it. */
  readonly can_enable: '' | 'yes' | 'no';
  readonly role: '' | 'server_administrator' | 'reseller' | 'account';
  readonly owner: string;
  readonly package: string;
  readonly state: '' | 'active' | 'suspended';
  /** As WHM stores it: several are comma-separated. */
  readonly contact: string;
  /** A day of the server (UTC where WHM did not tell that), `YYYY-MM-DD`. */
  readonly created: string;
  /** The last day that counts; both are empty where nobody excuses it, or not any more. */
  readonly excused_until: string;
  readonly excused_reason: string;
}

export const REPORT_COLUMNS: readonly (keyof ReportRow)[] = [
  'user',
  'primary_domain',
  'two_factor',
  'can_enable',
  'role',
  'owner',
  'package',
  'state',
  'contact',
  'created',
  'excused_until',
  'excused_reason',
];

const ROLES = {
  'server-administrator': 'server_administrator',
  reseller: 'reseller',
  account: 'account',
} as const;
const STATES = {
  unknown: 'unknown',
  enabled: 'enabled',
  'not-enabled': 'not_enabled',
} as const;

/** @param isPolicyOn undefined where WHM did not tell */
export function toReportRow(account: Account, isPolicyOn: boolean | undefined): ReportRow {
  const { user, primaryDomain, canEnable, details } = account;
  const exception = account.exception?.isExpired ? undefined : account.exception;
  const state = stateOf(account);
  const createdAt = details?.createdAt;
  return {
    user,
    primary_domain: primaryDomain,
    two_factor:
      state === 'enabled' && isPolicyOn === false ? 'configured_not_asked' : STATES[state],
    can_enable: canEnable === undefined ? '' : canEnable ? 'yes' : 'no',
    role: details ? ROLES[details.role] : '',
    owner: details?.owner ?? '',
    package: details?.package ?? '',
    state: accountStateOf(account) ?? '',
    contact: details?.contact ?? '',
    created: createdAt === undefined ? '' : new Date(createdAt * 1_000).toISOString().slice(0, 10),
    excused_until: exception?.until ?? '',
    excused_reason: exception?.reason ?? '',
  };
}
