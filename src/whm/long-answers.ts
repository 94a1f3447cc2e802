/** Reading long answers piece by piece, and a long list of accounts: its start first, so that it can be drawn, then all of it. */
import { cutList, tryParse, type ListForm } from '../lib/json-pieces.ts';
import type { Steps } from '../lib/steps.ts';
import type { LongList } from './request.ts';
import { readInSlices } from './read-in-slices.ts';
import { asObject } from './perl-json.ts';
import { ROOT_USER, type Account } from '../accounts/account.ts';
import { sortInSteps } from '../lib/merge-sort.ts';
import {
  loadReadDomain,
  oddUsers,
  readTwoFactorRecords,
  toAccount,
  type TwoFactorRecord,
  type ReadDomain,
} from './two-factor-records.ts';
import type { ListStart } from './list-start.ts';

/** As WHM writes it: without white space. */
const FORMS: Readonly<Record<LongList, ListForm>> = {
  data: { opening: /"data":\{/g, border: /\},"/g, end: /\}\}/g, brackets: ['{', '}'] },
  acct: { opening: /"acct":\[/g, border: /\},\{/g, end: /\}\]/g, brackets: ['[', ']'] },
};

/** What stands in the list's place to see that it is the list that was meant. */
const MARKS: Readonly<Record<LongList, string>> = { data: '"\\n":0', acct: '"\\n"' };

/** A long answer: what is around its list, as JSON with an empty one, and the list in pieces. */
export interface LongAnswer {
  readonly envelope: string;
  readonly pieces: readonly unknown[];
}

/** @returns undefined where the answer is of another form: it is to be parsed as a whole */
export function* cutLongAnswer(text: string, list: LongList): Steps<LongAnswer | undefined> {
  const form = FORMS[list];
  const cut = yield* cutList(text, form);
  if (!cut) return undefined;
  const around = (inner: string): string => text.slice(0, cut.start) + inner + text.slice(cut.end);
  // A member of the same name elsewhere, or once more?
  const data = asObject(asObject(tryParse(around(MARKS[list])))?.['data']);
  const rest = JSON.stringify(list === 'data' ? data : data?.['acct']);
  const [open, close] = FORMS[list].brackets;
  if (rest !== open + MARKS[list] + close) return undefined;
  return { envelope: around(''), pieces: cut.pieces };
}

/** The same, in slices. @throws WhmFailure `cancelled` */
export async function readLongAnswer(
  text: string,
  list: LongList,
  signal?: AbortSignal,
): Promise<LongAnswer | undefined> {
  return readInSlices(cutLongAnswer(text, list), signal);
}

/** So many rows of a long list are made first: more than any screen holds. */
const START_ROWS = 200;

/** Every record of the pieces, read. */
function* readPieces(pieces: readonly unknown[]): Steps<TwoFactorRecord[]> {
  // By user: the same one may come again in another piece, and the last counts, as in JSON.
  const records = new Map<string, TwoFactorRecord>();
  for (const piece of pieces) {
    for (const config of readTwoFactorRecords(piece)) records.set(config.user, config);
    yield;
  }
  return [...records.values()];
}

/** In the page's first order: of each state root first. */
const rankOf = ({ user, isEnabled }: TwoFactorRecord): number =>
  (isEnabled === undefined ? 0 : isEnabled ? 4 : 2) + Number(user !== ROOT_USER);

/** The start of a long list, without sorting it: unknown and not enabled first, then by user name. */
function readStart(configs: readonly TwoFactorRecord[]): ListStart {
  let enabled = 0;
  let unknown = 0;
  const first: TwoFactorRecord[] = [];
  const isBefore = (a: TwoFactorRecord, b: TwoFactorRecord) =>
    rankOf(a) === rankOf(b) ? a.user < b.user : rankOf(a) < rankOf(b);
  for (const config of configs) {
    if (config.isEnabled) enabled++;
    else if (config.isEnabled === undefined) unknown++;
    const last = first[START_ROWS - 1];
    if (last && isBefore(last, config)) continue;
    let at = first.length;
    // Within the list.
    while (at > 0 && isBefore(config, first[at - 1] as TwoFactorRecord)) at--;
    first.splice(at, 0, config);
    first.length = Math.min(first.length, START_ROWS);
  }
  const accounts = first.map((config) => toAccount(config, (domain) => domain));
  return { accounts, total: configs.length, enabled, unknown };
}

function* toAccounts(
  configs: readonly TwoFactorRecord[],
  readDomain: ReadDomain,
): Steps<Account[]> {
  // Sorted before the accounts are made: what lies in memory in the order in which it is read later
  // is searched several times faster.
  const sorted = yield* sortInSteps(configs, (a, b) => (a.user < b.user ? -1 : 1));
  const accounts: Account[] = [];
  for (const config of sorted) {
    if (accounts.push(toAccount(config, readDomain)) % 512 === 0) yield;
  }
  return accounts;
}

/**
 * @param pieces of `data` of `twofactorauth_get_user_configs`
 * @throws WhmFailure
 */
export async function readLongList(
  pieces: readonly unknown[],
  onStart: ((start: ListStart) => Promise<unknown>) | undefined,
  signal: AbortSignal | undefined,
): Promise<{ readonly accounts: readonly Account[]; readonly odd: readonly string[] }> {
  const configs = await readInSlices(readPieces(pieces), signal);
  const odd = oddUsers(configs);
  // With domains as stored: the first rows of a long list do not wait for what reads them, nor for its bytes.
  await onStart?.(readStart(configs));
  const readDomain = await loadReadDomain(configs);
  return { accounts: await readInSlices(toAccounts(configs, readDomain), signal), odd };
}
