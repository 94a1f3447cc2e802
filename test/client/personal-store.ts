/** WHM's store for one of its users, in memory, as personalization_get and personalization_set answer (whm-facts, section 4). */
import { WhmFailure } from '../../src/whm/failure.ts';
import type { WhmRequest } from '../../src/whm/request.ts';
import type { CallOptions, Transport } from '../../src/whm/transport.ts';

export interface PersonalStore {
  readonly whm: Transport;
  /** By whole key; where it is empty, nothing was ever stored. */
  readonly values: Map<string, string>;
  readonly asked: readonly WhmRequest[];
  /** The whole keys that were set, with their values, in order. */
  readonly written: () => readonly (readonly [key: string, value: string])[];
  /** What happens before the nth call (from 1) is answered. */
  before: (nth: number) => Promise<void> | void;
  /** Keys that WHM does not tell, or does not take. */
  readonly refused: Set<string>;
}

export function createStore(): PersonalStore {
  const values = new Map<string, string>();
  const refused = new Set<string>();
  const asked: WhmRequest[] = [];
  const written: (readonly [string, string])[] = [];
  const tell = (key: string) => [
    key,
    refused.has(key) || values.size === 0
      ? { success: 0, reason: 'No.', value: null }
      : { success: 1, reason: 'OK', value: values.get(key) ?? null },
  ];
  const whm = async (request: WhmRequest, options?: CallOptions) => {
    asked.push(request);
    await store.before(asked.length);
    if (options?.signal?.aborted) throw new WhmFailure('cancelled');
    const { names, personalization } = request.json as {
      names?: string[];
      personalization?: Record<string, string>;
    };
    for (const [key, value] of Object.entries(personalization ?? {})) {
      written.push([key, value]);
      if (!refused.has(key)) values.set(key, value);
    }
    const keys = names ?? Object.keys(personalization ?? {});
    return {
      data: { personalization: Object.fromEntries(keys.map(tell)) as unknown },
      warnings: [],
    };
  };
  const store: PersonalStore = {
    whm,
    values,
    asked,
    refused,
    written: () => written,
    before: () => undefined,
  };
  return store;
}
