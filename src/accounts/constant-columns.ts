/** In which of the first columns every account has the same: they tell nothing. */
import { ROOT_USER, type Account } from './account.ts';
import type { ColumnKey } from './columns.ts';

const VALUES = {
  owner: ({ details }: Account) => details?.owner,
  package: ({ details }: Account) => details?.package,
  contact: ({ details }: Account) => details?.contact,
} as const;

/** None where there are fewer than two accounts beside root's own entry: one alone is like itself. */
export function constantColumns(accounts: readonly Account[]): readonly ColumnKey[] {
  const others = accounts.filter(({ user }) => user !== ROOT_USER);
  const [first, second] = others;
  if (!first || !second) return [];
  return (Object.keys(VALUES) as (keyof typeof VALUES)[]).filter((key) => {
    const valueOf = VALUES[key];
    const value = valueOf(first);
    return others.every((account) => valueOf(account) === value);
  });
}
