/** Fuzzing: mutated answers through the client and the accounts. Out comes what the oracle reads, or a failure with a name. */
import assert from 'node:assert/strict';
import type { Account, AccountDetails } from '../../src/accounts/account.ts';
import { readAnswer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { readLongAnswer } from '../../src/whm/long-answers.ts';
import type { ListStart } from '../../src/whm/list-start.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { getUserConfigs } from '../../src/whm/two-factor.ts';
import { checkList, checkPipeline } from './check-accounts.ts';
import { createRandom, mutate, pick, write, type Random } from './mutate.ts';
import * as oracle from './oracle.ts';
import { DENIAL, FUNCTIONS, realAnswers, type RealAnswer } from './real-answers.ts';

export interface FuzzOptions {
  readonly times: number;
  readonly seed: number;
}

export interface FuzzResult {
  /** How many answers were read as what they say. */
  readonly values: number;
  /** How many failed, by the name of the failure. */
  readonly failures: ReadonlyMap<string, number>;
}

/** So seldom an answer is one that the client reads in several pieces. */
const SELDOM = 200;
const STATUSES = [401, 403, 404, 500, 302] as const;

/** What the last good answers told, for what is joined. */
interface Known {
  records: ReadonlyMap<string, AccountDetails> | undefined;
  canEnable: ReadonlyMap<string, boolean>;
}

/** As the transport does it, without the network. */
const transportOf =
  (status: number, text: string, isLong: boolean): Transport =>
  async ({ long }) => {
    const raw = { status, isRedirect: status === 302, text };
    const cut = long && isLong ? await readLongAnswer(text, long) : undefined;
    return cut
      ? { ...readAnswer({ ...raw, text: cut.envelope }), pieces: cut.pieces }
      : readAnswer(raw);
  };

function checkStart(start: ListStart, states: oracle.States): void {
  const number = (state: oracle.Truth) =>
    [...states.values()].filter((one) => one === state).length;
  assert.deepEqual(
    [start.total, start.enabled, start.unknown],
    [states.size, number(true), number(undefined)],
  );
  for (const { user, isEnabled } of start.accounts) assert.equal(isEnabled, states.get(user));
}

/** Where the oracle reads a value it is asserted, and where it reads none the call is to fail. @returns the list, where it is one */
async function check(
  { kind, users, which }: RealAnswer,
  whm: Transport,
  box: { readonly data: unknown } | undefined,
  known: Known,
): Promise<readonly Account[] | undefined> {
  const isFailing = (what: unknown): void => {
    assert.ok(box !== undefined && what !== undefined, 'a value of what cannot be read');
  };
  switch (kind) {
    case 'list': {
      const states = box && oracle.readStates(box.data);
      const starts: ListStart[] = [];
      const onStart = (start: ListStart): Promise<void> => Promise.resolve(void starts.push(start));
      const { accounts } = await getUserConfigs(whm, { onStart });
      isFailing(states);
      if (!states) return undefined;
      checkList(accounts, states);
      for (const start of starts) checkStart(start, states);
      return accounts;
    }
    case 'records': {
      const expected = box && oracle.readRecords(box.data);
      const { records } = await FUNCTIONS.records(whm);
      isFailing(expected);
      const told = Array.from(records, ([user, { owner, package: plan, isSuspended }]) => [
        user,
        { owner, plan, isSuspended },
      ]);
      assert.deepEqual(told, [...(expected ?? [])]);
      known.records = records;
      return undefined;
    }
    case 'availability': {
      const expected = box && oracle.readFeatures(box.data, users);
      known.canEnable = await FUNCTIONS.availability(whm, users);
      isFailing(expected);
      assert.deepEqual([...known.canEnable], [...(expected ?? [])]);
      return undefined;
    }
    case 'policy': {
      const expected = box && oracle.readPolicy(box.data);
      const isOn = await FUNCTIONS.policy(whm);
      assert.equal(isOn, expected);
      return undefined;
    }
    case 'removal': {
      const expected = box && oracle.readRemoval(box.data);
      const { modified, failed } = await FUNCTIONS.removal(whm, users);
      assert.deepEqual({ modified: modified.size, failed: failed.size }, expected);
      return undefined;
    }
    case 'others':
      await FUNCTIONS.others(whm, users, which);
      isFailing(true);
  }
  return undefined;
}

/** Whether the oracle reads a value where the client has failed. Of `others` it reads none. */
function isReadable(
  { kind, users }: RealAnswer,
  box: { readonly data: unknown } | undefined,
): boolean {
  if (!box) return false;
  const { data } = box;
  const values = {
    list: () => oracle.readStates(data),
    records: () => oracle.readRecords(data),
    availability: () => oracle.readFeatures(data, users),
    policy: () => oracle.readPolicy(data),
    removal: () => oracle.readRemoval(data),
    others: () => undefined,
  };
  return values[kind]() !== undefined;
}

function mutated(usual: RealAnswer, random: Random): string {
  const body = structuredClone(random(40) === 0 ? DENIAL : usual.body) as Record<string, unknown>;
  // Some stay as they are: those must be read.
  for (let times = random(5); times > 0; times--) mutate(body, random);
  return write(body, random);
}

/** @throws AssertionError with the seed and the answer, for the first that comes out wrong */
export async function fuzz({ times, seed }: FuzzOptions): Promise<FuzzResult> {
  const random = createRandom(seed);
  const short = [0, 3, 12, 40].flatMap((accounts) => realAnswers(accounts, 'root', seed));
  short.push(...realAnswers(120, 'brightweb', seed));
  const long = realAnswers(2_500, 'root', seed).filter(({ kind }) => /list|records/.test(kind));
  // The lists are what is counted: half of all.
  const lists = short.filter(({ kind }) => kind === 'list' || kind === 'records');
  const known: Known = { records: undefined, canEnable: new Map() };
  const failures = new Map<string, number>();
  const left: unknown[] = [];
  const leave = (reason: unknown): void => void left.push(reason);
  process.on('unhandledRejection', leave);
  let values = 0;
  try {
    for (let at = 0; at < times; at++) {
      const usual = pick(at % SELDOM === SELDOM - 1 ? long : random(2) ? lists : short, random);
      const text = mutated(usual, random);
      const status = random(10) === 0 ? pick(STATUSES, random) : 200;
      const box = oracle.readData(status, text);
      try {
        const whm = transportOf(status, text, random(3) === 0);
        const accounts = await check(usual, whm, box, known);
        values++;
        if (accounts) checkPipeline(accounts, known.records, known.canEnable, random);
      } catch (error) {
        if (error instanceof WhmFailure && !isReadable(usual, box)) {
          failures.set(error.kind, (failures.get(error.kind) ?? 0) + 1);
          continue;
        }
        const said = error instanceof Error ? (error.stack ?? error.message) : typeof error;
        const what = `FUZZ_SEED=${seed}, answer ${at}, ${usual.kind}, HTTP ${status}`;
        assert.fail(`${what}: ${text.slice(0, 3_000)}\n${said}`);
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('unhandledRejection', leave);
  }
  assert.deepEqual(left, [], 'a rejection is left to nobody');
  return { values, failures };
}
