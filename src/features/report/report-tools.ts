/** <tfs-report-tools>: taking the accounts elsewhere: as a file, on paper, through the clipboard; with progress where it takes long. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { Account } from '../../accounts/account.ts';
import { copyOf, type CopyKey } from './copies.ts';
import type { Delimiter } from '../../lib/csv.ts';
import { csvReport, jsonReport, reportFileName } from './report.ts';
import type { Steps } from '../../lib/steps.ts';
import { runSteps } from '../../lib/run-steps.ts';
import { readEvidence } from './evidence.ts';
import type { ColumnKey } from '../../accounts/columns.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Stores } from '../../state/stores.ts';
import { Printer } from './printer.ts';
import { copyText, makeFile, save } from '../../ui/save.ts';
import { throttle } from '../../lib/throttle.ts';

/** What is said of long work. */
type Words = typeof toolMessages.exporting | typeof toolMessages.copying;

const MIME = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/** @element tfs-report-tools */
export class TfsReportTools extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
    columns: { attribute: false },
  };

  stores!: Stores; // the page sets all four before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;
  /** The columns that are shown. */
  columns!: () => readonly ColumnKey[];

  readonly #printer = new Printer(this);
  #said = '';
  /** A text that the browser would not let the page copy: to be copied by hand. */
  #byHand = '';
  #progress: { readonly words: Words; readonly done: number; readonly total: number } | undefined;
  #run: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#run?.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The place of what is said is always there, so that a screen reader hears what comes into it. */
  override render(): TemplateResult {
    return html`<div class="said" aria-live="polite">${this.#renderSaid()}</div>`;
  }

  #renderSaid(): unknown {
    const { formats } = this;
    const said =
      this.#said === ''
        ? nothing
        : html`<p class="muted"><bdi .textContent=${this.#said}></bdi></p>`;
    if (this.#byHand !== '') {
      return html`${said}<textarea
          class="by-hand"
          readonly
          rows="6"
          dir="auto"
          aria-label=${this.#said}
          .value=${this.#byHand}
        ></textarea>`;
    }
    if (!this.#progress) return said;
    const { words, done, total } = this.#progress;
    const text = words.progress(formats.number(done), formats.number(total));
    return html`<div class="line muted">
      <progress aria-label=${words.title} max=${total} .value=${done}></progress>
      <p aria-live="off"><bdi .textContent=${text}></bdi></p>
      <button class="button" @click=${() => this.#run?.abort()}>${toolMessages.cancel}</button>
    </div>`;
  }

  /** @param key `users`, `domains`, `contacts`, `message` or `link` */
  copy(key: string): void {
    switch (key) {
      case 'users':
      case 'domains':
      case 'contacts':
        return void this.#copyList(key);
      case 'message':
        return void this.#copyText(
          `${toolMessages.ownerMessage.subject}\n\n${toolMessages.ownerMessage.text}`,
          toolMessages.copied.message,
        );
      case 'link':
        return void this.#copyText(
          this.stores.visit.shareUrl(this.fragment()),
          toolMessages.copied.link,
        );
    }
  }

  /** @param key `print`; or `csv-`, `semicolons-` or `json-`, and `shown` or `all` */
  export(key: string): void {
    if (key === 'print') return void this.#print();
    const [format = '', scope = ''] = key.split('-');
    const delimiter = format === 'semicolons' ? ';' : ',';
    void this.#export(format === 'json' ? 'json' : 'csv', scope === 'all', delimiter);
  }

  get #shown(): readonly Account[] {
    return this.stores.view.result?.rows ?? [];
  }

  async #print(): Promise<void> {
    const printer = this.#printer;
    const hasPrepared = await this.#work(toolMessages.exporting, this.#shown.length, (tell) =>
      printer.prepare(tell),
    );
    if (hasPrepared) printer.print();
  }

  #say(said: string, byHand = ''): void {
    this.#said = said;
    this.#byHand = byHand;
    this.requestUpdate();
  }

  async #copyList(key: CopyKey): Promise<void> {
    const shown = this.#shown;
    const copied = await this.#work(toolMessages.copying, shown.length, (tell) =>
      copyOf(key, shown, tell),
    );
    if (!copied) return;
    if (copied.count === 0) {
      this.#say(toolMessages.nothingToCopy);
      return;
    }
    const count = { count: copied.count, text: this.formats.number(copied.count) };
    await this.#copyText(copied.text, toolMessages.copied[key](count));
  }

  async #copyText(text: string, said: string): Promise<void> {
    if (await copyText(text)) {
      this.#say(said);
      return;
    }
    this.#say(toolMessages.copyRefused, text);
    await this.updateComplete;
    const field = this.querySelector<HTMLTextAreaElement>('.by-hand');
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
      if (this.#run?.signal !== signal) return;
      this.#progress = { words, done, total };
      this.requestUpdate();
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
      if (this.#run.signal === signal) this.#progress = undefined;
      this.requestUpdate();
    }
  }

  async #export(format: 'csv' | 'json', isAll: boolean, delimiter: Delimiter): Promise<void> {
    const accounts = isAll ? this.stores.details.accounts : this.#shown;
    const evidence = readEvidence(this.stores, accounts.length, isAll);
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
    this.#say(toolMessages.exported({ count: accounts.length, text }, name));
  }
}

customElements.define('tfs-report-tools', TfsReportTools);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-report-tools': TfsReportTools;
  }
}
