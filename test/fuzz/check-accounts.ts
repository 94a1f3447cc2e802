/** Whatever list comes out of an answer: no search, filter, order, selection, facet, summary or export counts it wrongly. */
import assert from 'node:assert/strict';
import type { Account, AccountDetails } from '../../src/accounts/account.ts';
import { toReportRow } from '../../src/accounts/export-row.ts';
import { countOptions, type FacetKey } from '../../src/accounts/facets.ts';
import { filterAccounts, findAccounts } from '../../src/accounts/find.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { firstResult, NO_FACETS, NONE, type Facets, type Query } from '../../src/accounts/query.ts';
import { countKinds, keepListed, selectAll, toggleRange } from '../../src/accounts/selection.ts';
import { sortAccounts, type SortKey } from '../../src/accounts/sort.ts';
import { summarise } from '../../src/accounts/summary.ts';
import { finish } from '../../src/lib/steps.ts';
import { pick, type Random } from './mutate.ts';
import type { States } from './oracle.ts';

const count = <T>(list: Iterable<T>, test: (one: T) => boolean): number => {
  let number = 0;
  for (const one of list) if (test(one)) number++;
  return number;
};

/** The list, and each of its figures, say what the oracle says. */
export function checkList(accounts: readonly Account[], states: States): void {
  const told = accounts.map(({ user, isEnabled }) => [user, isEnabled]);
  // In order of code units, each user once.
  assert.deepEqual(
    told,
    [...states].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const enabled = count(states.values(), (one) => one === true);
  const missing = count(states.values(), (one) => one === false);
  const unknown = states.size - enabled - missing;
  const { rows, counts } = firstResult(accounts);
  assert.deepEqual(counts, { all: states.size, enabled, 'not-enabled': missing });
  assert.equal(new Set(rows).size, states.size);
  assert.equal(rows.length, states.size);
  const summary = summarise(states.size, enabled, unknown);
  assert.equal(summary.total - summary.enabled - summary.unknown, missing);
  assert.ok(summary.percent >= 0 && summary.percent <= 100);
  assert.equal(summary.percent === 100, enabled > 0 && missing === 0);
}

/** A filter, said in one line each. */
const PASSES: Readonly<Record<FacetKey, (account: Account, option: string) => boolean>> = {
  owner: ({ details }, option) => nameOf(details, details?.owner) === option,
  package: ({ details }, option) => nameOf(details, details?.package) === option,
  contact: ({ details }, option) => nameOf(details, details?.contact) === option,
  role: ({ details }, option) => details?.role === option,
  state: ({ details }, option) =>
    details?.isSuspended !== undefined && (details.isSuspended ? 'suspended' : 'active') === option,
  canEnable: ({ canEnable }, option) =>
    canEnable !== undefined && (canEnable ? 'yes' : 'no') === option,
  exception: ({ isEnabled, exception }, option) =>
    isEnabled === false &&
    exception !== undefined &&
    (exception.isExpired ? 'expired' : 'excused') === option,
};

function nameOf(details: AccountDetails | undefined, name: string | undefined): string | undefined {
  if (!details || name) return name;
  const isTold = details.isSuspended !== undefined && details.role !== 'server-administrator';
  return isTold ? NONE : undefined;
}

const FACETS = Object.keys(PASSES) as FacetKey[];
const SORTS: readonly SortKey[] = [
  ...(['user', 'domain', 'two-factor', 'role', 'owner'] as const),
  ...(['package', 'state', 'contact', 'created'] as const),
];
const TWO_FACTOR = ['all', 'enabled', 'not-enabled'] as const;

/** Letters and digits only: what else a search understands is tested where it is. */
const contains = ({ user, primaryDomain, readableDomain, details }: Account, word: string) =>
  [user, primaryDomain, readableDomain, details?.contact ?? ''].some((text) =>
    text.toLowerCase().includes(word),
  );

function chooseQuery(accounts: readonly Account[], random: Random): Query {
  const facets: Record<keyof Facets, string> = { ...NO_FACETS };
  const some = accounts[random(accounts.length || 1)];
  if (random(2) === 0) {
    const key = pick(FACETS, random);
    const details = some?.details;
    const values: Readonly<Record<FacetKey, string | undefined>> = {
      owner: details?.owner || NONE,
      package: details?.package || NONE,
      contact: NONE,
      role: details?.role,
      state: details?.isSuspended ? 'suspended' : 'active',
      canEnable: some?.canEnable ? 'yes' : 'no',
      exception: some?.exception?.isExpired ? 'expired' : 'excused',
    };
    facets[key] = values[key] ?? '';
  }
  const word = /[a-z\d]{1,4}/.exec(some?.user ?? '')?.[0] ?? '';
  return {
    search: random(2) === 0 ? word : '',
    twoFactor: pick(TWO_FACTOR, random),
    facets: facets as unknown as Facets,
    sort: { key: pick(SORTS, random), direction: pick(['ascending', 'descending'], random) },
  };
}

/** What is known of the accounts is joined, and one query answered, as a plain loop over all would. */
export function checkPipeline(
  list: readonly Account[],
  records: ReadonlyMap<string, AccountDetails> | undefined,
  canEnable: ReadonlyMap<string, boolean>,
  random: Random,
): void {
  const accounts = finish(describeAccounts(list, records, canEnable));
  assert.deepEqual(
    accounts.map(({ user, isEnabled }) => [user, isEnabled]),
    list.map(({ user, isEnabled }) => [user, isEnabled]),
  );
  if (records) {
    const owners = new Set(
      [...records].filter(([user, { owner }]) => owner !== user).map(([, { owner }]) => owner),
    );
    const resellers = count(accounts, ({ details }) => details?.role === 'reseller');
    assert.equal(
      resellers,
      count(list, ({ user }) => user !== 'root' && owners.has(user)),
    );
  }

  const query = chooseQuery(accounts, random);
  const { search, twoFactor, facets } = query;
  const passes = (account: Account, but?: FacetKey): boolean =>
    (search === '' || contains(account, search)) &&
    FACETS.every((key) => key === but || facets[key] === '' || PASSES[key](account, facets[key]));
  const isShown = ({ isEnabled }: Account): boolean =>
    twoFactor === 'all' || isEnabled === (twoFactor === 'enabled');

  const sorted = finish(sortAccounts(accounts, query.sort));
  assert.equal(sorted.length, accounts.length);
  assert.equal(new Set(sorted).size, accounts.length);
  const found = finish(findAccounts(sorted, query));
  const expected = accounts.filter((account) => passes(account));
  assert.deepEqual(found.counts, {
    all: expected.length,
    enabled: count(expected, ({ isEnabled }) => isEnabled === true),
    'not-enabled': count(expected, ({ isEnabled }) => isEnabled === false),
  });
  const rows = filterAccounts(found, twoFactor);
  assert.equal(rows.length, count(expected, isShown));
  assert.ok(rows.every((one) => passes(one) && isShown(one)));

  const options = finish(countOptions(accounts, query));
  for (const key of FACETS) {
    for (const [option, number] of options[key]) {
      const hits = count(
        accounts,
        (one) => isShown(one) && passes(one, key) && PASSES[key](one, option),
      );
      assert.equal(number, hits, `${key} ${JSON.stringify(option)}`);
    }
  }

  const selection = selectAll(new Set(), rows);
  const kinds = countKinds(rows);
  assert.equal(selection.size, rows.length);
  assert.equal(kinds.enabled + kinds.notEnabled + kinds.unknown, rows.length);
  const [from, to] = [rows[0]?.user ?? '', rows.at(-1)?.user ?? ''];
  if (rows.length > 0) assert.equal(toggleRange(new Set(), rows, from, to).size, rows.length);
  assert.equal(keepListed(new Set(['\u0001 nobody', from]), rows).size, Math.min(rows.length, 1));

  const written = rows.map((one) => toReportRow(one, random(2) === 0).two_factor);
  assert.equal(
    count(written, (one) => one === 'not_enabled'),
    kinds.notEnabled,
  );
  assert.equal(
    count(written, (one) => one === 'unknown'),
    kinds.unknown,
  );
}
