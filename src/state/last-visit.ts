/** What has changed since the last visit: from what is kept of it and the list of today. Nothing is read or written here. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Account } from '../accounts/account.ts';
import type { Steps } from '../lib/steps.ts';
import {
  ABSENT,
  ENABLED,
  NOT_ENABLED,
  packTable,
  UNKNOWN,
  unpackTable,
  VisitTable,
  type AccountHash,
} from './visit-table.ts';

/**
 * A visit ends when the list has not been read for so long: whoever loads the page again, or opens it in another
 * tab, is still at the same visit, and compares with the one before it. ms
 */
export const VISIT_MS = 4 * 3_600_000;
/** Of more accounts nothing is kept: a browser keeps five megabytes for a server, and these are more than two. */
export const MOST_ACCOUNTS = 100_000;

const SALT_BYTES = 16;
/** So many accounts are compared in one step: a hash takes some microseconds. */
const STEP_ACCOUNTS = 256;

/** What is kept: no name, and nothing from which one can be read. */
export interface KeptVisit {
  /** At random, once: the same name has another hash for another viewer, and in another browser. */
  readonly salt: Uint8Array;
  /** When the list was read last at the visit before; 0 where there was none. ms since the epoch */
  readonly before: number;
  /** When the list was read last. ms since the epoch */
  readonly at: number;
  readonly table: VisitTable;
}

/** Names in the order of the list. Who is gone has none: a hash does not tell it. */
export interface Changes {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly came: readonly string[];
  readonly gone: number;
}

export interface Comparison {
  /** As it is to be kept from now on. */
  readonly kept: KeptVisit;
  /** Undefined at the first visit. */
  readonly changes: Changes | undefined;
  /** Those of the lost whose note has not been put aside. */
  readonly told: readonly string[];
  /** Whether this is the beginning of a visit. */
  readonly isNew: boolean;
}

/** What the viewer did at this visit, by user. */
export interface Deeds {
  /** Whose second factor they took away: that is no loss to be told of. */
  readonly removed: ReadonlySet<string>;
  /** The lost whose note they have put aside. */
  readonly dismissed: ReadonlySet<string>;
}

/** Makes the hashes of one browser's records: the first 64 bits of SHA-256 of salt and name. */
export function hasher(salt: Uint8Array): (user: string) => AccountHash {
  const encoder = new TextEncoder();
  return (user) => {
    const name = encoder.encode(user);
    const bytes = new Uint8Array(salt.length + name.length);
    bytes.set(salt);
    bytes.set(name, salt.length);
    const { buffer, byteOffset } = sha256(bytes);
    const view = new DataView(buffer, byteOffset);
    return { high: view.getUint32(0), low: view.getUint32(4) };
  };
}

const stateOf = ({ isEnabled }: Account): number =>
  isEnabled === undefined ? UNKNOWN : isEnabled ? ENABLED : NOT_ENABLED;

/**
 * Compares the list of now with what is kept. An account whose record cannot be read has neither lost nor gained; it
 * is kept as it was last known.
 *
 * @param now ms since the epoch
 * @param newSalt 16 random bytes, used where nothing is kept yet
 */
export function* compareVisits(
  kept: KeptVisit | undefined,
  accounts: readonly Account[],
  { removed, dismissed }: Deeds,
  now: number,
  newSalt: Uint8Array,
): Steps<Comparison> {
  const salt = kept?.salt ?? newSalt;
  const isNew = !kept || Math.abs(now - kept.at) > VISIT_MS;
  const before = !kept ? 0 : isNew ? kept.at : kept.before;
  const old = kept?.table ?? new VisitTable(0);
  const table = new VisitTable(accounts.length + old.size);
  const hashOf = hasher(salt);
  const lost: string[] = [];
  const gained: string[] = [];
  const came: string[] = [];
  const told: string[] = [];
  for (const [index, account] of accounts.entries()) {
    const { user } = account;
    const hash = hashOf(user);
    const entry = old.get(hash);
    const state = stateOf(account);
    let past = isNew ? entry.now : entry.before;
    if (!isNew && removed.has(user) && past === ENABLED) past = NOT_ENABLED;
    const isDismissed = !isNew && (entry.isDismissed || dismissed.has(user));
    if (past === ABSENT) came.push(user);
    if (past === NOT_ENABLED && state === ENABLED) gained.push(user);
    if (past === ENABLED && state === NOT_ENABLED) {
      lost.push(user);
      if (!isDismissed) told.push(user);
    }
    const isKnown = state !== UNKNOWN || entry.now === ABSENT;
    table.set(hash, { before: past, now: isKnown ? state : entry.now, isDismissed });
    if ((index + 1) % STEP_ACCOUNTS === 0) yield;
  }
  const gone = yield* keepGone(old, table, isNew);
  const changes = before === 0 ? undefined : { lost, gained, came, gone };
  return { kept: { salt, before, at: now, table }, changes, told, isNew };
}

/** Keeps those that the list no longer has, as long as this visit lasts. @returns how many there are */
function* keepGone(old: VisitTable, table: VisitTable, isNew: boolean): Steps<number> {
  let gone = 0;
  let count = 0;
  for (const [hash, { before, now }] of old) {
    const past = isNew ? now : before;
    if (past !== ABSENT && !table.has(hash)) {
      table.set(hash, { before: past, now: ABSENT, isDismissed: false });
      gone++;
    }
    if (++count % 4_096 === 0) yield;
  }
  return gone;
}

/** The first part says the form: what another version has kept is not read. */
const FORM = 'v1';

/** As text, for the browser to keep. */
export function* writeVisit({ salt, before, at, table }: KeptVisit): Steps<string> {
  const packed = yield* packTable(table);
  return [FORM, btoa(String.fromCharCode(...salt)), before, at, packed].join(' ');
}

/** What is kept; undefined where nothing is, or nothing whole. */
export function* readVisit(text: string | null): Steps<KeptVisit | undefined> {
  const [form, saltText = '', beforeText, atText, packed, ...more] = (text ?? '').split(' ');
  if (form !== FORM || packed === undefined || more.length > 0) return undefined;
  const salt = readSalt(saltText);
  const [before, at] = [Number(beforeText), Number(atText)];
  if (!salt || !isTime(before) || !isTime(at) || at === 0) return undefined;
  const table = yield* unpackTable(packed);
  return table && { salt, before, at, table };
}

/** No later than a date can be. */
const isTime = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= 8.64e15;

function readSalt(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z\d+/]{22}==$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.length === SALT_BYTES ? bytes : undefined;
}

/** At random, for a new store. */
export const createSalt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SALT_BYTES));
