/** What is read for the page as a whole, and how each store tells that it could not be: a side of the fault table. */
import type { Stores } from '../../src/state/stores.ts';
import type { WhmFailure } from '../../src/whm/failure.ts';
import { findCall } from './calls.ts';
import type { FaultyCall } from './faults.ts';
import { EVERYTHING, ONE_ALONE } from './faulty-whm.ts';

export const LIST = 'twofactorauth_get_user_configs';

export interface Loaded {
  readonly name: string;
  readonly call: FaultyCall;
  /** Why it is not there; `failed` where there is no more to it than that. */
  readonly failure: (stores: Stores) => WhmFailure | 'failed' | undefined;
}

/** No store takes nothing for an answer where root looks: there are accounts. */
const never = (name: string): FaultyCall => ({ ...findCall(name), isEmptyFine: false });
const trend = ({ trend: { hasFailed } }: Stores): 'failed' | undefined =>
  hasFailed ? 'failed' : undefined;

/** Where all fails, the list tells it. */
export const ALL_LOADED: Loaded = {
  name: EVERYTHING,
  call: never(LIST),
  failure: ({ list }) => list.current.failure,
};

export const LOADED: readonly Loaded[] = [
  { name: LIST, call: never(LIST), failure: ({ list }) => list.current.failure },
  {
    name: 'twofactorauth_policy_status',
    call: findCall('twofactorauth_policy_status'),
    failure: ({ policy }) => policy.current.failure,
  },
  { name: ONE_ALONE, call: findCall(ONE_ALONE), failure: ({ own }) => own.current.failure },
  {
    name: 'listaccts',
    call: never('listaccts'),
    failure: ({ details }) => details.records.failure,
  },
  {
    name: 'get_users_features_settings',
    call: findCall('get_users_features_settings'),
    failure: ({ availability }) => availability.failure,
  },
  { name: 'personalization_get', call: findCall('personalization_get'), failure: trend },
  { name: 'personalization_set', call: findCall('personalization_set'), failure: trend },
];

/** When the fault is there: with the first questions, while they are waited for, or at a later Refresh. */
export const MOMENTS = ['before', 'during', 'after'] as const;
