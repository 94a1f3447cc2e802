/** Whether an account is active: known once `listaccts` has answered. */
import type { Account, AccountState } from './account.ts';

/** Undefined where WHM did not tell. */
export function accountStateOf({ details }: Account): AccountState | undefined {
  const isSuspended = details?.isSuspended;
  return isSuspended === undefined ? undefined : isSuspended ? 'suspended' : 'active';
}
