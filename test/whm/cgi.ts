/** Runs a CGI program with Perl, as WHM's daemon does, with stand-ins for cPanel's modules. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Registration } from './appconfig.ts';
import { HOST_NAME } from './population.ts';
import type { Session } from './sessions.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** WHM's own part of the menu: for the eye. */
const MENU = [
  'Server Configuration',
  'Networking Setup',
  'Security Center',
  'Server Contacts',
  'Resellers',
  'Account Information',
  'Account Functions',
];

const RIGHT_TO_LEFT = /^(?:ar|he|fa)\b/;

export interface CgiRequest {
  readonly file: string;
  readonly method: string;
  /** Below the token. */
  readonly path: string;
  readonly query: string;
  readonly session: Session;
  /** The server's root directory. */
  readonly root: string;
  readonly version: string;
  /** The applications in the user's menu. */
  readonly menu: readonly Registration[];
  /** Whether the page's header defines `window.COMMON`, by an inline script. */
  readonly hasCommon: boolean;
}

export interface CgiAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** What the program wrote to stderr: WHM puts it into its error log. */
  readonly errors: string;
}

/** What the stand-ins for cPanel's Perl modules know (test/whm/perl/LocalWhm.pm). */
function describe({ session, root, version, menu, path, hasCommon }: CgiRequest): string {
  const { token, user, locale } = session;
  return JSON.stringify({
    templateRoots: [
      join(root, 'usr/local/cpanel/whostmgr/docroot/templates'),
      join(here, 'templates'),
    ],
    templateCompiles: join(root, 'var/cpanel/template_compiles'),
    user: user.name,
    hasRoot: user.hasRoot,
    acls: user.acls,
    securityToken: token,
    locale,
    dir: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
    hostname: HOST_NAME,
    version,
    hasCommon,
    serverRoot: root,
    versionFile: join(root, 'usr/local/cpanel/version'),
    menu: MENU.map((name) => ({ name, url: `${token}/` })),
    plugins: menu.map(({ displayName, entryUrl = '', icon, target }) => ({
      name: displayName,
      url: `${token}/cgi/${entryUrl}`,
      target,
      icon: icon && `${token}/addon_plugins/${icon}`,
      isCurrent: path === `/cgi/${entryUrl}`,
    })),
  });
}

function parse(output: Buffer, errors: string): CgiAnswer {
  const end = /\r?\n\r?\n/.exec(output.toString('latin1'));
  if (!end) return { status: 500, headers: [], body: Buffer.alloc(0), errors };
  const lines = output.subarray(0, end.index).toString('latin1').split(/\r?\n/);
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const isStatus = ([name]: [string, string]) => name.toLowerCase() === 'status';
  return {
    status: Number.parseInt(fields.find(isStatus)?.[1] ?? '200', 10),
    headers: fields.filter((field) => !isStatus(field)),
    body: output.subarray(end.index + end[0].length),
    errors,
  };
}

/** A program that prints no header has failed: status 500, as WHM answers. */
export async function runCgi(request: CgiRequest): Promise<CgiAnswer> {
  const { file, path, query, method, session } = request;
  const child = spawn('perl', [file], {
    cwd: dirname(file),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of this process's own environment, but where to find programs.
    env: {
      PATH: process.env['PATH'],
      PERL5LIB: join(here, 'perl'),
      LOCAL_WHM: describe(request),
      GATEWAY_INTERFACE: 'CGI/1.1',
      SERVER_PROTOCOL: 'HTTP/1.1',
      REMOTE_USER: session.user.name,
      REQUEST_METHOD: method,
      SCRIPT_NAME: path,
      SCRIPT_FILENAME: file,
      QUERY_STRING: query,
      cp_security_token: session.token,
    },
  });
  const isStarted = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const [output, errors] = await Promise.all([buffer(child.stdout), text(child.stderr), isStarted]);
  return parse(output, errors);
}
