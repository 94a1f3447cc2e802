/** The small store that WHM keeps for each of its users, for plugins' own settings. */
import type { Answer } from './answer.ts';
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './values.ts';

const STORE = 'twofactor_status';
/** WHM's limits (whm-facts, section 4), in UTF-8 bytes. */
const KEY_BYTES = 128;
const VALUE_BYTES = 2_048;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function checkSize(text: string, limit: number): void {
  if (bytesOf(text) > limit) throw new RangeError(`“${text.slice(0, 40)}” is too long`);
}

/** What an answer says of one key: success is per key. */
function readKey({ data }: Answer, key: string): Readonly<Record<string, unknown>> {
  const keys = asObject(asObject(data)?.['personalization']);
  const answer = keys && Object.hasOwn(keys, key) ? asObject(keys[key]) : undefined;
  if (!answer) throw new WhmFailure('unreadable', `personalization of “${key}”`);
  if (readBoolean(answer['success'], `success of “${key}”`)) return answer;
  const { reason } = answer;
  throw new WhmFailure('refused', typeof reason === 'string' ? reason : '');
}

/**
 * The values of these keys: `personalization_get`, which takes only a JSON body. A key that was never
 * set is null; one that WHM does not tell is missing.
 *
 * @throws WhmFailure where the call fails as a whole
 */
export async function getValues(
  whm: Transport,
  keys: readonly string[],
  options?: CallOptions,
): Promise<ReadonlyMap<string, string | null>> {
  for (const key of keys) checkSize(key, KEY_BYTES);
  const json = { store: STORE, names: keys };
  const answer = await whm(
    { command: 'personalization_get', args: {}, effect: 'read', json },
    options,
  );
  const values = new Map<string, string | null>();
  for (const key of keys) {
    try {
      const value = readKey(answer, key)['value'] ?? null;
      if (value === null || typeof value === 'string') values.set(key, value);
    } catch {
      // This key is not told; the others are.
    }
  }
  return values;
}

/**
 * Sets one key: `personalization_set`. Sent once: whether it came through is not known after a lost
 * connection, and trying again could undo what another window has written since.
 *
 * @throws WhmFailure
 * @throws RangeError where the key or the value is longer than WHM takes
 */
export async function setValue(
  whm: Transport,
  key: string,
  value: string,
  options?: CallOptions,
): Promise<void> {
  checkSize(key, KEY_BYTES);
  checkSize(value, VALUE_BYTES);
  const json = { store: STORE, personalization: { [key]: value } };
  readKey(
    await whm({ command: 'personalization_set', args: {}, effect: 'change', json }, options),
    key,
  );
}
