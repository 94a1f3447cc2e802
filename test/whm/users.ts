/** Who can log in to the local WHM, and what each may do. */

export interface LocalUser {
  readonly name: string;
  readonly password: string;
  /** For programs outside the browser: `Authorization: whm NAME:TOKEN`. */
  readonly apiToken: string;
  /** Who it is, in a few words. */
  readonly description: string;
  readonly hasRoot: boolean;
  /** Privileges of a reseller; root has every one. */
  readonly acls: readonly string[];
}

const user = (name: string, acls: readonly string[], description: string): LocalUser => ({
  name,
  password: `${name}-password`,
  apiToken: `${name.toUpperCase()}0API0TOKEN`,
  description,
  hasRoot: name === 'root',
  acls,
});

export const USERS: readonly LocalUser[] = [
  user('root', ['all'], 'the server administrator: every account, and root itself'),
  user(
    'brightweb',
    ['create-acct', 'list-accts'],
    'a reseller with 40 accounts, not in its own list',
  ),
  user('northhost', ['create-acct', 'list-accts'], 'a reseller who owns itself and 12 accounts'),
  user('newstart', ['create-acct', 'list-accts'], 'a reseller without any account'),
  user('fairhost', ['create-acct'], 'a reseller with 8 accounts, without the privilege list-accts'),
  // What it was granted counts only where the plugin is installed with --own-privilege.
  user(
    'helpdesk',
    ['list-accts', 'software-twofactor_status'],
    'a user without any right to the page',
  ),
];

/** @throws RangeError where there is nobody of that name */
export function findUser(name: string): LocalUser {
  const found = USERS.find((each) => each.name === name);
  if (!found) throw new RangeError(`The local WHM has no user ${name}`);
  return found;
}

/** Whether one of the privileges is held; root holds all, and `any` is everybody's. */
export function hasAcl({ hasRoot, acls }: LocalUser, wanted: readonly string[]): boolean {
  return hasRoot || wanted.some((acl) => acl === 'any' || acls.includes(acl));
}
