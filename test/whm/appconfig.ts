/** The registrations of plugins (AppConfig, whm-facts section 5): who may open what, and the menu. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasAcl, type LocalUser } from './users.ts';

export interface Registration {
  readonly name: string;
  /** Prefixes of the paths that it covers. */
  readonly urls: readonly string[];
  /** One of them suffices. */
  readonly acls: readonly string[];
  readonly displayName: string;
  /** Relative to `/cgi/`; without it there is no menu entry. */
  readonly entryUrl: string | undefined;
  /** A file in `addon_plugins/`. */
  readonly icon: string | undefined;
  readonly target: string;
}

function readValues(text: string): ReadonlyMap<string, string> {
  const lines = [...text.matchAll(/^[ \t]*([a-z]+\d*)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)];
  return new Map(lines.map(([, key = '', value = '']) => [key, value]));
}

function toRegistration(values: ReadonlyMap<string, string>): Registration {
  const name = values.get('name') ?? '';
  return {
    name,
    urls: [...values].filter(([key]) => /^url\d*$/.test(key)).map(([, url]) => url),
    acls: (values.get('acls') ?? 'all').split(',').map((acl) => acl.trim()),
    displayName: values.get('displayname') ?? name,
    entryUrl: values.get('entryurl'),
    icon: values.get('icon'),
    target: values.get('target') ?? '_blank',
  };
}

/** Read afresh every time: WHM reloads when one is registered or removed. */
export async function readRegistrations(root: string): Promise<Registration[]> {
  const directory = join(root, 'var/cpanel/apps');
  const files = (await readdir(directory)).filter((file) => file.endsWith('.conf')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
  return texts
    .map(readValues)
    .filter((values) => values.get('service') === 'whostmgr')
    .map(toRegistration);
}

/**
 * A user with those privileges that the server knows: WHM's own, and `software-NAME` of the drivers that plugins have
 * installed (whm-facts section 5). One that was granted before its driver went is none.
 */
export function withKnownAcls(root: string, user: LocalUser): LocalUser {
  const drivers = join(root, 'usr/local/cpanel/Cpanel/Config/ConfigObj/Driver');
  const isKnown = (acl: string): boolean => {
    const name = /^software-(.+)$/.exec(acl)?.[1];
    const files = name === undefined ? [] : [`${name}.pm`, `${name}/META.pm`];
    return files.every((file) => existsSync(join(drivers, file)));
  };
  return { ...user, acls: user.acls.filter(isKnown) };
}

/** Whether a user may open a path below `/cgi/`; what nobody has registered is root's alone. */
export function mayOpen(
  registrations: readonly Registration[],
  user: LocalUser,
  path: string,
): boolean {
  const covering = registrations.filter(({ urls }) => urls.some((url) => path.startsWith(url)));
  return user.hasRoot || covering.some(({ acls }) => hasAcl(user, acls));
}

/** The applications in a user's menu. */
export function listMenu(registrations: readonly Registration[], user: LocalUser): Registration[] {
  return registrations.filter(({ acls, entryUrl }) => entryUrl !== undefined && hasAcl(user, acls));
}
