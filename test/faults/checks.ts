/** What holds whatever goes wrong: it is named and told in words, nothing is sent twice, no promise is left. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describeFailure } from '../../src/ui/describe-failure.ts';
import { failureTitle } from '../../src/ui/what-was-said.ts';
import type { WhmFailure } from '../../src/whm/failure.ts';
import { turn } from '../state/turns.ts';
import type { FaultyWhm } from './faulty-whm.ts';

const LOG_IN = '/login/?goto_uri=%2Fhere';

/** There are words for it: what happened, in the list's place and after an action, and the way out. */
export function assertTold(failure: WhmFailure): void {
  const { title, logIn } = describeFailure(failure, LOG_IN);
  for (const text of [title, failureTitle(failure)]) {
    assert.ok(text.trim().length > 5, `no words for ${failure.kind}`);
    assert.doesNotMatch(text, /undefined|\{\{|\[object/);
  }
  assert.equal(logIn, failure.kind === 'session-ended' ? LOG_IN : '');
}

/** Of what changes the server, nothing was sent twice in the same words. */
export function assertSentOnce(whm: FaultyWhm): void {
  const changes = whm.sent.filter(({ isChange }) => isChange);
  const twice = changes.filter(
    (one, at) =>
      at !== changes.findIndex(({ name, body }) => name === one.name && body === one.body),
  );
  assert.deepEqual(twice, []);
}

/** Collects rejections that nobody handles. @returns what fails where there was one */
export function watchRejections(t: TestContext): () => Promise<void> {
  const left: unknown[] = [];
  const leave = (reason: unknown): void => void left.push(reason);
  process.on('unhandledRejection', leave);
  t.after(() => process.off('unhandledRejection', leave));
  return async () => {
    await turn(2);
    assert.deepEqual(left, [], 'no rejection is left to nobody');
  };
}
