/** The last visit: who lost or gained a second factor since then, who came and went. Kept in this browser alone. */
import type { Account } from '../accounts/account.ts';
import { runSteps, waitForIdle } from '../lib/run-steps.ts';
import type { Steps } from '../lib/steps.ts';
import type { Settings } from './kept-columns.ts';
import {
  compareVisits,
  createSalt,
  MOST_ACCOUNTS,
  readVisit,
  writeVisit,
  type Changes,
  type Comparison,
} from './last-visit.ts';
import type { ListStore } from './list-store.ts';
import { Store } from './store.ts';
import type { Boot } from './visit.ts';

/** Kept instead of a visit where the viewer does not want any. */
const OFF = 'off';

/**
 * `waiting`: the list of this visit has not been compared yet. `first`: there is nothing to compare with.
 * `too-many`: of so many accounts nothing is kept.
 */
export type LastVisitState = 'waiting' | 'off' | 'first' | 'compared' | 'too-many';

export const lastVisitKey = (user: string, host: string): string =>
  `twofactor_status.last-visit.${user}@${host}`;

/** Compares every list that comes, when nothing else is to be done. */
export class LastVisitStore extends Store {
  state: LastVisitState = 'waiting';
  /** Since the visit before; undefined where the state is not `compared`. */
  changes: Changes | undefined;
  /** When the list was read last at the visit before. ms since the epoch */
  since = 0;
  /** Those who have lost their second factor since then, without those whose note has been put aside. */
  told: readonly string[] = [];
  /** Whether the browser would not keep this visit (forbidden, or no room), or forget the one before. */
  isUnkept = false;

  readonly #settings: Settings;
  readonly #key: string;
  readonly #list: ListStore;
  readonly #now: () => number;
  readonly #removed = new Set<string>();
  readonly #dismissed = new Set<string>();
  /** The list that was compared last, or is being compared. */
  #compared: readonly Account[] | undefined;
  #run: AbortController | undefined;

  constructor({ settings, user, host }: Boot, list: ListStore, now: () => number = Date.now) {
    super();
    this.#settings = settings;
    this.#key = lastVisitKey(user, host);
    this.#list = list;
    this.#now = now;
    list.watch(() => this.#follow());
    this.#follow();
  }

  /** Forgets what is kept, and keeps nothing from now on. */
  turnOff(): void {
    this.#run?.abort();
    this.#say('off', undefined);
    this.#keep(OFF);
    this.requestUpdate();
  }

  /** Begins anew: what was kept before is forgotten. */
  turnOn(): void {
    this.#keep('');
    this.#say('waiting', undefined);
    this.#compareAnew();
    this.requestUpdate();
  }

  /** Puts aside the note of those who have lost their second factor, for this visit. */
  dismiss(): void {
    for (const user of this.told) this.#dismissed.add(user);
    this.told = [];
    this.#compareAnew();
    this.requestUpdate();
  }

  /** The viewer has taken away their second factors: nobody needs to be told that they are lost. */
  expectLoss(users: ReadonlySet<string>): void {
    for (const user of users) this.#removed.add(user);
    this.#compareAnew();
  }

  override connect(): void {
    super.connect();
    this.#follow();
  }

  /** What is given up is compared when the page is back. */
  override disconnect(): void {
    super.disconnect();
    this.#run?.abort();
    this.#compared = undefined;
  }

  #compareAnew(): void {
    this.#compared = undefined;
    this.#follow();
  }

  #follow(): void {
    const accounts = this.#list.current.value?.accounts;
    if (!accounts || accounts === this.#compared) return;
    this.#compared = accounts;
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    void this.#compare(accounts, signal);
  }

  async #compare(accounts: readonly Account[], signal: AbortSignal): Promise<void> {
    const run = <T>(steps: Steps<T>) => runSteps(steps, { signal, pause: waitForIdle });
    try {
      await waitForIdle();
      if (signal.aborted) return;
      const kept = this.#read();
      if (kept === OFF) this.#say('off', undefined);
      else if (accounts.length > MOST_ACCOUNTS) this.#say('too-many', undefined);
      else {
        const deeds = { removed: this.#removed, dismissed: this.#dismissed };
        const visit = await run(readVisit(kept));
        const comparison = await run(
          compareVisits(visit, accounts, deeds, this.#now(), createSalt()),
        );
        const text = await run(writeVisit(comparison.kept));
        this.#keep(text);
        this.#say(comparison.changes ? 'compared' : 'first', comparison);
      }
      this.requestUpdate();
    } catch {
      // Given up: a newer list is compared instead.
    }
  }

  #say(state: LastVisitState, comparison: Comparison | undefined): void {
    this.state = state;
    this.changes = comparison?.changes;
    this.since = comparison?.kept.before ?? 0;
    this.told = comparison?.told ?? [];
    if (!comparison?.isNew) return;
    this.#removed.clear();
    this.#dismissed.clear();
  }

  #read(): string | null {
    try {
      return this.#settings.getItem(this.#key);
    } catch {
      return null;
    }
  }

  #keep(text: string): void {
    try {
      this.#settings.setItem(this.#key, text);
      this.isUnkept = false;
    } catch {
      this.isUnkept = true;
    }
  }
}
