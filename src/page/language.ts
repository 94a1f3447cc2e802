/** The page's language: what the first rows say is read before them, the rest before what is loaded later. */
import { translate } from '../i18n/texts.ts';

/** Reads a file of texts. It may reject, and what it gives need not have the right form. */
export type ReadTexts = (name: string) => Promise<unknown>;

const ENGLISH = 'en';

export class Language {
  readonly #read: ReadTexts;
  readonly #readOverride: (() => Promise<unknown>) | undefined;
  #tag: string;
  #override: unknown;
  #rest: Promise<void> | undefined;

  /**
   * @param tag of a language whose files are there, or English, which needs none
   * @param read by name: `de-first`, `de`, `owners`
   * @param readOverride the texts that the server's administrator has written; undefined where there are none
   */
  constructor(tag: string, read: ReadTexts, readOverride?: () => Promise<unknown>) {
    this.#tag = tag;
    this.#read = read;
    this.#readOverride = readOverride;
  }

  /** What the texts are in, and with them numbers, dates and order. */
  get tag(): string {
    return this.#tag;
  }

  /** Goes over to the language, for what the first rows say. Never rejects: without its file the page is English. */
  async start(): Promise<void> {
    const isEnglish = this.#tag === ENGLISH;
    const [first, override] = await Promise.all([
      isEnglish ? undefined : this.#read(`${this.#tag}-first`).catch(report),
      this.#readOverride?.().catch(report),
    ]);
    if (!first && !isEnglish) this.#tag = ENGLISH;
    else this.#override = override;
    translate(this.#tag, first, this.#override);
  }

  /** All other texts. Rejects where they cannot be had; asked again, it tries again. */
  loadRest(): Promise<void> {
    if (this.#tag === ENGLISH) return Promise.resolve();
    this.#rest ??= this.#read(this.#tag).then(
      (rest) => translate(this.#tag, rest, this.#override),
      (error: unknown) => {
        this.#rest = undefined;
        throw error;
      },
    );
    return this.#rest;
  }

  /** The message to owners in all languages, by tag. */
  readOwnerMessages(): Promise<unknown> {
    return this.#read('owners');
  }
}

/** The page goes on without that file. */
function report(error: unknown): void {
  // eslint-disable-next-line no-console -- for the administrator: nothing on the page is missing
  console.error('Two-Factor Status: texts could not be read.', error);
}
