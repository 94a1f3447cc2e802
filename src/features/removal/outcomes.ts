/** Removing second factors: whom it is about, and what came of it. */
import { ROOT_USER, type Account } from '../../accounts/account.ts';

/** Why an account is not part of a removal. */
export type WhyLeftOut = 'own' | 'root' | 'not-enabled' | 'unknown';

export interface RemovalPlan {
  readonly accounts: readonly Account[];
  readonly leftOut: readonly { readonly user: string; readonly why: WhyLeftOut }[];
}

/** From so many on, the number has to be typed. */
export const MOST_UNTYPED = 10;

/**
 * Left out are the viewer's own account and root, so that nobody unlocks their own door by a slip, and
 * accounts without two-factor, which WHM would report as modified (whm-facts, section 3). Of whom it is
 * unknown nobody could say afterwards what was done.
 */
export function planRemoval(selected: readonly Account[], viewer: string): RemovalPlan {
  const why = ({ user, isEnabled }: Account): WhyLeftOut | undefined => {
    if (user === viewer) return 'own';
    if (user === ROOT_USER) return 'root';
    if (isEnabled === undefined) return 'unknown';
    return isEnabled ? undefined : 'not-enabled';
  };
  const leftOut: { user: string; why: WhyLeftOut }[] = [];
  const accounts: Account[] = [];
  for (const account of selected) {
    const reason = why(account);
    if (reason) leftOut.push({ user: account.user, why: reason });
    else accounts.push(account);
  }
  return { accounts, leftOut };
}

/** What WHM said of an account, or why nothing was sent. */
export type Sent =
  | { readonly kind: 'modified' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It was sent, and WHM did not name the account in its answer. */
  | { readonly kind: 'not-named' }
  /** It was sent, and what came is no answer of WHM: nothing, a part of one, the login page. */
  | { readonly kind: 'lost' }
  /** The viewer pressed Stop before its turn came. */
  | { readonly kind: 'stopped' }
  /** An earlier part failed in a way that made it useless to go on. */
  | { readonly kind: 'not-sent' }
  /** Read right before: somebody else had removed it already. */
  | { readonly kind: 'was-not-enabled' }
  /** Read right before: no such account (any more). */
  | { readonly kind: 'was-gone' }
  | { readonly kind: 'left-out'; readonly why: WhyLeftOut };

/** What reading again told: whether it is enabled; `gone`: not listed any more; `unread`: it failed. */
export type StateAfter = boolean | 'gone' | 'unread';

export type Outcome = 'removed' | 'was-not-enabled' | 'refused' | 'unknown' | 'left-out';

/** Why an outcome is what it is; `said`: WHM gave the reason. */
export type OutcomeReason =
  | ''
  | 'said'
  | 'no-reason'
  | 'said-but-off'
  | 'still-enabled'
  | 'not-named-on'
  | 'not-read'
  | 'gone'
  | 'not-named-unread'
  | 'not-named-gone'
  | 'lost-off'
  | 'lost-on'
  | 'lost-gone'
  | 'lost-not-read'
  | 'stopped'
  | 'not-sent'
  | 'was-gone'
  | WhyLeftOut;

export interface RemovalResult {
  readonly user: string;
  readonly outcome: Outcome;
  readonly reason: OutcomeReason;
  /** WHM's own words; empty where it said none. */
  readonly said: string;
}

const LOST = { false: 'lost-off', true: 'lost-on', gone: 'lost-gone', unread: 'lost-not-read' };

/**
 * Of what was reported and what reading again told, the second decides: it was enabled when it was read
 * before. Only of a lost answer “still there” decides nothing: WHM may still be at it.
 */
export function outcomeOf(user: string, sent: Sent, after: StateAfter): RemovalResult {
  const result = (outcome: Outcome, reason: OutcomeReason = '', said = ''): RemovalResult => ({
    user,
    outcome,
    reason,
    said,
  });
  switch (sent.kind) {
    case 'modified':
    case 'not-named':
      if (after === false) return result('removed');
      if (sent.kind === 'not-named') {
        return after === true
          ? result('refused', 'not-named-on')
          : result('unknown', `not-named-${after}`);
      }
      if (after === true) return result('refused', 'still-enabled');
      return result('unknown', after === 'gone' ? 'gone' : 'not-read');
    case 'failed': {
      if (after === false) return result('removed', 'said-but-off', sent.reason);
      return result('refused', sent.reason === '' ? 'no-reason' : 'said', sent.reason);
    }
    case 'lost':
      return result(after === false ? 'removed' : 'unknown', LOST[`${after}`] as OutcomeReason);
    case 'was-not-enabled':
      return result('was-not-enabled');
    case 'left-out':
      return result('left-out', sent.why);
    default:
      return result('left-out', sent.kind);
  }
}

/** Whether it was sent, so that reading again is to tell what became of it. */
export function wasSent({ kind }: Sent): boolean {
  return kind === 'modified' || kind === 'failed' || kind === 'not-named' || kind === 'lost';
}

/** What needs a look comes first, and last who was not changed. */
const ORDER: readonly Outcome[] = ['unknown', 'refused', 'was-not-enabled', 'removed', 'left-out'];

/** In the order in which they are read: what needs a look first, then by user. */
export function orderResults(results: readonly RemovalResult[]): readonly RemovalResult[] {
  return [...results].sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || (a.user < b.user ? -1 : 1),
  );
}
