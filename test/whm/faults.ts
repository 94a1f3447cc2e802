/** What can go wrong with a call, on demand: per API function, or for every one (`*`). */
import type { Remarks } from './api.ts';
import type { OddRecords } from './odd-records.ts';

export type FaultStatus = 401 | 403 | 500 | 502;
export type FaultBody =
  'login-page' | 'access-denied' | 'token-denied' | 'not-permitted' | 'error-page';

/**
 * Each may have `times`: after so many calls it switches itself off. What comes in the place of an answer may
 * have `isDone`: the function has run before, and only its answer is replaced.
 */
export type Fault = { readonly times?: number; readonly isDone?: true } & (
  | { readonly kind: 'latency'; readonly ms: number }
  /** The answer is held back until the fault is cleared or replaced; then it is given as usual. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'status'; readonly status: FaultStatus; readonly body?: FaultBody }
  /** HTTP 200 with the log-in page. */
  | { readonly kind: 'login-page' }
  | { readonly kind: 'redirect-to-login' }
  /** The JSON ends in the middle; as HTTP the answer is whole. */
  | { readonly kind: 'cut-off' }
  /** The connection breaks off; the function has not run. */
  | { readonly kind: 'reset' }
  /** The connection breaks off after the function has run. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** For functions that act on several accounts: these fail, the others do not. */
  | {
      readonly kind: 'partial';
      readonly users: readonly string[] | 'every-second';
      readonly reason: string;
    }
  /** For the personalization functions: the call succeeds; of its keys none can be set, every second one read. */
  | { readonly kind: 'keys-refused'; readonly reason: string }
  /** The usual answer, with remarks in `metadata.output`. */
  | ({ readonly kind: 'remarks' } & Remarks)
  /** For functions that list accounts: the usual answer, in which these records are of another form. */
  | { readonly kind: 'odd-records'; readonly records: OddRecords }
  | {
      readonly kind: 'body';
      readonly body: string;
      readonly contentType?: string;
      readonly status?: number;
    }
);

/** The faults that have a name, on the control page and on the command line. */
export const NAMED_FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['slow', { kind: 'latency', ms: 3_000 }],
  ['hold', { kind: 'hold' }],
  ['401', { kind: 'status', status: 401, body: 'login-page' }],
  ['403-access', { kind: 'status', status: 403, body: 'access-denied' }],
  ['403-token', { kind: 'status', status: 403, body: 'token-denied' }],
  ['403-acl', { kind: 'status', status: 403, body: 'not-permitted' }],
  ['500', { kind: 'status', status: 500, body: 'error-page' }],
  ['502', { kind: 'status', status: 502, body: 'error-page' }],
  ['login-page', { kind: 'login-page' }],
  ['redirect', { kind: 'redirect-to-login' }],
  ['cut-off', { kind: 'cut-off' }],
  ['reset', { kind: 'reset' }],
  ['reset-once', { kind: 'reset', times: 1 }],
  ['lost', { kind: 'lost' }],
  ['refused', { kind: 'refused', reason: 'The system is busy. Please try again later.' }],
  ['partial', { kind: 'partial', users: 'every-second', reason: 'The file is locked.' }],
  ['keys-refused', { kind: 'keys-refused', reason: 'The store is locked.' }],
  ['odd-records', { kind: 'odd-records', records: 'some' }],
  ['warning', { kind: 'remarks', warnings: ['The list may be incomplete.'] }],
]);

export interface FaultSwitch {
  /**
   * Replaces the one that is on for it.
   * @param name an API function, or `*`
   * @throws RangeError for a name that is neither
   */
  set(name: string, fault: Fault): void;
  /** Without a name: all of them. */
  clear(name?: string): void;
  /** Those that are on. */
  list(): ReadonlyMap<string, Fault>;
}

/** A fault that a call has met. */
export interface MetFault {
  readonly fault: Fault;
  /** Resolves when it is cleared or replaced. */
  readonly cleared: Promise<void>;
}

interface ActiveFault extends MetFault {
  readonly clear: () => void;
  callsLeft: number;
}

export class Faults implements FaultSwitch {
  private readonly _names: ReadonlySet<string>;
  private readonly _active = new Map<string, ActiveFault>();

  /** @param names that can be given a fault */
  constructor(names: ReadonlySet<string>) {
    this._names = names;
  }

  set(name: string, fault: Fault): void {
    if (!this._names.has(name)) throw new RangeError(`The local WHM has no function ${name}`);
    this.clear(name);
    let clear = (): void => undefined;
    const cleared = new Promise<void>((resolve) => (clear = resolve));
    this._active.set(name, { fault, cleared, clear, callsLeft: fault.times ?? Infinity });
  }

  clear(name?: string): void {
    for (const each of name === undefined ? [...this._active.keys()] : [name]) {
      this._active.get(each)?.clear();
      this._active.delete(each);
    }
  }

  list(): ReadonlyMap<string, Fault> {
    const active = [...this._active].filter(([, { callsLeft }]) => callsLeft > 0);
    return new Map(active.map(([name, { fault }]) => [name, fault]));
  }

  /** The fault that a call of this function meets now, if any. */
  take(name: string): MetFault | undefined {
    // Used up it stays: a call that it holds back is still to be let go.
    const met = [this._active.get(name), this._active.get('*')].find((each) => each?.callsLeft);
    if (met) met.callsLeft--;
    return met;
  }
}
