/** What an earlier export tells, and what its two forms have in common. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { REPORT_COLUMNS, type TwoFactorValue } from '../../accounts/export-row.ts';

export interface EarlierAccount {
  readonly user: string;
  /** Empty where the file does not tell. */
  readonly domain: string;
  readonly twoFactor: TwoFactorValue;
}

/**
 * `changed`: it does not fit, and the file is in our own form. `stored`: another program has written
 * the file anew, so that the checksum tells nothing. `none`: the file has none.
 */
export type ChecksumState = 'fits' | 'changed' | 'stored' | 'none';

export interface EarlierExport {
  /** Each user once, unless a spreadsheet has made one name of several: these differ in their domains. */
  readonly accounts: readonly EarlierAccount[];
  /** By the names of the file. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly checksum: ChecksumState;
  /** Whether it holds every account that there was. */
  readonly isWhole: boolean;
}

/** The file is not one of our exports, or one that cannot be read. */
export class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
  readonly reason: 'not-an-export' | 'newer-schema' | 'damaged';

  constructor(reason: NotAnExport['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Told which share of the work is done. */
export type Progress = (share: number) => void;

/** The columns of our own files, in their order: of this version, and of the first one. */
export const OWN_COLUMNS: readonly (readonly string[])[] = [
  REPORT_COLUMNS,
  REPORT_COLUMNS.filter((name) => name !== 'can_enable' && !name.startsWith('excused_')),
];

/** The first version called those apart who cannot enable it: without it they were all the same. */
const VALUES = new Map<unknown, TwoFactorValue>([
  ['enabled', 'enabled'],
  ['configured_not_asked', 'configured_not_asked'],
  ['not_enabled', 'not_enabled'],
  ['not_available', 'not_enabled'],
  ['unknown', 'unknown'],
]);

/** Undefined where it is none of a file's values. */
export const readTwoFactor = (value: unknown): TwoFactorValue | undefined => VALUES.get(value);

/** What is collected while a file is read. */
export class EarlierRecord {
  readonly evidence = new Map<string, string>();
  readonly #accounts = new Map<string, EarlierAccount>();
  /** Those with a name that another one has. */
  readonly #namesakes: EarlierAccount[] = [];
  readonly #hash = sha256.create();
  readonly #encoder = new TextEncoder();

  add(account: EarlierAccount): void {
    const { user, domain } = account;
    const known = this.#accounts.get(user);
    if (known && known.domain !== domain) this.#namesakes.push(account);
    else this.#accounts.set(user, account);
  }

  /** Adds a part of the text whose checksum the file tells. */
  hash(part: string): void {
    this.#hash.update(this.#encoder.encode(part));
  }

  /** @param isOwnForm whether every line is as we write it */
  finish(isOwnForm: boolean): EarlierExport {
    const { evidence } = this;
    // “712 of 1024” is a part of them.
    const [, rows, total] = /^(\d+) of (\d+)$/.exec(evidence.get('rows') ?? '') ?? [];
    return {
      accounts: [...this.#accounts.values(), ...this.#namesakes],
      evidence,
      checksum: this.#check(isOwnForm),
      isWhole: rows === total,
    };
  }

  #check(isOwnForm: boolean): ChecksumState {
    const expected = this.evidence.get('sha256');
    if (expected === undefined) return 'none';
    if (bytesToHex(this.#hash.digest()) === expected.toLowerCase()) return 'fits';
    return isOwnForm ? 'changed' : 'stored';
  }
}
