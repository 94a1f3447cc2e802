/** How many accounts each option of a filter would show: of those that the search and all other filters leave. */
import { accountStateOf } from './account-state.ts';
import { stateOf, type Account } from './account.ts';
import { exceptionStateOf } from './exception-state.ts';
import { facetTests, facetValue } from './find.ts';
import { NONE, type Facets, type Query } from './query.ts';
import { searchTest } from './search.ts';
import type { Steps } from '../lib/steps.ts';
import { byCodeUnits, type TextOrder } from '../lib/text-order.ts';

/** Filters with options to choose from. */
export type FacetKey = Exclude<keyof Facets, 'createdFrom' | 'createdTo'>;

/** By facet, the options that there are, each with its count; an option that would show nothing counts 0. */
export type FacetCounts = Readonly<Record<FacetKey, ReadonlyMap<string, number>>>;

/** Every option of the whole list, owners and packages in the order of texts, {@link NONE} first. */
export function* countOptions(
  accounts: readonly Account[],
  query: Query,
  order: TextOrder = byCodeUnits,
): Steps<FacetCounts> {
  const counts: Record<FacetKey, Map<string, number>> = {
    owner: new Map(),
    package: new Map(),
    contact: new Map(),
    role: new Map(),
    state: new Map(),
    canEnable: new Map(),
    exception: new Map(),
  };
  const matches = searchTest(query.search);
  const { twoFactor } = query;
  const tests = facetTests(query.facets);
  for (let index = 0; index < accounts.length; index++) {
    const account = accounts[index] as Account; // within the list
    if (index % 4_096 === 4_095) yield;
    const { details, canEnable } = account;
    const exception = exceptionStateOf(account);
    if (!details && canEnable === undefined && exception === undefined) continue;
    const isFound =
      (twoFactor === 'all' || stateOf(account) === twoFactor) && (!matches || matches(account));
    // Which filters leave it out: with one, it still counts for the options of that one.
    const failing = isFound ? tests.filter(([, test]) => !test(account)) : tests;
    const isShown = isFound && failing.length === 0;
    const only = isFound && failing.length === 1 ? failing[0]?.[0] : undefined;
    const count = (key: FacetKey, option: string) => {
      const own = counts[key];
      own.set(option, (own.get(option) ?? 0) + Number(isShown || only === key));
    };
    if (canEnable !== undefined) count('canEnable', canEnable ? 'yes' : 'no');
    if (exception !== undefined) count('exception', exception);
    if (!details) continue;
    const [owner, plan] = [facetValue(account, 'owner'), facetValue(account, 'package')];
    if (owner !== undefined) count('owner', owner);
    if (plan !== undefined) count('package', plan);
    if (facetValue(account, 'contact') === NONE) count('contact', NONE);
    count('role', details.role);
    const state = accountStateOf(account);
    if (state) count('state', state);
  }
  const inOrder = (options: Map<string, number>) =>
    new Map(
      [...options].sort(([a], [b]) => Number(b === NONE) - Number(a === NONE) || order(a, b)),
    );
  return { ...counts, owner: inOrder(counts.owner), package: inOrder(counts.package) };
}
