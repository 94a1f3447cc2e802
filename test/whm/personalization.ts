/** personalization_get and personalization_set: a small store for each WHM user (whm-facts, section 4). */
import type { ApiFunction, Call, Outcome } from './api-function.ts';
import type { LocalUser } from './users.ts';

const NAME_BYTES = 128;
const VALUE_BYTES = 2_048;
/** In the viewer's language on a real server. */
const NO_STORE = 'No data has been stored yet.';
const TOO_LONG = 'A name or a value is too long.';
const JSON_ONLY = 'This function takes a POST with a JSON body.';

interface Answer {
  readonly success: 0 | 1;
  readonly reason: string;
  readonly value: string | null;
}

/** What others keep in the one file of a reseller: WHM's own pages, and another plugin. */
const KEYS_OF_OTHERS: readonly (readonly [key: string, value: string])[] = [
  ['list_accounts_page_size', '50'],
  ['home_favorites', '["List Accounts"]'],
  ['another_plugin:seen', '2026-01-05'],
];

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= NAME_BYTES;

const isValue = (value: unknown): value is string =>
  typeof value === 'string' && Buffer.byteLength(value) <= VALUE_BYTES;

/**
 * The store that a user's call reaches; without any key in it, there is none yet. Root has one of each
 * name. Every other user has one file for all names, and others have written into it before.
 */
export function openStore(
  stores: Map<string, Map<string, string>>,
  user: Pick<LocalUser, 'name' | 'hasRoot'>,
  name: string,
): Map<string, string> {
  const key = user.hasRoot ? `${user.name}/${name}` : user.name;
  const store = stores.get(key) ?? new Map(user.hasRoot ? [] : KEYS_OF_OTHERS);
  stores.set(key, store);
  return store;
}

function storeOf({ user, json, state }: Call): Map<string, string> | undefined {
  const name = json?.['store'];
  return isName(name) ? openStore(state.stores, user, name) : undefined;
}

const accept = (value: string | null): Answer => ({ success: 1, reason: 'OK', value });
const refuse = (reason: string): Answer => ({ success: 0, reason, value: null });

const tell = (answers: readonly (readonly [string, Answer])[]): Outcome => ({
  data: { personalization: Object.fromEntries(answers) },
});

const set: ApiFunction = (call) => {
  const target = storeOf(call);
  const values = call.json?.['personalization'];
  if (!target || typeof values !== 'object' || values === null) return { refused: JSON_ONLY };
  const entries = Object.entries(values) as [string, unknown][];
  // One that is too long fails the whole call: the others are not stored either.
  if (!entries.every(([key, value]) => isName(key) && isValue(value))) return { refused: TOO_LONG };
  const { keysRefused } = call;
  if (keysRefused !== undefined) return tell(entries.map(([key]) => [key, refuse(keysRefused)]));
  for (const [key, value] of entries as [string, string][]) target.set(key, value);
  return tell(entries.map(([key]) => [key, accept(target.get(key) ?? null)]));
};

const get: ApiFunction = (call) => {
  const source = storeOf(call);
  const names = call.json?.['names'];
  if (!source || !Array.isArray(names)) return { refused: JSON_ONLY };
  if (!names.every(isName)) return { refused: TOO_LONG };
  return tell(
    names.map((key, index) => {
      // Were all of them refused, that would be how WHM says that nothing was ever stored.
      const isRefused = call.keysRefused !== undefined && index % 2 === 0;
      if (isRefused) return [key, refuse(call.keysRefused)];
      if (call.keysRefused === undefined && source.size === 0) return [key, refuse(NO_STORE)];
      return [key, accept(source.get(key) ?? null)];
    }),
  );
};

export const personalizationFunctions: Readonly<Record<string, ApiFunction>> = {
  personalization_set: set,
  personalization_get: get,
};
