/** Every function of WHM that the page calls: one side of the fault table. */
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { getAvailability } from '../../src/whm/features.ts';
import { getIssuer } from '../../src/whm/issuer.ts';
import { getValues, setValues } from '../../src/whm/personalization.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { getPolicyStatus, getUserConfigs } from '../../src/whm/two-factor.ts';
import {
  generateConfig,
  removeUserConfigs,
  setConfig,
  setIssuer,
  switchPolicy,
} from '../../src/whm/two-factor-changes.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import { codeAt } from '../whm/totp.ts';
import type { FaultyCall } from './faults.ts';
import { ONE_ALONE } from './faulty-whm.ts';

export interface TableCall extends FaultyCall {
  /** As the local WHM is asked. */
  readonly name: string;
  readonly run: (whm: Transport, now: number) => Promise<unknown>;
}

const reading = { effect: 'read', limitMs: 60_000, hasData: true, isEmptyFine: false } as const;
/** Small answers, which nobody waits for long. */
const small = { ...reading, limitMs: 20_000 } as const;
const list = { ...reading, isEmptyFine: true } as const;
const change = { ...reading, effect: 'change', limitMs: 120_000 } as const;

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const USER = 'brightweb';

export const CALLS: readonly TableCall[] = [
  { name: 'twofactorauth_get_user_configs', ...list, run: (whm) => getUserConfigs(whm) },
  { name: ONE_ALONE, ...small, run: (whm) => getUserConfig(whm, USER) },
  { name: 'twofactorauth_policy_status', ...small, run: (whm) => getPolicyStatus(whm) },
  { name: 'listaccts', ...list, run: (whm) => getAccountRecords(whm) },
  { name: 'get_users_features_settings', ...list, run: (whm) => getAvailability(whm, [USER]) },
  { name: 'twofactorauth_get_issuer', ...small, run: (whm) => getIssuer(whm) },
  { name: 'personalization_get', ...reading, run: (whm) => getValues(whm, ['a', 'b']) },
  {
    name: 'personalization_set',
    ...change,
    limitMs: 60_000,
    run: (whm) => setValues(whm, new Map([['a', '1']])),
  },
  {
    name: 'twofactorauth_remove_user_config',
    ...change,
    run: (whm) => removeUserConfigs(whm, [USER]),
  },
  {
    name: 'twofactorauth_enable_policy',
    ...change,
    limitMs: 30_000,
    hasData: false,
    run: (whm) => switchPolicy(whm, true),
  },
  {
    name: 'twofactorauth_disable_policy',
    ...change,
    limitMs: 30_000,
    hasData: false,
    run: (whm) => switchPolicy(whm, false),
  },
  {
    name: 'twofactorauth_set_issuer',
    ...change,
    hasData: false,
    run: (whm) => setIssuer(whm, 'Mine'),
  },
  { name: 'twofactorauth_generate_tfa_config', ...change, run: (whm) => generateConfig(whm) },
  {
    name: 'twofactorauth_set_tfa_config',
    ...change,
    run: (whm, now) => setConfig(whm, SECRET, codeAt(SECRET, now)),
  },
];

/** The call of this name. @throws RangeError where there is none */
export function findCall(name: string): TableCall {
  const found = CALLS.find((call) => call.name === name);
  if (!found) throw new RangeError(`The table has no call ${name}`);
  return found;
}
