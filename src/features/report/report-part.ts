/** Taking the accounts elsewhere: as a file, on paper, through the clipboard; with progress where it takes long. */
import { html, nothing } from 'lit';
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { Account } from '../../accounts/account.ts';
import { copyOf, type CopyKey } from './copies.ts';
import type { Delimiter } from '../../lib/csv.ts';
import { csvReport, jsonReport, reportFileName } from './report.ts';
import type { Steps } from '../../lib/steps.ts';
import { runSteps } from '../../lib/run-steps.ts';
import { readEvidence } from './evidence.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';
import type { Printer } from './printer.ts';
import { copyText, makeFile, save } from '../../ui/save.ts';
import { throttle } from '../../lib/throttle.ts';

/** What is said of long work. */
type Words = typeof toolMessages.exporting | typeof toolMessages.copying;

const MIME = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

export class ReportPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  #said = '';
  /** A text that the browser would not let the page copy: to be copied by hand. */
  #byHand = '';
  #progress: { readonly words: Words; readonly done: number; readonly total: number } | undefined;
  #run: AbortController | undefined;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
  }

  render(): unknown {
    const { formats } = this.#page;
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
          this.#page.boot.shareUrl(this.#context.fragment()),
          toolMessages.copied.link,
        );
    }
  }

  /** @param key `csv-`, `semicolons-` or `json-`, and `shown` or `all` */
  export(key: string): void {
    const [format = '', scope = ''] = key.split('-');
    const delimiter = format === 'semicolons' ? ';' : ',';
    void this.#export(format === 'json' ? 'json' : 'csv', scope === 'all', delimiter);
  }

  /** Prints the shown accounts. */
  async print(printer: Printer): Promise<void> {
    const hasPrepared = await this.#work(toolMessages.exporting, this.#shown.length, (tell) =>
      printer.prepare(tell),
    );
    if (hasPrepared) printer.print();
  }

  get #shown(): readonly Account[] {
    return this.#page.view.result?.rows ?? [];
  }

  #say(said: string, byHand = ''): void {
    this.#said = said;
    this.#byHand = byHand;
    this.#page.host.requestUpdate();
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
    const count = { count: copied.count, text: this.#page.formats.number(copied.count) };
    await this.#copyText(copied.text, toolMessages.copied[key](count));
  }

  async #copyText(text: string, said: string): Promise<void> {
    if (await copyText(text)) {
      this.#say(said);
      return;
    }
    this.#say(toolMessages.copyRefused, text);
    await this.#page.host.updateComplete;
    const field = this.#page.host.renderRoot.querySelector<HTMLTextAreaElement>('.by-hand');
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
    const { host } = this.#page;
    const tell = throttle((done: number) => {
      if (this.#run?.signal !== signal) return;
      this.#progress = { words, done, total };
      host.requestUpdate();
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
      host.requestUpdate();
    }
  }

  async #export(format: 'csv' | 'json', isAll: boolean, delimiter: Delimiter): Promise<void> {
    const accounts = isAll ? this.#context.accounts() : this.#shown;
    const evidence = readEvidence(this.#page, this.#context, accounts.length, isAll);
    const policy = isPolicyOn(this.#page);
    const file = await this.#work(toolMessages.exporting, accounts.length, function* (tell) {
      const parts = yield* format === 'csv'
        ? csvReport(accounts, policy, evidence, tell, delimiter)
        : jsonReport(accounts, policy, evidence, tell);
      return yield* makeFile(parts, MIME[format]);
    });
    if (!file) return;
    const name = reportFileName(evidence.host, evidence.exportedAt, format);
    save(file, name);
    const text = this.#page.formats.number(accounts.length);
    this.#say(toolMessages.exported({ count: accounts.length, text }, name));
  }
}
