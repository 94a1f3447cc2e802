/** What can come in the place of WHM's answer: one column of the fault table. */
import type { FailureKind } from '../../src/whm/failure.ts';
import { denial } from '../whm/api-call.ts';

/** What one request meets. */
export type Reply =
  /** WHM's own answer. */
  | 'usual'
  /** The connection is reset. */
  | 'reset'
  /** The connection breaks off in the middle of the answer. */
  | 'cut'
  | { readonly status: number; readonly body: string }
  /** WHM's own answer with another `data`. */
  | { readonly data: unknown }
  /** Half of WHM's own answer, as a whole one. */
  | { readonly isHalf: true }
  /** Nothing for so long, and then WHM's own answer. */
  | { readonly silentMs: number };

export interface Fault {
  readonly name: string;
  /** What the nth request meets, from 0. */
  readonly reply: (nth: number) => Reply;
  /** How the first call fails; undefined where it does not. A change is not tried again. */
  readonly kindOf: (call: FaultyCall) => FailureKind | undefined;
}

/** What of a call decides how it fails. */
export interface FaultyCall {
  readonly effect: 'read' | 'change';
  readonly limitMs: number;
  /** Whether it looks at `data` at all. */
  readonly hasData: boolean;
  /** Whether no `data` at all means that there is nothing to tell. */
  readonly isEmptyFine: boolean;
}

const MEGABYTE = 1_000_000;
/** Nothing that looks through it may take longer than it is long, several times over. */
const formsWithoutEnd = '<form '.repeat(MEGABYTE / 6);
const LOGIN_PAGE =
  '<!DOCTYPE html><html><body><form action="/login/" method="post"></form></body></html>';

const BODIES: Readonly<Record<string, string>> = {
  HTML: '<!DOCTYPE html><html><body><h1>Sorry</h1></body></html>',
  JSON: '{"error":"Sorry","data":{"is_enabled":1}}',
  'an empty body': '',
  'a megabyte of HTML': `<html>${formsWithoutEnd}`,
};

/** How each status is taken where the body is not WHM's own. */
const STATUSES: readonly (readonly [status: number, kind: FailureKind])[] = [
  [301, 'session-ended'],
  [401, 'session-ended'],
  [403, 'not-permitted'],
  [404, 'unreadable'],
  [429, 'unreadable'],
  [500, 'server-error'],
  [502, 'server-error'],
  [503, 'server-error'],
];

/** The same for every request, and taken the same way by every call. */
const always = (name: string, kind: FailureKind, reply: Reply): Fault => ({
  name,
  reply: () => reply,
  kindOf: () => kind,
});

const with200 = (name: string, kind: FailureKind, body: string): Fault =>
  always(`200 with ${name}`, kind, { status: 200, body });

/** Another `data` than a call knows; null and an empty list may be how nothing is written. */
const withData = (name: string, data: unknown, isNothing = false): Fault => ({
  name: `data that is ${name}`,
  reply: () => ({ data }),
  kindOf: ({ hasData, isEmptyFine }) =>
    hasData && !(isNothing && isEmptyFine) ? 'unreadable' : undefined,
});

const silence = (name: string, silentMs: number): Fault => ({
  name,
  reply: () => ({ silentMs }),
  kindOf: ({ limitMs }) => (silentMs >= limitMs ? 'timed-out' : undefined),
});

/** Fails some times, each in its way, and works then. */
const restarting = (name: string, replies: readonly Reply[], kindOf: Fault['kindOf']): Fault => ({
  name,
  reply: (nth) => replies[nth] ?? 'usual',
  kindOf,
});

const BAD_GATEWAY: Reply = { status: 502, body: BODIES['HTML'] ?? '' };
const UNAVAILABLE: Reply = { status: 503, body: '' };

export const FAULTS: readonly Fault[] = [
  ...STATUSES.flatMap(([status, kind]) =>
    Object.entries(BODIES).map(([name, body]) =>
      always(`${status} with ${name}`, kind, { status, body }),
    ),
  ),
  with200('the login page', 'session-ended', LOGIN_PAGE),
  with200('the login page at the end of a megabyte', 'session-ended', formsWithoutEnd + LOGIN_PAGE),
  always('403 with the login page', 'session-ended', { status: 403, body: LOGIN_PAGE }),
  // Logged out, or logged in anew, in another window: the cookie or the token is another one.
  always('a session that another window has ended', 'session-ended', {
    status: 403,
    body: denial('Access denied'),
  }),
  always('a session that another window has begun', 'session-ended', {
    status: 403,
    body: denial('Token denied'),
  }),
  with200('an empty body', 'unreadable', ''),
  with200('HTML', 'unreadable', BODIES['HTML'] ?? ''),
  with200('null', 'unreadable', 'null'),
  with200('a list', 'unreadable', '[{"metadata":{"result":1}}]'),
  with200('a megabyte of JSON', 'unreadable', JSON.stringify({ data: 'x'.repeat(MEGABYTE) })),
  with200('another result', 'unreadable', '{"metadata":{"result":"perhaps"},"data":{}}'),
  always('JSON that is cut off', 'unreadable', { isHalf: true }),
  withData('a text', 'no'),
  withData('a number', 1),
  withData('true', true),
  withData('a list', [1, null, 'x']),
  withData('an empty list', [], true),
  withData('null', null, true),
  silence('half a minute of silence', 30_000),
  silence('silence', Infinity),
  always('a connection that is reset', 'unreachable', 'reset'),
  always('an answer that breaks off', 'unreachable', 'cut'),
  restarting('offline for a moment', ['reset'], ({ effect }) =>
    effect === 'read' ? undefined : 'unreachable',
  ),
  restarting('offline for a while', ['reset', 'reset', 'reset', 'cut'], () => 'unreachable'),
  restarting('a daemon that restarts', [BAD_GATEWAY, UNAVAILABLE, 'reset'], () => 'server-error'),
  restarting('a daemon that restarts behind a closed door', ['reset', UNAVAILABLE], ({ effect }) =>
    effect === 'read' ? 'server-error' : 'unreachable',
  ),
];
