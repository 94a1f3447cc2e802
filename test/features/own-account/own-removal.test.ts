/** Removing one’s own second factor: once, and told as it is read again. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Account } from '../../../src/accounts/account.ts';
import { OwnRemoval } from '../../../src/features/own-account/own-removal.ts';
import { OwnAccountStore } from '../../../src/state/own-account-store.ts';
import type { Boot } from '../../../src/state/visit.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../../src/whm/failure.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { createHost } from '../../state/host.ts';

/** Answers each function with its data, or fails with a kind of failure. */
function setUp(
  answers: Readonly<Record<string, unknown>>,
  onAsked: (verb: string) => void = () => undefined,
) {
  const commands: string[] = [];
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  const whm: Transport = async ({ command }): Promise<Answer> => {
    const verb = command.replace('twofactorauth_', '');
    commands.push(verb);
    onAsked(verb);
    const told = answers[verb];
    if (typeof told === 'string') throw new WhmFailure(told as FailureKind, 'Why.');
    return { data: told, warnings: [] };
  };
  return { whm: () => whm, commands };
}

const config = (isEnabled: number) => ({ anna: { is_enabled: isEnabled, primary_domain: '' } });
const REMOVED = { users_modified: ['anna'], failed: {} };

suite('one’s own second factor', () => {
  for (const [name, answers, outcome, failure, refusal] of [
    ['removed', [REMOVED, config(0)], 'removed', undefined, undefined],
    [
      'the answer lost, done all the same',
      ['unreachable', config(0)],
      'removed',
      'unreachable',
      undefined,
    ],
    ['the answer lost, not done', ['timed-out', config(1)], 'not-removed', 'timed-out', undefined],
    ['not done, whatever WHM says', [REMOVED, config(1)], 'not-removed', undefined, undefined],
    ['not to be read again', [REMOVED, 'session-ended'], 'unknown', undefined, undefined],
    ['refused as a call', ['refused', config(1)], 'not-removed', 'refused', undefined],
    ['refused, and not to be read', ['refused', 'refused'], 'not-removed', 'refused', undefined],
    ['lost, and not to be read', ['timed-out', 'refused'], 'unknown', 'timed-out', undefined],
    [
      'refused for the account',
      [{ users_modified: [], failed: { anna: 'No.' } }, config(1)],
      'not-removed',
      undefined,
      'No.',
    ],
  ] as const) {
    test(`is ${name}`, async () => {
      const { whm, commands } = setUp({
        remove_user_config: answers[0],
        get_user_configs: answers[1],
      });
      const store = new OwnAccountStore({ whm: whm(), user: 'anna' } as Boot);
      const own = new OwnRemoval(
        createHost(),
        whm,
        () => store,
        () => 'anna',
      );
      await Promise.all([own.remove(), own.remove()]);
      assert.deepEqual(commands, ['remove_user_config', 'get_user_configs']);
      assert.deepEqual(
        [own.outcome, own.failure?.kind, own.refusal, own.isRemoving],
        [outcome, failure, refusal, false],
      );
      own.forget();
      assert.deepEqual([own.outcome, own.failure, own.refusal], [undefined, undefined, undefined]);
    });
  }

  test('is told as a Refresh meanwhile has read it', async () => {
    const answers = { remove_user_config: REMOVED, get_user_configs: config(1) };
    const { whm } = setUp(answers, (verb) => {
      const { value } = store.current;
      if (verb !== 'get_user_configs' || !value) return;
      const read = () =>
        new Promise<Account>((resolve) => setImmediate(resolve, { ...value, isEnabled: false }));
      // It takes the place of the reading that was begun for the removal, and takes its time.
      queueMicrotask(() => void store.current.load(read));
    });
    const store = new OwnAccountStore({ whm: whm(), user: 'anna' } as Boot);
    const own = new OwnRemoval(
      createHost(),
      whm,
      () => store,
      () => 'anna',
    );
    await store.load();
    await own.remove();
    assert.deepEqual([own.outcome, store.current.isPending], ['removed', false]);
  });
});
