/** Real answers, mutated: out of every function comes a value or a failure with a name, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { readAnswer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { getAvailability } from '../../src/whm/features.ts';
import { getIssuer } from '../../src/whm/issuer.ts';
import { readLongAnswer } from '../../src/whm/long-answers.ts';
import { getValues, setValues } from '../../src/whm/personalization.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { getPolicyStatus, getUserConfigs } from '../../src/whm/two-factor.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import {
  generateConfig,
  removeUserConfigs,
  setConfig,
  setIssuer,
  switchPolicy,
} from '../../src/whm/two-factor-changes.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 8_000);

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const metadata = { version: 1, reason: 'OK', result: 1, command: 'x' };
const configs = {
  anna: { is_enabled: 1, primary_domain: 'anna.example' },
  bob: { is_enabled: '0', primary_domain: 'xn--mnchen-3ya.de' },
};
const accounts = [
  { user: 'anna', domain: 'anna.example', owner: 'root', plan: 'Basic', email: 'a@b.example' },
  { user: 'bob', owner: 'anna', suspended: '1', unix_startdate: '1700000000', email: '*unknown*' },
];
const SECRET = 'ABCDEFGHIJKLMNOP';

/** Each function, and what WHM answers to it. */
const CALLS: readonly (readonly [call: (whm: Transport) => Promise<unknown>, data: unknown])[] = [
  [(whm) => getUserConfigs(whm), configs],
  [(whm) => getUserConfig(whm, 'anna'), configs],
  [getPolicyStatus, { is_enabled: 1 }],
  [getAccountRecords, { acct: accounts }],
  [
    (whm) => getAvailability(whm, ['anna', 'bob']),
    {
      users_features_settings: [
        { user: 'anna', feature: 'twofactorauth', feature_list_setting: 1, cpuser_setting: null },
        { user: 'bob', feature: 'twofactorauth', feature_list_setting: '0', cpuser_setting: 1 },
      ],
    },
  ],
  [getIssuer, { issuer: 'Mine', system_wide_issuer: 'All' }],
  [
    (whm) => getValues(whm, ['a', 'b']),
    { personalization: { a: { success: 1, value: '{}' }, b: { success: 0, value: null } } },
  ],
  [
    (whm) => setValues(whm, new Map([['a', 'x']])),
    { personalization: { a: { success: 1, reason: 'OK' } } },
  ],
  [
    (whm) => removeUserConfigs(whm, ['anna', 'bob']),
    { users_modified: ['anna'], failed: { bob: 'Locked.' } },
  ],
  [(whm) => switchPolicy(whm, true), undefined],
  [(whm) => setIssuer(whm, 'Mine'), undefined],
  [generateConfig, { secret: SECRET, otpauth_str: `otpauth://totp/a?secret=${SECRET}` }],
  [(whm) => setConfig(whm, SECRET, '123456'), { success: 1 }],
];
/** What the daemon itself answers. */
const DENIAL = {
  cpanelresult: { apiversion: '2', error: 'Access denied', data: { reason: 'x', result: '0' } },
};

const KEYS = [
  ...[
    'toString',
    'valueOf',
    'toJSON',
    '__proto__',
    'constructor',
    'then',
    'length',
    'hasOwnProperty',
  ],
  ...[
    '',
    '0',
    'user',
    'error',
    'metadata',
    'result',
    'data',
    'acct',
    '\ud800',
    'x\udc00',
    '\u202e',
    'anna',
  ],
];
const deep = (depth: number): unknown => {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 ? { a: value } : [value];
  return value;
};
const LEAVES: readonly (() => unknown)[] = [
  ...[null, true, false, 0, 1, -1, '0', '1', '', ' ', 'no', '\ud800', '\udfff\ud800'].map(
    (leaf) => () => leaf,
  ),
  ...[1e308, -0, 2 ** 53, 0.1, 1e-320].map((leaf) => () => leaf),
  ...['xn--', 'xn--0', `xn--${'9'.repeat(58)}`, 'Access denied', '<form action="/login/">'].map(
    (leaf) => () => leaf,
  ),
  () => [],
  () => ({}),
  () => 'x'.repeat(5_000),
  () => JSON.parse('{"toString":1,"valueOf":null}') as unknown,
  () => JSON.parse('{"__proto__":{"a":1},"length":3}') as unknown,
  () => ({ then: 1 }),
  () => deep(60),
];

