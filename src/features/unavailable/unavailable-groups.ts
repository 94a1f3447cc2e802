/** Who cannot enable two-factor, package by package, and what says so. */
import type { Account } from '../../accounts/account.ts';
import type { Steps } from '../../lib/steps.ts';
import type { FeatureSetting } from '../../whm/features.ts';

export interface UnavailableGroup {
  /** A package; empty for accounts without one, and for those of which it is not known. */
  readonly name: string;
  readonly accounts: number;
  /** From how many of them it was taken by itself, whatever their feature list says. */
  readonly own: number;
  /** The feature list of the others; empty where WHM did not tell, or told of several. */
  readonly featureList: string;
}

export interface Unavailable {
  readonly accounts: number;
  /** The largest first. */
  readonly groups: readonly UnavailableGroup[];
}

/** @param causeOf what WHM told of a user who cannot */
export function* groupUnavailable(
  accounts: readonly Account[],
  causeOf: (user: string) => FeatureSetting | undefined,
): Steps<Unavailable> {
  const found = new Map<string, { accounts: number; own: number; lists: Set<string> }>();
  let total = 0;
  for (const [index, { user, canEnable, details }] of accounts.entries()) {
    if (index % 4_096 === 4_095) yield;
    if (canEnable !== false) continue;
    total++;
    const name = details?.package ?? '';
    const group = found.get(name) ?? { accounts: 0, own: 0, lists: new Set() };
    found.set(name, group);
    group.accounts++;
    const cause = causeOf(user);
    if (cause?.isOwn) group.own++;
    else group.lists.add(cause?.featureList ?? '');
  }
  const groups = Array.from(found, ([name, { accounts: count, own, lists }]) => {
    const [featureList = ''] = lists.size === 1 ? lists : [];
    return { name, accounts: count, own, featureList };
  });
  groups.sort((a, b) => b.accounts - a.accounts || (a.name < b.name ? -1 : 1));
  return { accounts: total, groups };
}
