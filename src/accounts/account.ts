/** An account, whether it has two-factor authentication, and what else is known of it. */
/** A reseller owns accounts besides its own: who gets into it gets into all of them. */
export type Role = 'server-administrator' | 'reseller' | 'account';

/** What `listaccts` knows of an account, and the role that follows from who owns whom. */
export interface AccountDetails {
  readonly role: Role;
  /** A user name; empty where WHM did not tell. Root's own entry counts under `root`. */
  readonly owner: string;
  readonly package: string;
  /** Undefined where WHM did not tell. */
  readonly isSuspended: boolean | undefined;
  /** As stored: one address or several, comma-separated; empty where there is none. */
  readonly contact: string;
  /** Seconds since 1970 as the server's clock counts them: the UTC day of it is the server's day. */
  readonly createdAt: number | undefined;
  /** Whether `createdAt` counts as UTC does, because WHM did not tell the server's day. */
  readonly isCreatedInUtc: boolean;
}

/** Who is excused from two-factor authentication: why, by whom and until when. */
export interface Exception {
  /** The last day that counts, UTC, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** `YYYY-MM-DD`, mostly: as it was written; may be empty. */
  readonly approvedOn: string;
  /** May be empty. */
  readonly ticket: string;
  /** Whether it excuses nobody any more. */
  readonly isExpired: boolean;
}

/** An account as WHM lists it; root's own entry is one too. */
export interface Account {
  readonly user: string;
  /** As WHM stores it: ASCII, punycode for an international domain; empty for a broken account. */
  readonly primaryDomain: string;
  /** As people read it; as stored where that could be taken for another. */
  readonly readableDomain: string;
  /**
   * Whether the account itself has two-factor configured (not its e-mail accounts or team users).
   * Undefined where WHM's record of it cannot be read.
   */
  readonly isEnabled: boolean | undefined;
  /**
   * Whether the owner can enable two-factor, told of accounts without a second factor: false where the
   * feature list lacks it. Undefined where it is not known.
   */
  readonly canEnable: boolean | undefined;
  /** What a search looks through: user name and domain, as stored and as read, in lower case, a line each. */
  readonly searchText: string;
  /** Undefined until `listaccts` has answered, and where it is refused. */
  readonly details: AccountDetails | undefined;
  /** Undefined where the server told of none. */
  readonly exception?: Exception | undefined;
}

export type AccountState = 'active' | 'suspended';

/** `not-enabled`: without a second factor, whether or not the owner can enable it. `unknown`: WHM's record cannot be read. */
export type TwoFactorState = 'unknown' | 'enabled' | 'not-enabled';

/** The user name of the server administrator, whose entry root-privileged viewers get besides the accounts. */
export const ROOT_USER = 'root';

export function createAccount(
  user: string,
  primaryDomain: string,
  isEnabled: boolean | undefined,
  readableDomain = primaryDomain,
): Account {
  const domains =
    readableDomain === primaryDomain ? primaryDomain : `${primaryDomain}\n${readableDomain}`;
  return {
    user,
    primaryDomain,
    readableDomain,
    isEnabled,
    canEnable: undefined,
    searchText: `${user}\n${domains}`.toLowerCase(),
    details: undefined,
  };
}

export function stateOf({ isEnabled }: Account): TwoFactorState {
  if (isEnabled === undefined) return 'unknown';
  return isEnabled ? 'enabled' : 'not-enabled';
}