type Branch = Record<string, unknown> | unknown[];
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
/** Not an assignment: `__proto__` is to be a key like any other, as in what JSON.parse makes. */
const put = (branch: Branch, key: string, value: unknown): void => {
  if (Array.isArray(branch) && key === 'length') return;
  Object.defineProperty(branch, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

/** Replaces, removes, doubles, renames or adds one node, anywhere. */
function mutate(root: Branch, random: (below: number) => number): void {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T; // never empty
  const branches: Branch[] = [];
  const walk = (value: unknown): void => {
    if (!isBranch(value) || branches.length > 300) return;
    branches.push(value);
    for (const one of Object.values(value)) walk(one);
  };
  walk(root);
  const branch = pick(branches);
  const keys = Object.keys(branch);
  const key = keys.length > 0 ? pick(keys) : pick(KEYS);
  const value: unknown = Object.getOwnPropertyDescriptor(branch, key)?.value;
  switch (random(5)) {
    case 0:
      put(branch, key, pick(LEAVES)());
      return;
    case 1:
      if (Array.isArray(branch)) branch.splice(Number(key) || 0, 1);
      else Reflect.deleteProperty(branch, key);
      return;
    case 2:
      if (Array.isArray(branch)) branch.push(structuredClone(value));
      else put(branch, pick(KEYS), structuredClone(value));
      return;
    case 3:
      if (!Array.isArray(branch)) {
        Reflect.deleteProperty(branch, key);
        put(branch, pick(KEYS), value);
      }
      return;
    default:
      if (Array.isArray(branch)) branch.push(pick(LEAVES)());
      else put(branch, pick(KEYS), pick(LEAVES)());
  }
}

/** As text, now and then not even JSON. */
function write(body: unknown, random: (below: number) => number): string {
  const text = JSON.stringify(body);
  const at = random(text.length + 1);
  const chance = random(40);
  if (chance === 0) return text.slice(0, at);
  if (chance === 1) return text.slice(0, at) + '\ud83d' + text.slice(at);
  if (chance === 2) return `<html>${text}`;
  if (chance === 3) return text.replace('1', `${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  return text;
}

test(`${TIMES} answers, seed ${SEED}: a value, or a failure with a name`, async (t) => {
  t.diagnostic(`FUZZ_SEED=${SEED}`);
  const random = createRandom(SEED);
  const left: unknown[] = [];
  const leave = (reason: unknown): void => void left.push(reason);
  process.on('unhandledRejection', leave);
  t.after(() => process.off('unhandledRejection', leave));
  const statuses = [200, 200, 200, 200, 200, 401, 403, 404, 500, 302];
  for (let at = 0; at < TIMES; at++) {
    const [call, data] = CALLS[random(CALLS.length)] ?? assert.fail();
    const body = structuredClone(
      random(10) === 0 ? DENIAL : { metadata, ...(data !== undefined && { data }) },
    ) as Branch;
    for (let times = random(4); times >= 0; times--) mutate(body, random);
    const text = write(body, random);
    const status = statuses[random(statuses.length)] ?? 200;
    const isLong = random(4) === 0;
    // As the transport does it, without the network.
    const whm: Transport = async ({ long }) => {
      const raw = { status, isRedirect: status === 302, text };
      const cut = long && isLong ? await readLongAnswer(text, long) : undefined;
      return cut
        ? { ...readAnswer({ ...raw, text: cut.envelope }), pieces: cut.pieces }
        : readAnswer(raw);
    };
    try {
      await call(whm);
    } catch (error) {
      const isNamed = error instanceof WhmFailure && typeof error.reason === 'string';
      assert.ok(
        isNamed,
        `seed ${SEED}, ${at}: ${status} ${text.slice(0, 2_000)}\n${describe(error)}`,
      );
    }
  }
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(left, [], 'no rejection is left to nobody');
});

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : typeof error;
