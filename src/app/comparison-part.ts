/** The comparison with an earlier export: the file is read here and goes nowhere. */
import { html } from 'lit';
import '../components/comparison.ts';
import { comparisonMessages } from '../i18n/comparison-messages.ts';
import { compare, type Comparison } from '../model/comparison.ts';
import { NotAnExport, readEarlierExport, type EarlierExport } from '../model/earlier-export.ts';
import { Later } from '../state/later.ts';
import { runSteps } from '../whm/pace.ts';
import { hostOf } from './evidence.ts';
import type { PageContext } from './page-context.ts';
import type { PartContext } from './parts.ts';

export class ComparisonPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #comparison: Later<Comparison>;
  #earlier: EarlierExport | undefined;
  #fileName = '';
  #failure = '';
  #reading: AbortController | undefined;
  #isReading = false;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#comparison = new Later(page.host);
  }

  render(): unknown {
    const earlier = this.#earlier;
    const accounts = this.#context.accounts();
    if (earlier) {
      this.#comparison.compute([earlier, accounts], () => compare(earlier.accounts, accounts), 0);
    }
    return html`<tfs-comparison
      .comparison=${earlier ? this.#comparison.value : undefined}
      .fileName=${this.#fileName}
      .notes=${earlier ? this.#notes(earlier) : []}
      .failure=${this.#failure}
      .isPending=${this.#isReading}
      .formats=${this.#page.formats}
      @file-chosen=${({ detail }: CustomEvent<File>) => void this.#read(detail)}
      @account-chosen=${({ detail }: CustomEvent<string>) => this.#context.openAccount(detail)}
      @comparison-closed=${() => this.#context.closeComparison()}
    ></tfs-comparison>`;
  }

  async #read(file: File): Promise<void> {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    this.#earlier = undefined;
    this.#comparison.value = undefined;
    this.#failure = '';
    this.#fileName = file.name;
    this.#isReading = true;
    this.#page.host.requestUpdate();
    try {
      const earlier = await runSteps(readEarlierExport(await file.text()), { signal });
      if (signal.aborted) return;
      this.#earlier = earlier;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure =
        comparisonMessages.failed[error instanceof NotAnExport ? error.reason : 'unreadable'];
    }
    this.#isReading = false;
    this.#page.host.requestUpdate();
  }

  /** What one has to know to read the result right. */
  #notes({ evidence, isIntact, isWhole }: EarlierExport): readonly string[] {
    const { boot } = this.#page;
    const said = (name: string) => evidence.get(name) ?? '';
    const here = hostOf(this.#page);
    const [host, by] = [said('host'), said('exported by')];
    const notes = [comparisonMessages.exportedAt(said('exported at'), by)];
    if (isIntact === false) notes.push(comparisonMessages.changed);
    if (host !== '' && host !== here) notes.push(comparisonMessages.otherHost(host, here));
    if (!isWhole) notes.push(comparisonMessages.partOfAccounts(said('rows'), said('filter')));
    if (by !== '' && by !== boot.user) notes.push(comparisonMessages.otherUser(by));
    return notes;
  }
}
