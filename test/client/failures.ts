/** Catching the failure of a call, to look at it. */
import assert from 'node:assert/strict';
import { WhmFailure, type FailureKind } from '../../src/whm/failure.ts';

export interface Failed {
  readonly kind: FailureKind;
  readonly reason: string;
}

/** How a call fails; a call that succeeds, or fails with anything else, fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<Failed> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof WhmFailure, `not a WhmFailure: ${String(error)}`);
    return { kind: error.kind, reason: error.reason };
  }
  assert.fail('The call succeeded');
}
