/** The trend: at most one small record a day, kept by WHM for its user. No user names go in. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mergeDay, monthKeys, readMonth, type DayRecord } from '../model/history.ts';
import { getValues, setValue } from '../whm/personalization.ts';
import type { Transport } from '../whm/transport.ts';

/** A year and the month that has begun. */
const MONTHS = 13;

/** Where WHM refuses or fails, there is no trend, and nothing else suffers. */
export class Trend implements ReactiveController {
  /** By day; empty where there is no trend. */
  records: readonly DayRecord[] = [];

  readonly #host: ReactiveControllerHost;
  readonly #whm: () => Transport;
  readonly #now: () => number;
  #run: AbortController | undefined;

  constructor(host: ReactiveControllerHost, whm: () => Transport, now: () => number = Date.now) {
    this.#host = host;
    this.#whm = whm;
    this.#now = now;
    host.addController(this);
  }

  /** Records today's numbers, and reads those of the days before. */
  async record(total: number, enabled: number): Promise<void> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    const whm = this.#whm();
    const now = this.#now();
    const today: DayRecord = { day: new Date(now).toISOString().slice(0, 10), total, enabled };
    try {
      const keys = monthKeys(now, MONTHS);
      const month = keys.at(-1) ?? '';
      const values = await getValues(whm, keys, { signal });
      const before = keys.flatMap((key) => readMonth(key, values.get(key) ?? null));
      const isRecorded = before.some(
        (record) =>
          record.day === today.day && record.total === total && record.enabled === enabled,
      );
      // Written over, a month that WHM does not tell would be lost.
      if (!values.has(month)) return;
      if (!isRecorded) {
        // Read right before it is written: there is no lock, and another window may have written.
        const latest = await getValues(whm, [month], { signal });
        if (!latest.has(month)) return;
        await setValue(whm, month, mergeDay(latest.get(month) ?? null, today), { signal });
      }
      if (signal.aborted) return;
      this.records = [...before.filter(({ day }) => day !== today.day), today];
      this.#host.requestUpdate();
    } catch {
      // Refused, failed or given up: what was there before stands.
    }
  }

  hostDisconnected(): void {
    this.#run?.abort();
  }
}
