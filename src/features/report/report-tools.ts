/**
 * <tfs-report-tools>: taking the accounts elsewhere: as a file, on paper, through the clipboard; with progress
 * where it takes long.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../accounts/account.ts';
import type { ColumnKey } from '../../accounts/columns.ts';
import type { Formats } from '../../i18n/formats.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import { copyMessages } from '../../i18n/copy-messages.ts';
import { ownerMessage } from '../../i18n/owner-message.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { Delimiter } from '../../lib/csv.ts';
import { runSteps } from '../../lib/run-steps.ts';
import type { Steps } from '../../lib/steps.ts';
import { throttle } from '../../lib/throttle.ts';
import type { Stores } from '../../state/stores.ts';
import { copyOrShow, renderByHand, type CopyReport } from '../../ui/by-hand.ts';
import { makeFile, save } from '../../ui/save.ts';
import { copyOf, type CopyKey } from './copies.ts';
import { readEvidence } from './evidence.ts';
import { EXPORT_STYLE } from './evidence-text.ts';
import { Printer } from './printer.ts';
import { csvReport, jsonReport, reportFileName } from './report.ts';

/** What is said of long work. */
type Words = typeof toolMessages.exporting | typeof toolMessages.copying;

interface Progress {
  readonly words: Words;
  readonly done: number;
  readonly total: number;
}

const MIME = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;
/** So long it is told what became of a copy or an export. */
const TOLD_MS = 10_000;
const NOTHING_SAID: CopyReport = { said: '', byHand: '' };

/**
 * It shows what comes of a command. It prints the accounts, not the page, when the browser's own command comes,
 * as long as it is in the document.
 *
 * @element tfs-report-tools
 */
