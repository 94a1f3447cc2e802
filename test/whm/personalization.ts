/** personalization_get and personalization_set: a small store for each WHM user (whm-facts, section 4). */
import type { ApiFunction, Call } from './api-function.ts';

const NAME_BYTES = 128;
const VALUE_BYTES = 2_048;
const JSON_ONLY = 'This function takes a POST with a JSON body.';

interface Answer {
  readonly success: 0 | 1;
  readonly reason: string;
  readonly value: string | null;
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= NAME_BYTES;

/** The store of that name, for a user; there is one for each. */
export function openStore(
  stores: Map<string, Map<string, string>>,
  user: string,
  name: string,
): Map<string, string> {
  const key = `${user}/${name}`;
  const store = stores.get(key) ?? new Map<string, string>();
  stores.set(key, store);
  return store;
}

function storeOf({ user, json, state }: Call): Map<string, string> | undefined {
  const name = json?.['store'];
  return isName(name) ? openStore(state.stores, user.name, name) : undefined;
}

const refuse = (reason: string): Answer => ({ success: 0, reason, value: null });

function store(target: Map<string, string>, key: string, value: unknown): Answer {
  if (!isName(key)) return refuse('The name is too long.');
  if (typeof value !== 'string' || Buffer.byteLength(value) > VALUE_BYTES) {
    return refuse('The value is too long.');
  }
  target.set(key, value);
  return { success: 1, reason: 'OK', value };
}

const set: ApiFunction = (call) => {
  const target = storeOf(call);
  const values = call.json?.['personalization'];
  if (!target || typeof values !== 'object' || values === null) return { refused: JSON_ONLY };
  const answers = Object.entries(values).map(([key, value]: [string, unknown]) => [
    key,
    call.keysRefused === undefined ? store(target, key, value) : refuse(call.keysRefused),
  ]);
  return { data: { personalization: Object.fromEntries(answers) as unknown } };
};

const get: ApiFunction = (call) => {
  const source = storeOf(call);
  const names = call.json?.['names'];
  if (!source || !Array.isArray(names)) return { refused: JSON_ONLY };
  const answers = names
    .map(String)
    .map((key): [string, Answer] => [
      key,
      call.keysRefused === undefined
        ? { success: 1, reason: 'OK', value: source.get(key) ?? null }
        : refuse(call.keysRefused),
    ]);
  return { data: { personalization: Object.fromEntries(answers) } };
};

export const personalizationFunctions: Readonly<Record<string, ApiFunction>> = {
  personalization_set: set,
  personalization_get: get,
};
