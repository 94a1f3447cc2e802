/**
 * What an answer says, read by other means than the client's: JSON.parse, and a few lines for each call. It knows nothing
 * of long answers, of slices, of sorting, of sharing. Where it reads a value, the client must have the same; where it
 * reads none, the client must fail.
 */

export type Truth = true | false | undefined;

/** By user, in no order. */
export type States = ReadonlyMap<string, Truth>;

export interface PlainRecord {
  readonly owner: string;
  readonly plan: string;
  readonly isSuspended: Truth;
}

type Members = Readonly<Record<string, unknown>>;

const members = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined;

const YES: readonly unknown[] = [1, '1', true];
const NO: readonly unknown[] = [0, '0', '', false, null];
const truth = (value: unknown): Truth =>
  YES.includes(value) ? true : NO.includes(value) ? false : undefined;

const words = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : undefined;

/** `data` in a box, where the answer is a success. */
export function readData(status: number, text: string): { data: unknown } | undefined {
  if (status === 302 || status === 401 || status === 403) return undefined;
  let body: Members | undefined;
  try {
    body = members(JSON.parse(text));
  } catch {
    return undefined;
  }
  const metadata = members(body?.['metadata']);
  return metadata && truth(metadata['result']) ? { data: body?.['data'] } : undefined;
}

const isNothing = (data: unknown): boolean =>
  data === undefined || data === null || (Array.isArray(data) && data.length === 0);

/** The list of that name; an empty one where nothing at all stands in its place. */
function listBelow(data: unknown, name: string): readonly unknown[] | undefined {
  if (isNothing(data)) return [];
  const told = members(data);
  const list: unknown = told && (told[name] ?? []);
  return Array.isArray(list) ? list : undefined;
}

/** `twofactorauth_get_user_configs`. */
export function readStates(data: unknown): States | undefined {
  if (isNothing(data)) return new Map();
  const configs = members(data);
  if (!configs) return undefined;
  const states = new Map<string, Truth>();
  for (const [user, record] of Object.entries(configs))
    states.set(user, truth(members(record)?.['is_enabled']));
  // Not one state that can be read: that is no list.
  return states.size > 0 && [...states.values()].every((one) => one === undefined)
    ? undefined
    : states;
}

/** `listaccts`, by user. */
export function readRecords(data: unknown): ReadonlyMap<string, PlainRecord> | undefined {
  const list = listBelow(data, 'acct');
  if (!list) return undefined;
  const records = new Map<string, PlainRecord>();
  for (const one of list) {
    const user = words(members(one)?.['user']);
    const { owner, plan, suspended } = members(one) ?? {};
    if (user === undefined) continue;
    const isSuspended = truth(suspended ?? 0);
    records.set(user, { owner: words(owner) ?? '', plan: words(plan) ?? '', isSuspended });
  }
  return records.size === 0 && list.length > 0 ? undefined : records;
}

/** `get_users_features_settings`: the last readable record of each user counts. */
export function readFeatures(data: unknown, users: readonly string[]): States | undefined {
  const list = listBelow(data, 'users_features_settings');
  if (!list) return undefined;
  const can = new Map<string, Truth>();
  let isAnyOdd = false;
  for (const one of list) {
    const { user, feature, cpuser_setting: own, feature_list_setting: shared } = members(one) ?? {};
    if (typeof user !== 'string' || !users.includes(user) || feature !== 'twofactorauth') continue;
    const value = truth(own ?? shared);
    if (value === undefined) isAnyOdd = true;
    else can.set(user, value);
  }
  return can.size === 0 && isAnyOdd ? undefined : can;
}

/** `twofactorauth_policy_status`. */
export const readPolicy = (data: unknown): Truth => truth(members(data)?.['is_enabled']);

/** `twofactorauth_remove_user_config`: how many users were modified, and of how many WHM names a reason. */
export function readRemoval(data: unknown): { modified: number; failed: number } | undefined {
  const told = members(data);
  if (!told) return undefined;
  const { users_modified: modified, failed } = told;
  const names = Array.isArray(modified) ? modified.filter((one) => typeof one === 'string') : [];
  return { modified: new Set(names).size, failed: Object.keys(members(failed) ?? {}).length };
}
