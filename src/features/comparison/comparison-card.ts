/** <tfs-comparison-card>: the comparison with an earlier export: the file is read here and goes nowhere. */
import { html, LitElement, type TemplateResult } from 'lit';
import './comparison.ts';
import { serverName } from '../../accounts/server-name.ts';
import type { Formats } from '../../i18n/formats.ts';
import { fill } from '../../i18n/texts.ts';
import { runSteps } from '../../lib/run-steps.ts';
import { throttle } from '../../lib/throttle.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { yieldToBrowser } from '../../lib/yield-to-browser.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { comparisonMessages } from './comparison-messages.ts';
import { compare, type Comparison } from './compare.ts';
import { NotAnExport, readEarlierExport, type EarlierExport } from './earlier-export.ts';
import { readText } from './read-file.ts';

/**
 * @element tfs-comparison-card
 * @fires account-chosen - CustomEvent<string>, bubbles: a user whose panel is asked for
 */
export class TfsComparisonCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    _earlier: { state: true },
    _fileName: { state: true },
    _failure: { state: true },
    _progress: { state: true },
    _isCancelled: { state: true },
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render

  private _earlier: EarlierExport | undefined;
  private _fileName = '';
  /** Why the file could not be read; empty when it could. */
  private _failure = '';
  /** Which share of the file has been read; undefined when none is. */
  private _progress: number | undefined;
  private _isCancelled = false;

  readonly #comparison = new BackgroundValue<Comparison>(this);
  #notes: readonly string[] = [];
  #reading: AbortController | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.details, this.stores.list]);
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const earlier = this._earlier;
    this.#notes = earlier ? this.#writeNotes(earlier) : [];
    if (!earlier) return;
    const { accounts } = this.stores.details;
    this.#comparison.compute([earlier, accounts], () => compare(earlier.accounts, accounts), 0);
  }

  protected override render(): TemplateResult {
    const comparison = this._earlier && this.#comparison.value;
    return html`<tfs-comparison
      .comparison=${comparison}
      .fileName=${this._fileName}
      .notes=${this.#notes}
      .failure=${this._failure}
      .progress=${this._earlier && !comparison ? 1 : this._progress}
      .isCancelled=${this._isCancelled}
      .formats=${this.formats}
      @files-refused=${this.#refuse}
      @file-chosen=${({ detail }: CustomEvent<File>) => void this.#read(detail)}
      @reading-cancelled=${this.#cancel}
    ></tfs-comparison>`;
  }

  async #read(file: File): Promise<void> {
    const { signal } = this.#begin(file.name, 0);
    const tell = throttle((share: number) => (this._progress = share));
    try {
      const text = await readText(file, signal);
      await yieldToBrowser();
      if (signal.aborted) return;
      this._earlier = await runSteps(readEarlierExport(text, tell), { signal });
    } catch (error) {
      if (signal.aborted) return;
      this._failure =
        comparisonMessages.failed[error instanceof NotAnExport ? error.reason : 'unreadable'];
    }
    this._progress = undefined;
  }

  #refuse(): void {
    this.#begin('', undefined);
    this._failure = comparisonMessages.oneFile;
  }

  #cancel(): void {
    this.#begin('', undefined);
    this._isCancelled = true;
  }

  /** Drops what there was. */
  #begin(fileName: string, progress: number | undefined): AbortController {
    this.#reading?.abort();
    this.#reading = new AbortController();
    this._earlier = undefined;
    this.#comparison.value = undefined;
    this._failure = '';
    this._fileName = fileName;
    this._progress = progress;
    this._isCancelled = false;
    return this.#reading;
  }

  /** What one has to know to read the result right. */
  #writeNotes({ evidence, checksum, isWhole }: EarlierExport): readonly string[] {
    const { visit, list } = this.stores;
    const said = (name: string) => evidence.get(name) ?? '';
    const here = serverName(list.current.value?.accounts, visit.host);
    const [host, by] = [said('host'), said('exported by')];
    const user = visibleText(by);
    const notes = [originText(visibleText(said('exported at')), user)];
    if (checksum === 'changed') notes.push(comparisonMessages.changed);
    if (checksum === 'stored') notes.push(comparisonMessages.stored);
    if (host !== '' && host !== here) {
      const names = { there: visibleText(host), here: visibleText(here) };
      notes.push(fill(comparisonMessages.otherName, names));
    }
    if (!isWhole) {
      const part = { rows: visibleText(said('rows')), filter: visibleText(said('filter')) };
      notes.push(fill(comparisonMessages.partOfAccounts, part));
    }
    if (by !== '' && by !== visit.user) notes.push(fill(comparisonMessages.otherUser, { user }));
    return notes;
  }
}

/**
 * When and by whom the file was exported.
 *
 * @param time empty, as `user`, where the file does not tell
 */
function originText(time: string, user: string): string {
  const { full, noTime, noUser, none } = comparisonMessages.origin;
  if (time === '') return user === '' ? none : fill(noTime, { user });
  return user === '' ? fill(noUser, { time }) : fill(full, { time, user });
}

customElements.define('tfs-comparison-card', TfsComparisonCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-comparison-card': TfsComparisonCard;
  }
}
