/** Answers with so many records that the client reads them in pieces. */
import { LONG } from '../../src/whm/load-long-answers.ts';

/** Names that are not in order, as Perl's hashes have none. */
export function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    // Prime to the count's digits: every number comes once.
    const number = (index * 7_919) % count;
    return `user${String(number).padStart(7, '0')}`;
  });
}

/** Of every ten, three are enabled. */
export const isEnabledAt = (index: number): boolean => index % 10 < 3;

/** `twofactorauth_get_user_configs` of these users, as WHM writes it: metadata in front, or behind. */
export function configsText(users: readonly string[], isMetadataFirst = true): string {
  const members = users.map(
    (user, index) =>
      `${JSON.stringify(user)}:{"primary_domain":"domain${index}.example","is_enabled":${Number(isEnabledAt(index))}}`,
  );
  const data = `"data":{${members.join(',')}}`;
  const metadata =
    '"metadata":{"command":"twofactorauth_get_user_configs","version":1,"reason":"OK","result":1}';
  return isMetadataFirst ? `{${metadata},${data}}` : `{${data},${metadata}}`;
}

/** So many are surely long. */
export const MANY = Math.ceil(LONG / 50);
