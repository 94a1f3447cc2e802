/** Who can enable two-factor, and who cannot at all: asked some at a time. */
import { FEATURES_CHUNK, getFeatureSettings, type FeatureSetting } from '../whm/features.ts';
import { asFailure, WhmFailure } from '../whm/failure.ts';
import type { Transport } from '../whm/transport.ts';
import { askInParts, TooManyRefusals } from './in-parts.ts';
import { Store } from './store.ts';

/** So many are asked for without being told to: twenty calls, one after another. */
const MOST_UNPROMPTED = 20 * FEATURES_CHUNK;

const NOTHING: ReadonlyMap<string, boolean> = new Map();
const NO_SETTINGS: ReadonlyMap<string, FeatureSetting> = new Map();

/** Of how many of some accounts it is known: of none, of some, or of all. */
export type Coverage = 'unknown' | 'partly' | 'known';

export class AvailabilityStore extends Store {
  /**
   * By user name, whether they can, as far as WHM has told; another map whenever more is known. While WHM is
   * being asked it grows by what doubles it: for each new map all accounts are joined anew.
   */
  told: ReadonlyMap<string, boolean> = NOTHING;
  /** Whether WHM has told it of anybody. */
  isKnown = false;
  /** How many of how many have been asked for; undefined while nothing is asked. */
  progress: { readonly done: number; readonly total: number } | undefined;
  failure: WhmFailure | undefined;
  /** Of how many WHM refused to tell, each of them alone: it may not know them any more. */
  refused = 0;
  /** When WHM told last; undefined before it has. ms since the epoch */
  checkedAt: number | undefined;
  /** Whether WHM refused so often that asking was given up; what it has told stands. */
  isGivenUp = false;

  readonly #whm: Transport;
  readonly #now: () => number;
  /** Of those who cannot, what says so. */
  readonly #causes = new Map<string, FeatureSetting>();
  /** Who was asked for since the last refresh, and whether the answer had a record of them. */
  readonly #asked = new Map<string, boolean>();
  /** What WHM has told that {@link told} does not have yet. */
  readonly #news = new Map<string, boolean>();
  #isStopped = false;
  /** Found anew only for other users, or when more is known. */
  #unanswered: { of: readonly string[]; users: readonly string[] } | undefined;
  #run: AbortController | undefined;

  /** @param now the clock; ms since the epoch */
  constructor(whm: Transport, now: () => number = Date.now) {
    super();
    this.#whm = whm;
    this.#now = now;
  }

  /** Whether anybody was asked for since the last refresh. */
  get hasAsked(): boolean {
    return this.#asked.size > 0;
  }

  /** Those of `users` of whom WHM has told nothing since the last refresh. */
  unanswered(users: readonly string[]): readonly string[] {
    if (this.#unanswered?.of !== users) {
      this.#unanswered = { of: users, users: users.filter((user) => !this.#asked.get(user)) };
    }
    return this.#unanswered.users;
  }

  /** What says that this user cannot enable it; undefined of all others. */
  causeOf(user: string): FeatureSetting | undefined {
    return this.#causes.get(user);
  }

  /** What was told before the last refresh still stands, and is no longer known to be so. */
  coverageOf(users: readonly string[]): Coverage {
    if (this.unanswered(users).length === 0) return 'known';
    return this.isKnown ? 'partly' : 'unknown';
  }

  /** A tool calls this when the viewer looks at these users. Asks WHM, unless that failed before, or they are too many to ask for unprompted. */
  look(users: readonly string[]): void {
    if (this.progress || this.failure || this.#isStopped) return;
    const unanswered = this.unanswered(users);
    // Of them no more can have been asked for than were: too many are not counted with every change.
    if (unanswered.length > MOST_UNPROMPTED + this.#asked.size) return;
    const unasked = unanswered.filter((user) => !this.#asked.has(user));
    if (unasked.length > 0 && unasked.length <= MOST_UNPROMPTED) void this.ask(unasked);
  }

  /** Asks for these users, in parts. What was told until a failure, or until it is stopped, stays. */
  async ask(users: readonly string[]): Promise<void> {
    const run = (this.#run = new AbortController());
    const { signal } = run;
    const isAborted = () => signal.aborted;
    this.failure = undefined;
    this.#isStopped = this.isGivenUp = false;
    this.refused = 0;
    const ask = (part: readonly string[]) => getFeatureSettings(this.#whm, part, { signal });
    const total = users.length;
    let done = 0;
    this.#report({ done, total });
    try {
      for await (const told of askInParts(users, FEATURES_CHUNK, ask)) {
        if (isAborted()) break;
        this.#take(told.users, told.answer ?? NO_SETTINGS);
        if (!told.answer) this.refused++;
        done += told.users.length;
        if (done < total) this.#report({ done, total });
      }
    } catch (error) {
      const isCancelled = error instanceof WhmFailure && error.kind === 'cancelled';
      if (!isCancelled && !isAborted()) this.#fail(error);
    }
    if (this.#run !== run) return;
    this.#tellNews();
    this.#report(undefined);
  }

  /** Looking alone does not begin again what was stopped. */
  stop(): void {
    this.#isStopped = true;
    this.#run?.abort();
  }

  /**
   * All is to be asked for afresh by whoever looks at it next; what is being asked is given up. What
   * was told before stands until it is told anew.
   */
  refresh(): void {
    this.#run?.abort();
    this.#tellNews();
    this.#run = this.progress = this.failure = this.#unanswered = undefined;
    this.#isStopped = this.isGivenUp = false;
    this.refused = 0;
    this.#asked.clear();
  }

  override disconnect(): void {
    super.disconnect();
    this.#run?.abort();
  }

  #report(progress: AvailabilityStore['progress']): void {
    this.progress = progress;
    this.requestUpdate();
  }

  #fail(error: unknown): void {
    if (error instanceof TooManyRefusals) this.#isStopped = this.isGivenUp = true;
    else this.failure = asFailure(error);
  }

  #take(chunk: readonly string[], told: ReadonlyMap<string, FeatureSetting>): void {
    for (const user of chunk) this.#asked.set(user, told.has(user));
    this.#unanswered = undefined;
    this.isKnown ||= told.size > 0;
    if (told.size > 0) this.checkedAt = this.#now();
    for (const [user, setting] of told) {
      const { canEnable } = setting;
      if (canEnable) this.#causes.delete(user);
      else this.#causes.set(user, setting);
      if (this.told.get(user) !== canEnable) this.#news.set(user, canEnable);
    }
    if (this.#news.size >= this.told.size) this.#tellNews();
  }

  /** Nothing new, no new map. */
  #tellNews(): void {
    if (this.#news.size === 0) return;
    this.told = new Map([...this.told, ...this.#news]);
    this.#news.clear();
  }
}
