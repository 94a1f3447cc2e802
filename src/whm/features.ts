/** WHM's features: whose feature lists lack two-factor. */
import type { CallOptions, Transport } from './transport.ts';
import { asFailure, WhmFailure } from './failure.ts';
import { objectOrNothing } from './object-or-nothing.ts';
import { asObject, readBoolean } from './perl-json.ts';

/** So many users are asked for at once: their names have to fit into an address. */
export const FEATURES_CHUNK = 100;

const FEATURE = 'twofactorauth';

/** What WHM tells of an account's feature. */
export interface FeatureSetting {
  readonly canEnable: boolean;
  /** Whether it is set for the account itself, which overrides its feature list. */
  readonly isOwn: boolean;
  /** The name of its feature list; empty where WHM did not tell. */
  readonly featureList: string;
}

function readSetting(record: Readonly<Record<string, unknown>>): FeatureSetting {
  const own = record['cpuser_setting'] ?? undefined;
  const featureList = record['feature_list'];
  return {
    canEnable: readBoolean(own ?? record['feature_list_setting'], 'feature_list_setting'),
    isOwn: own !== undefined,
    featureList: typeof featureList === 'string' ? featureList : '',
  };
}

/** Whether each of `users` can enable two-factor: of {@link getFeatureSettings}, which see. */
export async function getAvailability(
  ...args: Parameters<typeof getFeatureSettings>
): Promise<ReadonlyMap<string, boolean>> {
  const settings = await getFeatureSettings(...args);
  return new Map(Array.from(settings, ([user, { canEnable }]) => [user, canEnable]));
}

/**
 * Whether each of `users` can enable two-factor, and what says so: `get_users_features_settings`, with the
 * feature named, for otherwise every feature of the server comes back. Who may ask is not documented: expect
 * a refusal.
 *
 * @param users at most {@link FEATURES_CHUNK}
 * @returns by user name; a user whom the answer has no record of, or an odd one, is not in it
 * @throws WhmFailure
 */
export async function getFeatureSettings(
  whm: Transport,
  users: readonly string[],
  options?: CallOptions,
): Promise<ReadonlyMap<string, FeatureSetting>> {
  const args: Record<string, string> = { feature: FEATURE };
  for (const [index, user] of users.entries()) args[index === 0 ? 'user' : `user-${index}`] = user;
  const { data } = await whm(
    { command: 'get_users_features_settings', args, effect: 'read' },
    options,
  );
  const settings = objectOrNothing(data, 'data')['users_features_settings'] ?? [];
  if (!Array.isArray(settings)) throw new WhmFailure('unreadable', 'users_features_settings');
  const asked = new Set(users);
  const availability = new Map<string, FeatureSetting>();
  let failure: WhmFailure | undefined;
  for (const setting of settings as unknown[]) {
    const record = asObject(setting);
    const user = record?.['user'];
    if (!record || typeof user !== 'string' || !asked.has(user)) continue;
    try {
      if (record['feature'] === FEATURE) availability.set(user, readSetting(record));
    } catch (error) {
      failure = asFailure(error);
    }
  }
  // One odd record is of one user; an answer of which nothing can be read is of none.
  if (failure && availability.size === 0) throw failure;
  return availability;
}
