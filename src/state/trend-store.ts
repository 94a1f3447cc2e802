/** The trend: at most one small record a day, kept by WHM for its user. No user names go in. */
import { mergeDay, mergeEarlier, monthKeys, readMonth, type DayRecord } from './trend-history.ts';
import { WhmFailure } from '../whm/failure.ts';
import { getBareValues, getValues, setValues } from '../whm/personalization.ts';
import type { Transport } from '../whm/transport.ts';
import type { ListStore } from './list-store.ts';
import { Store } from './store.ts';

/** A year and the month that has begun. */
const MONTHS = 13;
/** Kept when what the first versions had kept, under the bare names of months, has been carried over. */
const CARRIED = 'carried-over';
const NOTHING: ReadonlyMap<string, string | null> = new Map();

/** Records the numbers of each list that comes. Where WHM refuses or fails, there is no trend, and nothing else suffers. */
export class TrendStore extends Store {
  /** By day; empty where there is no trend. */
  records: readonly DayRecord[] = [];
  /** Whether the last time WHM did not tell or keep them. */
  hasFailed = false;

  readonly #list: ListStore;
  readonly #whm: Transport;
  readonly #now: () => number;
  #run: AbortController | undefined;
  /** The list whose numbers were recorded last. */
  #recorded: unknown;
  /** The numbers that are being recorded. */
  #pending: readonly [total: number, enabled: number] | undefined;

  /** @param now the clock; ms since the epoch */
  constructor(list: ListStore, whm: Transport, now: () => number = Date.now) {
    super();
    this.#list = list;
    this.#whm = whm;
    this.#now = now;
    const follow = () => this.#follow();
    list.watch(follow);
    follow();
  }

  /** Records today's numbers, and reads those of the days before. */
  async record(total: number, enabled: number): Promise<void> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    this.#pending = [total, enabled];
    const now = this.#now();
    const today: DayRecord = { day: new Date(now).toISOString().slice(0, 10), total, enabled };
    try {
      const records = await this.#keep(today, now, signal);
      if (signal.aborted) return;
      this.records = records;
      this.hasFailed = false;
    } catch {
      // Refused, failed or given up: what was there before stands.
      if (signal.aborted) return;
      this.hasFailed = true;
    }
    this.#pending = undefined;
    this.requestUpdate();
  }

  /** What was given up when the page left the document is recorded when it is back. */
  override connect(): void {
    super.connect();
    if (this.#pending) void this.record(...this.#pending);
  }

  override disconnect(): void {
    super.disconnect();
    this.#run?.abort();
  }

  /** The numbers of a list that has come; what has failed has none. */
  #follow(): void {
    const { value, failure } = this.#list.current;
    if (!value || failure || value === this.#recorded) return;
    this.#recorded = value;
    const { total, enabled, unknown } = value.summary;
    if (total > unknown) void this.record(total - unknown, enabled);
  }

  /** @returns what is kept by then, today included */
  async #keep(today: DayRecord, now: number, signal: AbortSignal): Promise<readonly DayRecord[]> {
    const whm = this.#whm;
    const months = monthKeys(now, MONTHS);
    const kept = await getValues(whm, [...months, CARRIED], { signal });
    const isCarried = kept.values.get(CARRIED) !== null;
    const bare =
      isCarried || !kept.hasStore ? undefined : await getBareValues(whm, months, { signal });
    const visit = {
      whm,
      signal,
      months,
      today,
      hasStore: kept.hasStore,
      bare: bare?.values ?? NOTHING,
    };
    const before = months.flatMap((month) =>
      readMonth(month, mergeEarlier(kept.values.get(month) ?? null, visit.bare.get(month) ?? null)),
    );
    const isRecorded = before.some(
      ({ day, total, enabled }) =>
        day === today.day && total === today.total && enabled === today.enabled,
    );
    if (!isRecorded || !isCarried) await write(visit);
    return [...before.filter(({ day }) => day !== today.day), today];
  }
}

/** One visit, and what was read in it. */
interface Visit {
  readonly whm: Transport;
  readonly signal: AbortSignal;
  /** The keys of the months, that of today last. */
  readonly months: readonly string[];
  readonly today: DayRecord;
  readonly hasStore: boolean;
  /** What is to be carried over. */
  readonly bare: ReadonlyMap<string, string | null>;
}

/**
 * Keeps today's numbers, and carries over what lies under bare names. That stays as it is there: in a
 * reseller's file a bare name may be another plugin's, and an older version of this page reads it.
 */
async function write({ whm, signal, months, today, hasStore, bare }: Visit): Promise<void> {
  // Read right before it is written: there is no lock, and another window may have written.
  const latest = await getValues(whm, [...months, CARRIED], { signal });
  // A store does not go away: what is not told would be written over.
  if (hasStore && !latest.hasStore) throw new WhmFailure('refused');
  const changes = new Map<string, string>();
  let isCarrying = false;
  for (const month of months) {
    const before = latest.values.get(month) ?? null;
    const merged = mergeEarlier(before, bare.get(month) ?? null);
    isCarrying ||= merged !== before;
    const after = month === months.at(-1) ? mergeDay(merged, today) : merged;
    if (after !== null && after !== before) changes.set(month, after);
  }
  const mark: readonly [string, string][] =
    latest.values.get(CARRIED) === null ? [[CARRIED, '1']] : [];
  // What is carried over is marked as such only when it is kept for certain.
  if (!isCarrying) for (const [name, value] of mark) changes.set(name, value);
  if (changes.size > 0) await setValues(whm, changes, { signal });
  if (isCarrying && mark.length > 0) await setValues(whm, new Map(mark), { signal });
}
