/** Mutations that know the structure of an answer: a node is replaced, removed, doubled, renamed, moved or added, anywhere. */

/** A whole number from 0 on, below another. */
export type Random = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** @param list is not empty */
export const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;

const KEYS = [
  ...['toString', 'valueOf', 'toJSON', '__proto__', 'constructor', 'then', 'length'],
  ...['hasOwnProperty', '', '0', 'user', 'owner', 'error', 'metadata', 'result', 'data', 'acct'],
  ...['\ud800', 'x\udc00', '\u202e', 'anna', 'root', 'is_enabled', 'primary_domain', 'suspended'],
];

const deep = (depth: number): unknown => {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 ? { a: value } : [value];
  return value;
};

const LEAVES: readonly (() => unknown)[] = [
  ...[null, true, false, 0, 1, -1, 2, '0', '1', '', ' ', 'no', '00', '1.0', '\0'],
  ...['\ud800', '\udfff\ud800', 'root', 'true', 'null', '*unknown*', 'a@b.example,*unknown*'],
  ...[1e308, -0, 2 ** 53, 0.1, 1e-320, 253_402_300_800, '13 May 22 16:03', '0x10', '1e3'],
  ...['xn--', 'xn--0', `xn--${'9'.repeat(58)}`, 'Access denied', '<form action="/login/">'],
].map((leaf) => () => leaf);
const BRANCHES: readonly (() => unknown)[] = [
  () => [],
  () => ({}),
  () => ({ then: 1 }),
  () => ['0', null],
  () => 'x'.repeat(5_000),
  () => JSON.parse('{"toString":1,"valueOf":null}') as unknown,
  () => JSON.parse('{"__proto__":{"a":1},"length":3}') as unknown,
  () => deep(60),
];
const ALL = [...LEAVES, ...BRANCHES];

type Branch = Record<string, unknown> | unknown[];
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Not an assignment: `__proto__` is to be a key like any other, as in what JSON.parse makes. */
function put(branch: Branch, key: string, value: unknown): void {
  // Of a list JSON knows only the items.
  if (Array.isArray(branch) && !/^\d+$/.test(key)) {
    branch.push(value);
    return;
  }
  const property = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(branch, key, property);
}

function remove(branch: Branch, key: string): void {
  if (Array.isArray(branch)) branch.splice(Number(key) || 0, 1);
  else Reflect.deleteProperty(branch, key);
}

function add(branch: Branch, value: unknown, random: Random): void {
  if (Array.isArray(branch)) branch.splice(random(branch.length + 1), 0, value);
  else put(branch, pick(KEYS, random), value);
}

/** What stands, or could be taken, for true or false. */
const TRUTHS: readonly unknown[] = [
  ...[0, 1, 2, -1, '0', '1', '', ' ', '00', '0.0', '1.0', 'no', 'yes', 'true', 'false'],
  ...[true, false, null, [], ['1'], {}],
];

/** Perl writes what looks like a number as it likes, and true and false in many ways. */
function respell(value: unknown, random: Random): unknown {
  // A copy: what is put in is changed further on.
  if (TRUTHS.includes(value)) return structuredClone(pick(TRUTHS, random));
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
    return Number(value);
  if (Array.isArray(value)) return Object.fromEntries(value.map((one, at) => [String(at), one]));
  return isBranch(value) ? Object.values(value) : value === null ? '' : [value];
}

/** Any of the branches, most often one of what the answer is about. */
function chooseBranch(root: Branch, random: Random): Branch {
  const data = Array.isArray(root) ? undefined : root['data'];
  let branch = isBranch(data) && random(5) > 0 ? data : root;
  for (let depth = 0; depth < 8; depth++) {
    const below: unknown = Object.values(branch);
    const branches = (below as unknown[]).filter(isBranch);
    if (branches.length === 0 || random(4) === 0) return branch;
    branch = pick(branches, random);
  }
  return branch;
}

/** Changes one node in place. */
export function mutate(root: Branch, random: Random): void {
  const branch = chooseBranch(root, random);
  const keys = Object.keys(branch);
  const key = keys.length > 0 ? pick(keys, random) : pick(KEYS, random);
  const value: unknown = Object.getOwnPropertyDescriptor(branch, key)?.value;
  switch (random(8)) {
    case 0:
      put(branch, key, pick(ALL, random)());
      return;
    case 1:
      remove(branch, key);
      return;
    case 2:
      add(branch, structuredClone(value), random);
      return;
    case 3:
      if (Array.isArray(branch)) return;
      remove(branch, key);
      put(branch, pick(KEYS, random), value);
      return;
    case 4:
      put(branch, key, respell(value, random));
      return;
    case 5: {
      const other = chooseBranch(root, random);
      // Not into itself.
      add(other, structuredClone(value), random);
      return;
    }
    case 6:
      if (isBranch(value)) put(value, pick(KEYS, random), pick(LEAVES, random)());
      else put(branch, key, pick(LEAVES, random)());
      return;
    default:
      add(branch, pick(ALL, random)(), random);
  }
}

/**
 * The same value in another spelling: escapes, members of the same name before the one that counts, and white space
 * where that is asked for (a long answer is read in pieces only without it).
 */
function spell(value: unknown, isSpaced: boolean, random: Random): string {
  const space = (): string => (isSpaced ? pick(['', '', '', ' ', '\n\t'], random) : '');
  const text = (string: string): string =>
    random(6) === 0
      ? `"${string.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
      : JSON.stringify(string);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && Number.isSafeInteger(value) && random(4) === 0)
    return `${value}.0`;
  const below = (one: unknown): string => spell(one, isSpaced, random);
  if (Array.isArray(value)) return `[${space()}${value.map(below).join(`${space()},`)}${space()}]`;
  if (!isBranch(value)) return JSON.stringify(value);
  const members: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    members.push(`${text(key)}${space()}:${space()}${below(one)}`);
    // In front of all: what comes later counts.
    if (random(12) === 0) {
      const other = random(2) === 0 ? pick(LEAVES, random)() : { is_enabled: random(2) };
      members.unshift(`${text(key)}:${JSON.stringify(other)}`);
    }
  }
  return `{${space()}${members.join(`${space()},${space()}`)}}`;
}

/** As text, now and then in another spelling, and now and then not even JSON. */
export function write(body: unknown, random: Random): string {
  const chance = random(40);
  if (chance >= 4 && chance < 8) return spell(body, chance < 6, random);
  const text = JSON.stringify(body);
  const at = random(text.length + 1);
  if (chance === 0) return text.slice(0, at);
  if (chance === 1) return `${text.slice(0, at)}\ud83d${text.slice(at)}`;
  if (chance === 2) return `<html>${text}`;
  if (chance === 3) return text.replace('1', `${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  if (chance === 8) return `${text.slice(0, at)}${text.slice(random(at + 1))}`;
  if (chance === 9) return `\ufeff${text}`;
  return text;
}
