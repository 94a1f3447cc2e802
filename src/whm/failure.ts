/** The ways in which a call to WHM fails: a small closed set that the page tells apart. */

/**
 * - `session-ended`: nobody is logged in (any more)
 * - `not-permitted`: logged in, but the privileges (ACLs) do not allow it
 * - `refused`: WHM answered no, with a reason
 * - `unreadable`: WHM answered something that this client does not understand
 * - `server-error`: an answer with an HTTP status from 500 on that is not WHM's own
 * - `unreachable`: no answer
 * - `timed-out`: no whole answer within the limit
 * - `cancelled`: the caller gave the call up
 * - `part-missing`: WHM has answered, and what of this page reads such an answer could not be loaded
 */
export type FailureKind =
  | 'session-ended'
  | 'not-permitted'
  | 'refused'
  | 'unreadable'
  | 'server-error'
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  | 'part-missing';

/** A failed call to WHM. */
export class WhmFailure extends Error {
  override readonly name = 'WhmFailure';
  readonly kind: FailureKind;
  /**
   * What WHM said (its text, in the viewer's language); for `unreadable` the part of the answer that
   * was wrong, for `server-error` the HTTP status. May be empty.
   */
  readonly reason: string;
  /** Whether WHM's own answer, its envelope, said no: nothing else says that a change was not done. */
  readonly isRefusal: boolean;

  constructor(kind: FailureKind, reason = '', isRefusal = kind === 'refused') {
    super(`${kind} ${reason}`);
    this.kind = kind;
    this.reason = reason;
    this.isRefusal = isRefusal;
  }
}

/** The transport rejects with nothing else; what goes wrong on our side is told as well. */
export function asFailure(error: unknown): WhmFailure {
  if (error instanceof WhmFailure) return error;
  // What was thrown may have no text: turning it into one could throw anew.
  return new WhmFailure('unreadable', error instanceof Error ? error.message : '');
}
