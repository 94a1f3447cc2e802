/** What is copied of the shown accounts: names, domains, addresses, one of each. */
import type { Account } from '../../accounts/account.ts';
import type { Steps } from '../../lib/steps.ts';

/** So many accounts are looked at in one step. */
const STEP_ACCOUNTS = 512;

/** What {@link copyOf} gathers. */
export type CopyKey = 'users' | 'domains' | 'contacts';

/**
 * The texts of an account, and what makes two of them the same. Domains are as WHM stores them. Case
 * makes no other address.
 */
const TEXTS: Readonly<Record<CopyKey, (account: Account) => readonly string[]>> = {
  users: ({ user }) => [user],
  domains: ({ primaryDomain }) => [primaryDomain],
  contacts: ({ details }) => (details?.contact ?? '').split(/[\s,;]+/),
};

/** A text for the clipboard. */
export interface Copied {
  /** How many lines it has. */
  readonly count: number;
  readonly text: string;
}

/**
 * One of each on a line of its own, in the order of the accounts; the first spelling stands. Of a
 * broken account there is none.
 */
export function* copyOf(
  key: CopyKey,
  accounts: readonly Account[],
  onProgress?: (done: number) => void,
): Steps<Copied> {
  const texts = new Map<string, string>();
  for (const [index, account] of accounts.entries()) {
    for (const text of TEXTS[key](account)) {
      const same = key === 'contacts' ? text.toLowerCase() : text;
      if (text !== '' && !texts.has(same)) texts.set(same, text);
    }
    if ((index + 1) % STEP_ACCOUNTS !== 0) continue;
    onProgress?.(index + 1);
    yield;
  }
  const text = [...texts.values()].join('\n');
  yield;
  return { count: texts.size, text };
}