export class TfsReportTools extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
    columns: { attribute: false },
    _report: { state: true },
    _progress: { state: true },
  };

  stores!: Stores; // the page sets all four before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;
  /** The columns that are shown. */
  columns!: () => readonly ColumnKey[];

  /** What was said last. */
  private _report = NOTHING_SAID;
  private _progress: Progress | undefined;

  readonly #printer = new Printer(this);
  #run: AbortController | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** It stands between the filters and the table, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** @param key `users`, `domains` or `contacts` of those shown, the same with `-selected`; `message` or `link` */
  copy(key: string): void {
    const [what = '', scope = 'shown'] = key.split('-');
    switch (what) {
      case 'users':
      case 'domains':
      case 'contacts':
        return void this.#copyList(what, this.#accountsOf(scope));
      case 'message':
        return void this.#copyText(
          `${ownerMessage.subject}\n\n${ownerMessage.text}`,
          toolMessages.copied.message,
        );
      case 'link':
        return void this.#copyText(
          this.stores.visit.shareUrl(this.fragment()),
          toolMessages.copied.link,
        );
    }
  }

  /** Copies the name of one account. */
  copyUser(user: string): void {
    void this.#copyText(
      user,
      plural(toolMessages.copied, 'users', { count: 1, text: this.formats.number(1) }),
    );
  }

  /** @param key `csv-`, `semicolons-` or `json-`, and `shown`, `selected` or `all`; or `print`: the shown ones */
  export(key: string): void {
    if (key === 'print') return void this.#print();
    const [format = '', scope = ''] = key.split('-');
    const delimiter = format === 'semicolons' ? ';' : ',';
    void this.#export(format === 'json' ? 'json' : 'csv', scope, delimiter);
  }

  protected override render(): TemplateResult {
    return html`<div class="said">${this.#renderSaid()}</div>`;
  }

  #renderSaid(): unknown {
    const { said, byHand } = this._report;
    const text =
      said === '' ? nothing : html`<p class="muted"><bdi .textContent=${said}></bdi></p>`;
    if (byHand !== '') {
      return html`${text}${renderByHand(this._report, 6)}<button
          class="button"
          @click=${() => this.#say('')}
        >
          ${closeMessages.close}
        </button>`;
    }
    return this._progress ? this.#renderProgress(this._progress) : text;
  }

  #renderProgress({ words, done, total }: Progress): TemplateResult {
    const { number } = this.formats;
    const text = fill(words.progress, { done: number(done), total: number(total) });
    return html`<div class="line muted">
      <progress aria-label=${words.title} max=${total} .value=${done}></progress>
      <p aria-live="off"><bdi .textContent=${text}></bdi></p>
      <button class="button" @click=${() => this.#run?.abort()}>${closeMessages.cancel}</button>
    </div>`;
  }

  get #shown(): readonly Account[] {
    return this.stores.view.result?.rows ?? [];
  }

  #accountsOf(scope: string): readonly Account[] {
    if (scope === 'all') return this.stores.details.accounts;
    return scope === 'selected' ? this.stores.selection.accounts : this.#shown;
  }

  #say(said: string): void {
    this.#tell({ said, byHand: '' });
  }

  /** What is done leaves by itself; what is still to be done stays. */
  #tell(report: CopyReport): void {
    this._report = report;
    clearTimeout(this.#leaving);
    if (report.said !== '' && report.byHand === '') {
      this.#leaving = setTimeout(() => this.#say(''), TOLD_MS);
    }
  }

  async #copyList(key: CopyKey, accounts: readonly Account[]): Promise<void> {
    const copied = await this.#work(toolMessages.copying, accounts.length, (tell) =>
      copyOf(key, accounts, tell),
    );
    if (!copied) return;
    if (copied.count === 0) {
      this.#say(toolMessages.nothingToCopy);
      return;
    }
    const count = { count: copied.count, text: this.formats.number(copied.count) };
    await this.#copyText(copied.text, plural(toolMessages.copied, key, count));
  }

  async #copyText(text: string, said: string): Promise<void> {
    this.#tell(await copyOrShow(text, said, copyMessages.refused));
    if (this._report.byHand === '') return;
    await this.updateComplete;
    const field = this.querySelector('textarea');
    field?.focus();
    field?.select();
  }

  /** Runs long work with progress; undefined when it was cancelled. */
  async #work<T>(
    words: Words,
    total: number,
    steps: (tell: (done: number) => void) => Steps<T>,
  ): Promise<T | undefined> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    const tell = throttle((done: number) => {
      if (this.#run?.signal === signal) this._progress = { words, done, total };
    });
    this.#say('');
    try {
      const run = runSteps(steps(tell), { signal });
      // What is done at once needs no progress.
      return run instanceof Promise ? await run : run;
    } catch (error) {
      if (!signal.aborted) throw error;
      if (this.#run.signal === signal) this.#say(words.cancelled);
      return undefined;
    } finally {
      if (this.#run.signal === signal) this._progress = undefined;
    }
  }

  async #print(): Promise<void> {
    const hasPrepared = await this.#work(toolMessages.exporting, this.#shown.length, (tell) =>
      this.#printer.prepare(tell),
    );
    if (hasPrepared) this.#printer.print();
  }

  async #export(format: 'csv' | 'json', scope: string, delimiter: Delimiter): Promise<void> {
    const accounts = this.#accountsOf(scope);
    const evidence = readEvidence(this.stores, accounts.length, scope, EXPORT_STYLE);
    const policy = this.stores.policy.isOn;
    const file = await this.#work(toolMessages.exporting, accounts.length, function* (tell) {
      const parts = yield* format === 'csv'
        ? csvReport(accounts, policy, evidence, tell, delimiter)
        : jsonReport(accounts, policy, evidence, tell);
      return yield* makeFile(parts, MIME[format]);
    });
    if (!file) return;
    const name = reportFileName(evidence.host, evidence.exportedAt, format);
    save(file, name);
    const text = this.formats.number(accounts.length);
    this.#say(plural(toolMessages, 'exported', { count: accounts.length, text }, { file: name }));
  }
}

customElements.define('tfs-report-tools', TfsReportTools);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-report-tools': TfsReportTools;
  }
}
