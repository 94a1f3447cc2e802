/** WHM's features: whose feature lists lack two-factor. */
import type { CallOptions, Transport } from './transport.ts';
import { asFailure, WhmFailure } from './failure.ts';
import { asObject, readBoolean } from './perl-json.ts';

/** So many users are asked for at once: their names have to fit into an address. */
export const FEATURES_CHUNK = 100;

const FEATURE = 'twofactorauth';

/** Whether the feature is there: what is set for the account itself overrides its feature list. */
function hasFeature(record: Readonly<Record<string, unknown>>): boolean {
  const own = record['cpuser_setting'] ?? record['feature_list_setting'];
  return readBoolean(own, 'feature_list_setting');
}

/**
 * Whether each of `users` can enable two-factor: `get_users_features_settings`, with the feature
 * named, for otherwise every feature of the server comes back. Who may ask is not documented: expect
 * a refusal.
 *
 * @param users at most {@link FEATURES_CHUNK}
 * @returns by user name; a user whom the answer has no record of, or an odd one, is not in it
 * @throws WhmFailure
 */
export async function getAvailability(
  whm: Transport,
  users: readonly string[],
  options?: CallOptions,
): Promise<ReadonlyMap<string, boolean>> {
  const args: Record<string, string> = { feature: FEATURE };
  for (const [index, user] of users.entries()) args[index === 0 ? 'user' : `user-${index}`] = user;
  const { data } = await whm(
    { command: 'get_users_features_settings', args, effect: 'read' },
    options,
  );
  // Nothing at all is how Perl may write an empty answer.
  const settings = asObject(data ?? {})?.['users_features_settings'] ?? [];
  if (!Array.isArray(settings)) throw new WhmFailure('unreadable', 'users_features_settings');
  const asked = new Set(users);
  const availability = new Map<string, boolean>();
  let failure: WhmFailure | undefined;
  for (const setting of settings as unknown[]) {
    const record = asObject(setting);
    const user = record?.['user'];
    if (!record || typeof user !== 'string' || !asked.has(user)) continue;
    try {
      if (record['feature'] === FEATURE) availability.set(user, hasFeature(record));
    } catch (error) {
      failure = asFailure(error);
    }
  }
  // One odd record is of one user; an answer of which nothing can be read is of none.
  if (failure && availability.size === 0) throw failure;
  return availability;
}
