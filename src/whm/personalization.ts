/** The small store that WHM keeps for each of its users, for plugins' own settings (whm-facts, section 4). */
import type { Answer } from './answer.ts';
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './perl-json.ts';
import { postJson } from './post.ts';

const STORE = 'twofactor_status';
/**
 * WHM ignores the store's name for everybody but root-privileged callers: a reseller's keys lie in one file
 * with those of WHM's own pages and of every other plugin. So the key itself says whose it is.
 */
const OURS = `${STORE}:`;
/** WHM's limits in UTF-8 bytes: one name or value beyond them fails the whole call. */
const KEY_BYTES = 128;
const VALUE_BYTES = 2_048;

/** What WHM keeps under some names. */
export interface Kept {
  /** False where nothing was ever stored for this user. */
  readonly hasStore: boolean;
  /** By name, each that was asked for; null where nothing is kept. */
  readonly values: ReadonlyMap<string, string | null>;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function checkSize(text: string, limit: number): void {
  if (bytesOf(text) > limit) throw new RangeError(`“${text.slice(0, 40)}” is too long`);
}

/** What an answer says of each key: success is per key. */
function readKeys({ data }: Answer, keys: readonly string[]): Readonly<Record<string, unknown>>[] {
  const told = asObject(asObject(data)?.['personalization']);
  return keys.map((key) => {
    const answer = told && Object.hasOwn(told, key) ? asObject(told[key]) : undefined;
    if (!answer) throw new WhmFailure('unreadable', `personalization of “${key}”`);
    return answer;
  });
}

/** @throws WhmFailure where WHM refuses it */
function expectSuccess({ success, reason }: Readonly<Record<string, unknown>>, key: string): void {
  if (readBoolean(success, `success of “${key}”`)) return;
  throw new WhmFailure('refused', typeof reason === 'string' ? reason : '');
}

/** How WHM says of one key that nothing was ever stored, where it says so of every key. */
function isWithoutStore({ success, value }: Readonly<Record<string, unknown>>): boolean {
  return value === null && success !== undefined && !readBoolean(success, 'success');
}

async function read(
  whm: Transport,
  names: readonly string[],
  prefix: string,
  options: CallOptions | undefined,
): Promise<Kept> {
  const keys = names.map((name) => prefix + name);
  for (const key of keys) checkSize(key, KEY_BYTES);
  const json = { store: STORE, names: keys };
  const answer = await whm(postJson('personalization_get', json, 'read'), options);
  const answers = readKeys(answer, keys);
  const hasStore = !answers.every(isWithoutStore);
  const values = answers.map((one, index): [string, string | null] => {
    const name = names[index] ?? '';
    if (!hasStore) return [name, null];
    // Some told and some not is no empty store: written over, what is not told would be lost.
    expectSuccess(one, name);
    const value = one['value'] ?? null;
    if (value !== null && typeof value !== 'string') {
      throw new WhmFailure('unreadable', `value of “${name}”`);
    }
    return [name, value];
  });
  return { hasStore, values: new Map(values) };
}

/**
 * What is kept under these names of ours: `personalization_get`, which takes only a JSON body.
 *
 * @throws WhmFailure where WHM does not tell each of them
 * @throws RangeError where a name is longer than WHM takes
 */
export function getValues(
  whm: Transport,
  names: readonly string[],
  options?: CallOptions,
): Promise<Kept> {
  return read(whm, names, OURS, options);
}

/**
 * What is kept under the bare names that this plugin used at first. What is there may be somebody
 * else's: in a reseller's file anybody may have written under a bare name. So it is only read.
 *
 * @throws WhmFailure where WHM does not tell each of them
 */
export function getBareValues(
  whm: Transport,
  names: readonly string[],
  options?: CallOptions,
): Promise<Kept> {
  return read(whm, names, '', options);
}

/**
 * Keeps these values under names of ours: `personalization_set`. Sent once: whether it came through is not
 * known after a lost connection, and trying again could undo what another window has written since.
 *
 * @throws WhmFailure where WHM does not keep each of them
 * @throws RangeError where a name or a value is longer than WHM takes
 */
export async function setValues(
  whm: Transport,
  values: ReadonlyMap<string, string>,
  options?: CallOptions,
): Promise<void> {
  const entries = Array.from(values, ([name, value]) => [OURS + name, value] as const);
  for (const [key, value] of entries) {
    checkSize(key, KEY_BYTES);
    checkSize(value, VALUE_BYTES);
  }
  const json = { store: STORE, personalization: Object.fromEntries(entries) };
  const answer = await whm(postJson('personalization_set', json, 'change'), options);
  const keys = entries.map(([key]) => key);
  for (const [index, one] of readKeys(answer, keys).entries())
    expectSuccess(one, keys[index] ?? '');
}
