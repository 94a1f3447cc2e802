/** The breakdown: how many accounts of each owner or package have two-factor, and how many are missing. */
import type { Account } from '../../accounts/account.ts';
import type { Steps } from '../../lib/steps.ts';

export interface Group {
  /** An owner or a package; empty for accounts without a package, and for those of which it is not known. */
  readonly name: string;
  readonly accounts: number;
  readonly enabled: number;
  /** Those who cannot enable it count among them. */
  readonly notEnabled: number;
  /** Whole percent that have it of those of whom it is known, rounded down; undefined where it is known of none. */
  readonly percent: number | undefined;
}

/** Who is missing most comes first. All accounts are counted, those of which nothing more is known included. */
export function* breakdown(accounts: readonly Account[], by: 'owner' | 'package'): Steps<Group[]> {
  const counts = new Map<string, { accounts: number; enabled: number; unknown: number }>();
  for (const [index, { details, isEnabled }] of accounts.entries()) {
    if (index % 4_096 === 4_095) yield;
    const name = details?.[by] ?? '';
    const count = counts.get(name) ?? { accounts: 0, enabled: 0, unknown: 0 };
    count.accounts++;
    if (isEnabled) count.enabled++;
    else if (isEnabled === undefined) count.unknown++;
    counts.set(name, count);
  }
  const groups = Array.from(counts, ([name, { accounts: all, enabled, unknown }]) => ({
    name,
    accounts: all,
    enabled,
    notEnabled: all - unknown - enabled,
    percent: unknown === all ? undefined : Math.floor((enabled * 100) / (all - unknown)),
  }));
  return groups.sort(
    (a, b) => b.notEnabled - a.notEnabled || b.accounts - a.accounts || (a.name < b.name ? -1 : 1),
  );
}
