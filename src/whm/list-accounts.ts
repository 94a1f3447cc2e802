/** The question to `listaccts`, apart from the reading of its answer: it is asked before that is loaded. */
import type { WhmRequest } from './request.ts';

/**
 * `listaccts`, with `want`: without it WHM gathers the disk usage of every account. Needs the ACL
 * `list-accts`.
 */
export const LIST_ACCOUNTS: WhmRequest = {
  command: 'listaccts',
  args: { want: 'user,owner,plan,email,suspended,startdate,unix_startdate' },
  effect: 'read',
  long: 'acct',
};
