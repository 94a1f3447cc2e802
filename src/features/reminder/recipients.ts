/** Who gets the reminder, and who does not, and why. */
import type { Account } from '../../accounts/account.ts';
import type { Steps } from '../../lib/steps.ts';
import { addressesIn, addressKey } from './addresses.ts';

/** So many accounts are looked at in one step. */
const STEP_ACCOUNTS = 256;

/** Why an account is left out: it has two-factor, cannot enable it, or WHM does not tell whether it has it. */
export type LeftOutReason = 'enabled' | 'cannot-enable' | 'unknown';

export const LEFT_OUT_REASONS: readonly LeftOutReason[] = ['enabled', 'cannot-enable', 'unknown'];

export interface Recipient {
  /** In its first spelling. */
  readonly address: string;
  /** Whose it is. */
  readonly users: readonly string[];
}

/** Every account is in it once: written to, without an address, or left out. All in the order of the accounts. */
export interface Recipients {
  /** Each address once. */
  readonly addresses: readonly Recipient[];
  /** How many accounts these addresses are of. */
  readonly accounts: number;
  /** How many of those accounts have an address that is another's, too, and how many such addresses there are. */
  readonly sharing: { readonly accounts: number; readonly addresses: number };
  /** The users of accounts without an address. */
  readonly withoutAddress: readonly string[];
  readonly leftOut: Readonly<Record<LeftOutReason, readonly string[]>>;
}

export const NO_RECIPIENTS: Recipients = {
  addresses: [],
  accounts: 0,
  sharing: { accounts: 0, addresses: 0 },
  withoutAddress: [],
  leftOut: { enabled: [], 'cannot-enable': [], unknown: [] },
};

function reasonOf({ isEnabled, canEnable }: Account): LeftOutReason | undefined {
  if (isEnabled === undefined) return 'unknown';
  if (isEnabled) return 'enabled';
  return canEnable === false ? 'cannot-enable' : undefined;
}

/** @param accounts each user once */
export function* findRecipients(accounts: readonly Account[]): Steps<Recipients> {
  const byKey = new Map<string, { readonly address: string; readonly users: string[] }>();
  const withoutAddress: string[] = [];
  const leftOut: Record<LeftOutReason, string[]> = {
    enabled: [],
    'cannot-enable': [],
    unknown: [],
  };
  let written = 0;
  for (const [index, account] of accounts.entries()) {
    if ((index + 1) % STEP_ACCOUNTS === 0) yield;
    const { user } = account;
    const reason = reasonOf(account);
    if (reason) {
      leftOut[reason].push(user);
      continue;
    }
    const own = addressesIn(account.details?.contact ?? '');
    if (own.length === 0) {
      withoutAddress.push(user);
      continue;
    }
    written++;
    for (const address of own) {
      const key = addressKey(address);
      const recipient = byKey.get(key) ?? { address, users: [] };
      // Not twice where the contact names it twice.
      if (recipient.users.at(-1) !== user) recipient.users.push(user);
      byKey.set(key, recipient);
    }
  }
  const addresses = [...byKey.values()];
  const shared = addresses.filter(({ users }) => users.length > 1);
  const sharing = {
    accounts: new Set(shared.flatMap(({ users }) => users)).size,
    addresses: shared.length,
  };
  return { addresses, accounts: written, sharing, withoutAddress, leftOut };
}

/** The same accounts as they are known now: their details may have come only since they were asked for. */
export function* asKnownNow(
  asked: readonly Account[],
  accounts: readonly Account[],
): Steps<readonly Account[]> {
  const wanted = new Map(asked.map((account) => [account.user, account]));
  for (const [index, account] of accounts.entries()) {
    if ((index + 1) % 4_096 === 0) yield;
    if (wanted.has(account.user)) wanted.set(account.user, account);
  }
  return [...wanted.values()];
}
