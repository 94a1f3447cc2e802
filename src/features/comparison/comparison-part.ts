/** The comparison with an earlier export: the file is read here and goes nowhere. */
import { html } from 'lit';
import './comparison.ts';
import { comparisonMessages } from './comparison-messages.ts';
import { compare, type Comparison } from './compare.ts';
import { NotAnExport, readEarlierExport, type EarlierExport } from './earlier-export.ts';
import { serverName } from '../../accounts/server-name.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import { yieldToBrowser } from '../../lib/yield-to-browser.ts';
import { runSteps } from '../../lib/run-steps.ts';
import type { PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';
import { readText } from './read-file.ts';
import { throttle } from '../../lib/throttle.ts';

export class ComparisonPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #comparison: BackgroundValue<Comparison>;
  #earlier: EarlierExport | undefined;
  #fileName = '';
  #failure = '';
  #reading: AbortController | undefined;
  /** Which share of the file has been read; undefined when none is. */
  #progress: number | undefined;
  #isCancelled = false;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#comparison = new BackgroundValue(page.host);
  }

  render(): unknown {
    const earlier = this.#earlier;
    const accounts = this.#context.accounts();
    if (earlier) {
      this.#comparison.compute([earlier, accounts], () => compare(earlier.accounts, accounts), 0);
    }
    const comparison = earlier ? this.#comparison.value : undefined;
    return html`<tfs-comparison
      .comparison=${comparison}
      .fileName=${this.#fileName}
      .notes=${earlier ? this.#notes(earlier) : []}
      .failure=${this.#failure}
      .progress=${earlier && !comparison ? 1 : this.#progress}
      .isCancelled=${this.#isCancelled}
      .formats=${this.#page.formats}
      @file-chosen=${({ detail }: CustomEvent<File>) => void this.#read(detail)}
      @reading-cancelled=${() => this.#cancel()}
      @account-chosen=${({ detail }: CustomEvent<string>) => this.#context.openAccount(detail)}
      @comparison-closed=${() => this.#context.closeComparison()}
    ></tfs-comparison>`;
  }

  async #read(file: File): Promise<void> {
    const { signal } = this.#begin(file.name, 0);
    const tell = throttle((share: number) => {
      this.#progress = share;
      this.#page.host.requestUpdate();
    });
    try {
      const text = await readText(file, signal);
      await yieldToBrowser();
      if (signal.aborted) return;
      this.#earlier = await runSteps(readEarlierExport(text, tell), { signal });
    } catch (error) {
      if (signal.aborted) return;
      this.#failure =
        comparisonMessages.failed[error instanceof NotAnExport ? error.reason : 'unreadable'];
    }
    this.#progress = undefined;
    this.#page.host.requestUpdate();
  }

  #cancel(): void {
    this.#begin('', undefined);
    this.#isCancelled = true;
  }

  /** Drops what there was. */
  #begin(fileName: string, progress: number | undefined): AbortController {
    this.#reading?.abort();
    this.#reading = new AbortController();
    this.#earlier = undefined;
    this.#comparison.value = undefined;
    this.#failure = '';
    this.#fileName = fileName;
    this.#progress = progress;
    this.#isCancelled = false;
    this.#page.host.requestUpdate();
    return this.#reading;
  }

  /** What one has to know to read the result right. */
  #notes({ evidence, checksum, isWhole }: EarlierExport): readonly string[] {
    const { boot } = this.#page;
    const said = (name: string) => evidence.get(name) ?? '';
    const here = serverName(this.#page.list.value?.accounts, boot.host);
    const [host, by] = [said('host'), said('exported by')];
    const notes = [comparisonMessages.origin(said('exported at'), by)];
    if (checksum === 'changed') notes.push(comparisonMessages.changed);
    if (checksum === 'stored') notes.push(comparisonMessages.stored);
    if (host !== '' && host !== here) notes.push(comparisonMessages.otherName(host, here));
    if (!isWhole) notes.push(comparisonMessages.partOfAccounts(said('rows'), said('filter')));
    if (by !== '' && by !== boot.user) notes.push(comparisonMessages.otherUser(by));
    return notes;
  }
}
