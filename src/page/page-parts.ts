/** What the page loads after its first rows: the late page, and the notes. */
import type * as Notes from '../features/notes/notes.ts';
import type * as Late from './late-page.ts';

export class PageParts {
  late: typeof Late | undefined;
  notes: typeof Notes | undefined;
  /** Whether one of them could not be loaded: tried again when somebody says so, not for ever. */
  isMissing = false;

  readonly #onChange: () => void;
  readonly #loadTexts: () => Promise<void>;
  #isLoadingLate = false;

  /**
   * @param onChange called when something has been loaded, or could not be
   * @param loadTexts loads what the parts say in the viewer's language: they keep it when they start
   */
  constructor(onChange: () => void, loadTexts: () => Promise<void>) {
    this.#onChange = onChange;
    this.#loadTexts = loadTexts;
  }

  loadLate(): void {
    if (this.late || this.#isLoadingLate) return;
    this.#isLoadingLate = true;
    this.#wait(
      this.#loadTexts()
        .then(() => import('./late-page.ts'))
        .then((late) => (this.late = late))
        .finally(() => (this.#isLoadingLate = false)),
    );
  }

  loadNotes(): void {
    if (!this.notes)
      this.#wait(
        this.#loadTexts()
          .then(() => import('../features/notes/notes.ts'))
          .then((notes) => (this.notes = notes)),
      );
  }

  #wait(part: Promise<unknown>): void {
    void part.catch(() => (this.isMissing = true)).then(this.#onChange);
  }
}
