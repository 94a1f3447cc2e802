/** The accounts of a visit and of the one before it, by hashes: what is kept of each is nine bytes. */
import type { Steps } from '../lib/steps.ts';

/** Of an account at a visit; `ABSENT` where it was not in the list. */
export const ABSENT = 0;
export const ENABLED = 1;
export const NOT_ENABLED = 2;
export const UNKNOWN = 3;

/** What is kept of an account. */
export interface VisitEntry {
  /** Its state at the visit before, and at this one. */
  readonly before: number;
  readonly now: number;
  /** Whether the viewer has put aside the note of its loss. */
  readonly isDismissed: boolean;
}

/** The 64 bits of an account's hash. */
export interface AccountHash {
  readonly high: number;
  readonly low: number;
}

/** Eight bytes of the hash, one of the entry: twelve characters of Base64, without a remainder. */
const ENTRY_BYTES = 9;
const ENTRY_CHARACTERS = 12;
/** So many entries are written or read in one step. */
const STEP_ENTRIES = 512;

const NOTHING: VisitEntry = { before: ABSENT, now: ABSENT, isDismissed: false };

const toByte = ({ before, now, isDismissed }: VisitEntry): number =>
  before | (now << 2) | (isDismissed ? 16 : 0);

const fromByte = (byte: number): VisitEntry => ({
  before: byte & 3,
  now: (byte >> 2) & 3,
  isDismissed: (byte & 16) !== 0,
});

/**
 * A table by hashes, of plain numbers: a hundred thousand accounts are two megabytes, and no text. It lies in the
 * order of the hashes, so that not even the order of the names is kept.
 */
export class VisitTable {
  size = 0;

  readonly #mask: number;
  readonly #hashes: Uint32Array;
  /** Zero where the place is free. */
  readonly #entries: Uint8Array;

  /** @param most so many accounts there is room for */
  constructor(most: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#mask = places - 1;
    this.#hashes = new Uint32Array(2 * places);
    this.#entries = new Uint8Array(places);
  }

  /** One that nothing is kept of was in neither list. */
  get(hash: AccountHash): VisitEntry {
    return fromByte(this.#entries[this.#placeOf(hash)] ?? 0);
  }

  has(hash: AccountHash): boolean {
    return this.#entries[this.#placeOf(hash)] !== 0;
  }

  /** One that was in neither list is not kept. */
  set(hash: AccountHash, entry: VisitEntry): void {
    const byte = toByte(entry);
    if (byte === toByte(NOTHING)) return;
    const place = this.#placeOf(hash);
    if (this.#entries[place] === 0) this.#insert(hash, byte);
    else this.#entries[place] = byte;
  }

  /**
   * Of those that belong to the same place the lesser hash lies first: then the order in which they have come is
   * nowhere to be seen (an “ordered hash table”).
   */
  #insert(hash: AccountHash, byte: number): void {
    this.size++;
    let place = hash.low & this.#mask;
    let [coming, entry] = [hash, byte];
    for (; this.#entries[place] !== 0; place = (place + 1) & this.#mask) {
      const here = this.#hashAt(place);
      if (here.high < coming.high || (here.high === coming.high && here.low < coming.low)) continue;
      const moved = this.#entries[place] ?? 0;
      this.#put(place, coming, entry);
      [coming, entry] = [here, moved];
    }
    this.#put(place, coming, entry);
  }

  #put(place: number, { high, low }: AccountHash, byte: number): void {
    this.#hashes[2 * place] = high;
    this.#hashes[2 * place + 1] = low;
    this.#entries[place] = byte;
  }

  *[Symbol.iterator](): Generator<readonly [AccountHash, VisitEntry]> {
    for (const [place, byte] of this.#entries.entries()) {
      if (byte !== 0) yield [this.#hashAt(place), fromByte(byte)];
    }
  }

  #hashAt(place: number): AccountHash {
    return { high: this.#hashes[2 * place] ?? 0, low: this.#hashes[2 * place + 1] ?? 0 };
  }

  /** Where it lies, or the free place where it belongs. */
  #placeOf({ high, low }: AccountHash): number {
    let place = low & this.#mask;
    while (
      this.#entries[place] !== 0 &&
      (this.#hashes[2 * place] !== high || this.#hashes[2 * place + 1] !== low)
    ) {
      place = (place + 1) & this.#mask;
    }
    return place;
  }
}

/** The table as text: Base64, twelve characters an account. */
export function* packTable(table: VisitTable): Steps<string> {
  const parts: string[] = [];
  const bytes = new Uint8Array(ENTRY_BYTES * STEP_ENTRIES);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const flush = () => {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(0, at))));
    at = 0;
  };
  for (const [{ high, low }, entry] of table) {
    view.setUint32(at, high);
    view.setUint32(at + 4, low);
    bytes[at + 8] = toByte(entry);
    at += ENTRY_BYTES;
    if (at < bytes.length) continue;
    flush();
    yield;
  }
  flush();
  return parts.join('');
}

/** The table that the text holds; undefined where it is none. */
export function* unpackTable(text: string): Steps<VisitTable | undefined> {
  const count = text.length / ENTRY_CHARACTERS;
  if (!Number.isInteger(count)) return undefined;
  const table = new VisitTable(count);
  const step = STEP_ENTRIES * ENTRY_CHARACTERS;
  for (let from = 0; from < text.length; from += step) {
    const part = text.slice(from, from + step);
    if (!/^[A-Za-z\d+/]*$/.test(part)) return undefined;
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
      const hash = { high: view.getUint32(at), low: view.getUint32(at + 4) };
      table.set(hash, fromByte(view.getUint8(at + 8)));
    }
    yield;
  }
  return table;
}
