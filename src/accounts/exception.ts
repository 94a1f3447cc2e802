/** Exceptions: who is excused from two-factor authentication, why, by whom and until when. */
import type { Exception } from './account.ts';
import { readDay } from './find.ts';

/** What the server tells of the exceptions. */
export interface ExceptionsFile {
  readonly byUser: ReadonlyMap<string, Exception>;
  /** The lines of the file that excuse nobody, told to root alone; 0 is the whole file. */
  readonly faults: readonly number[];
}

export const NO_EXCEPTIONS: ExceptionsFile = { byUser: new Map(), faults: [] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads what `index.cgi` has put into the page. What has not the form that it should have is left out.
 *
 * @param json undefined where the page has none
 * @param now ms since the epoch
 */
export function readExceptions(json: string | undefined, now: number): ExceptionsFile {
  let read: unknown;
  try {
    read = JSON.parse(json ?? '');
  } catch {
    return NO_EXCEPTIONS;
  }
  if (!isObject(read)) return NO_EXCEPTIONS;
  const today = new Date(now).toISOString().slice(0, 10);
  const byUser = new Map<string, Exception>();
  for (const entry of list(read['entries'])) {
    if (!isObject(entry)) continue;
    const until = text(entry['until']);
    if (readDay(until) === undefined) continue;
    byUser.set(text(entry['user']), {
      until,
      reason: text(entry['reason']),
      approvedBy: text(entry['approved_by']),
      approvedOn: text(entry['approved_on']),
      ticket: text(entry['ticket']),
      isExpired: until < today,
    });
  }
  const faults = list(read['faults']).filter((line) => typeof line === 'number');
  return { byUser, faults };
}
