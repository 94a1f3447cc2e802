/** A WHM in the test's hand: every call waits until the test answers it or lets it fail. */
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../src/whm/failure.ts';
import type { WhmRequest } from '../../src/whm/request.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { frame } from './mount.ts';

/** A call that was made. Answering it resolves when the page has drawn what comes of it. */
export interface HeldCall {
  readonly request: WhmRequest;
  readonly isCancelled: boolean;
  /** @param servedAt the server's clock; ms since the epoch */
  answer(data: unknown, warnings?: readonly string[], servedAt?: number): Promise<void>;
  fail(kind: FailureKind, reason?: string): Promise<void>;
}

/** Its `transport` is what the page is given. */
export class HeldWhm {
  /** All calls, oldest first. */
  readonly calls: HeldCall[] = [];
  /** Is given each call as it is made. */
  onCall: ((call: HeldCall) => void) | undefined;

  readonly transport: Transport = (request, options) =>
    new Promise<Answer>((resolve, reject) => {
      const call: HeldCall = {
        request,
        get isCancelled() {
          return options?.signal?.aborted ?? false;
        },
        answer: (data, warnings = [], servedAt) => {
          resolve({ data, warnings, servedAt });
          return drawn();
        },
        fail: (kind, reason) => {
          reject(new WhmFailure(kind, reason));
          return drawn();
        },
      };
      this.calls.push(call);
      this.onCall?.(call);
    });

  /** The newest call for the list of accounts. */
  get list(): HeldCall {
    return this.#newest((call) => isConfigs(call) && !('user' in call.request.args));
  }

  /** The newest call for the viewer's own account. */
  get own(): HeldCall {
    return this.#newest((call) => isConfigs(call) && 'user' in call.request.args);
  }

  /** The newest call for the policy. */
  get policy(): HeldCall {
    return this.#newest(({ request }) => request.command === 'twofactorauth_policy_status');
  }

  /** The newest call for the accounts' details. */
  get details(): HeldCall {
    return this.#newest(({ request }) => request.command === 'listaccts');
  }

  #newest(isWanted: (call: HeldCall) => boolean): HeldCall {
    const call = this.calls.findLast(isWanted);
    if (!call) throw new Error('WHM was not asked that');
    return call;
  }
}

function isConfigs({ request }: HeldCall): boolean {
  return request.command === 'twofactorauth_get_user_configs';
}

/** An account as a test writes it: its user, whether it has two-factor, and perhaps its domain. */
export type AccountEntry = readonly [user: string, isEnabled: boolean, domain?: string];

/** `data` of `twofactorauth_get_user_configs` for these accounts. */
export function userConfigs(entries: readonly AccountEntry[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([user, isEnabled, domain = `${user}.example.com`]) => [
      user,
      { is_enabled: isEnabled ? 1 : 0, primary_domain: domain },
    ]),
  );
}

/** Waits until the page has drawn it, with the words that it loads only when it needs them. */
async function drawn(): Promise<void> {
  await frame();
  // Asked for after the page has: here when they are there.
  await import('../../src/features/notes/notes.ts');
  await frame();
}
