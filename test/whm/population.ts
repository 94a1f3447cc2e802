/** Who is on the local WHM's server: a seeded, realistic population, as plain data that tests may change. */
import { createNamer, type Names } from './names.ts';
import { createRandom, pick, shuffle, type Random } from './random.ts';
import { USERS } from './users.ts';

export interface LocalAccount {
  readonly user: string;
  /** As stored: ASCII. Empty for a broken account. */
  readonly domain: string;
  readonly owner: string;
  readonly plan: string;
  readonly email: string;
  readonly isSuspended: boolean;
  /** Unix seconds. */
  readonly startedAt: number;
  readonly isEnabled: boolean;
}

export const HOST_NAME = 'server1.example.com';

/** Those who own accounts, beside root; `owns`: how many besides themselves. */
const RESELLERS = [
  { name: 'brightweb', owns: 40, isOwnOwner: false, isEnabled: false },
  { name: 'fairhost', owns: 8, isOwnOwner: false, isEnabled: false },
  { name: 'northhost', owns: 12, isOwnOwner: true, isEnabled: true },
  { name: 'newstart', owns: 0, isOwnOwner: false, isEnabled: true },
] as const;

/** Nobody logs in as these; they and root own the rest. */
const OTHER_RESELLERS = ['alderhost', 'fjordweb', 'kiwipages'] as const;
const OTHER_OWNERS = ['root', 'root', 'root', ...OTHER_RESELLERS];

const PLANS = ['starter', 'starter', 'starter', 'business', 'business', 'premium'];
const ENABLED_SHARE = 0.31;
const SUSPENDED_SHARE = 0.04;

/** Smaller servers have room for neither the resellers' own accounts nor broken ones. */
const SMALL_SERVER = 10;
const BROKEN_ACCOUNTS = 2;
const BROKEN_FROM = 500;

/** The accounts by user name, and the two-factor of those who can log in without an account, such as root. */
export class Population {
  private readonly _accounts = new Map<string, LocalAccount>();
  private readonly _withoutAccount = new Map<string, boolean>();
  private _list: readonly LocalAccount[] | undefined;
  private _revision = 0;

  constructor(accounts: readonly LocalAccount[], withoutAccount: ReadonlyMap<string, boolean>) {
    this._withoutAccount = new Map(withoutAccount);
    this.replace(accounts);
  }

  /** In no order that means anything. */
  get accounts(): readonly LocalAccount[] {
    return (this._list ??= [...this._accounts.values()]);
  }

  /** Counts every change, so that answers can be kept while nothing changes. */
  get revision(): number {
    return this._revision;
  }

  find(user: string): LocalAccount | undefined {
    return this._accounts.get(user);
  }

  /** Of an account, of root, or of somebody else who can log in. */
  isEnabled(user: string): boolean {
    return this.find(user)?.isEnabled ?? this._withoutAccount.get(user) ?? false;
  }

  /** @throws RangeError when there is nobody of that name */
  setTwoFactor(user: string, isEnabled: boolean): void {
    const account = this.find(user);
    if (account) this._accounts.set(user, { ...account, isEnabled });
    else if (this._withoutAccount.has(user)) this._withoutAccount.set(user, isEnabled);
    else throw new RangeError(`The local WHM has no account ${user}`);
    this._change();
  }

  /** Adds an account, or replaces the one of that name; what is not given is usual. */
  addAccount(account: Partial<LocalAccount> & Pick<LocalAccount, 'user'>): void {
    const usual: Omit<LocalAccount, 'user'> = {
      domain: `${account.user}.example`,
      owner: 'root',
      plan: 'starter',
      email: '*unknown*',
      isSuspended: false,
      startedAt: 1_700_000_000,
      isEnabled: false,
    };
    this._accounts.set(account.user, { ...usual, ...account });
    this._change();
  }

  /**
   * As terminating it in WHM does.
   * @throws RangeError when there is no such account
   */
  removeAccount(user: string): void {
    if (!this._accounts.delete(user)) throw new RangeError(`The local WHM has no account ${user}`);
    this._change();
  }

  /** Other accounts instead of all that are there. */
  replace(accounts: readonly LocalAccount[]): void {
    this._accounts.clear();
    for (const account of accounts) this._accounts.set(account.user, account);
    this._change();
  }

  private _change(): void {
    this._list = undefined;
    this._revision++;
  }
}

/** @param size how many accounts; root's own entry is not one of them */
export function createAccounts(size: number, seed: number): LocalAccount[] {
  const random = createRandom(seed);
  const accounts: LocalAccount[] = [];
  const add = (names: Names, owner: string, isEnabled: boolean): void => {
    if (accounts.length >= size) return;
    accounts.push({
      ...names,
      owner,
      plan: pick(random, PLANS),
      email: createEmail(random, names.domain),
      isSuspended: random() < SUSPENDED_SHARE,
      startedAt: 1_300_000_000 + Math.floor(random() * 480_000_000),
      isEnabled,
    });
  };
  if (size >= SMALL_SERVER) addResellers(add);
  if (size >= BROKEN_FROM) {
    for (let number = 1; number <= BROKEN_ACCOUNTS; number++) {
      add({ user: `broken${number}`, domain: '' }, 'root', false);
    }
  }
  const nextNames = createNamer(random);
  for (const { name, owns } of RESELLERS) {
    for (let count = 0; count < owns; count++) {
      add(nextNames(), name, random() < ENABLED_SHARE);
    }
  }
  const owners = size >= SMALL_SERVER ? OTHER_OWNERS : ['root'];
  while (accounts.length < size) {
    add(nextNames(), pick(random, owners), random() < ENABLED_SHARE);
  }
  // The order means nothing, as that of Perl's hashes.
  return shuffle(random, accounts);
}

function addResellers(add: (names: Names, owner: string, isEnabled: boolean) => void): void {
  for (const { name, isOwnOwner, isEnabled } of RESELLERS) {
    add({ user: name, domain: `${name}.example` }, isOwnOwner ? name : 'root', isEnabled);
  }
  for (const name of OTHER_RESELLERS) add({ user: name, domain: `${name}.example` }, name, true);
}

function createEmail(random: Random, domain: string): string {
  const chance = random();
  if (domain === '' || chance < 0.05) return '*unknown*';
  if (chance < 0.09) return `info@${domain},owner@${domain}`;
  if (chance < 0.12) return `info@${domain}, owner@${domain}, billing@${domain}`;
  return `info@${domain}`;
}

export function createPopulation(
  size: number,
  seed: number,
  hasRootTwoFactor: boolean,
): Population {
  return new Population(
    createAccounts(size, seed),
    // Root and the help desk have no account; the resellers neither, where the server is too small.
    new Map(
      USERS.map(({ name, hasRoot }) => [
        name,
        hasRoot ? hasRootTwoFactor : RESELLERS.some((each) => each.name === name && each.isEnabled),
      ]),
    ),
  );
}
