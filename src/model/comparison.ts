/** The comparison with an earlier export: who has gained two-factor since, who has lost it, who came and went. */
import type { Account } from './account.ts';
import { sortInSteps } from './merge-sort.ts';
import type { TwoFactorValue } from './report-rows.ts';
import type { Steps } from './steps.ts';

/** Each in order of user names. */
export interface Comparison {
  readonly gained: readonly Account[];
  readonly lost: readonly Account[];
  readonly new: readonly Account[];
  /** `wasEnabled` is undefined where it was unknown. */
  readonly gone: readonly { readonly user: string; readonly wasEnabled: boolean | undefined }[];
}

/** Configured and not asked for is the same second factor as enabled. */
const hadIt = (value: TwoFactorValue): boolean | undefined =>
  value === 'unknown' ? undefined : value === 'enabled' || value === 'configured_not_asked';

/** @param accounts in order of user names */
export function* compare(
  earlier: ReadonlyMap<string, TwoFactorValue>,
  accounts: readonly Account[],
): Steps<Comparison> {
  const [gained, lost, added]: [Account[], Account[], Account[]] = [[], [], []];
  const present = new Set<string>();
  for (const [index, account] of accounts.entries()) {
    if (index % 4_096 === 4_095) yield;
    present.add(account.user);
    const before = earlier.get(account.user);
    if (before === undefined) added.push(account);
    // Of what was or is unknown nothing is told.
    else if (account.isEnabled === undefined || before === 'unknown') continue;
    else if (account.isEnabled !== hadIt(before)) (account.isEnabled ? gained : lost).push(account);
  }
  const gone: { user: string; wasEnabled: boolean | undefined }[] = [];
  let count = 0;
  for (const [user, value] of earlier) {
    if (++count % 4_096 === 0) yield;
    if (!present.has(user)) gone.push({ user, wasEnabled: hadIt(value) });
  }
  const sorted = yield* sortInSteps(gone, (a, b) => (a.user < b.user ? -1 : 1));
  return { gained, lost, new: added, gone: sorted };
}
