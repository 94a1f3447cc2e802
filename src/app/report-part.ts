/** Taking the accounts elsewhere: as a file, on paper, through the clipboard; with progress where it takes long. */
import { html, nothing } from 'lit';
import { toolMessages } from '../i18n/tool-messages.ts';
import type { Account } from '../model/account.ts';
import { contactAddresses, domains, userNames } from '../model/copies.ts';
import { csvReport, jsonReport, reportFileName } from '../model/report.ts';
import type { Steps } from '../model/steps.ts';
import { breathe, runSteps } from '../whm/pace.ts';
import { readEvidence } from './evidence.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';
import type { PartContext } from './parts.ts';
import type { Printer } from './printer.ts';
import { copyText, save } from './save.ts';

const MIME = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

export class ReportPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  #said = '';
  /** A text that the browser would not let the page copy: to be copied by hand. */
  #byHand = '';
  #progress: { readonly done: number; readonly total: number } | undefined;
  #run: AbortController | undefined;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
  }

  render(): unknown {
    const { formats } = this.#page;
    const said = this.#said === '' ? nothing : html`<p class="muted"><bdi>${this.#said}</bdi></p>`;
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
    const { done, total } = this.#progress;
    const text = toolMessages.preparing(formats.number(done), formats.number(total));
    return html`<div class="line muted">
      <progress aria-label=${toolMessages.export} max=${total} .value=${done}></progress>
      <p aria-live="off"><bdi>${text}</bdi></p>
      <button class="button" @click=${() => this.#run?.abort()}>${toolMessages.cancel}</button>
    </div>`;
  }

  /** @param key `users`, `domains`, `contacts`, `message` or `link` */
  copy(key: string): void {
    const shown = this.#shown;
    switch (key) {
      case 'users': {
        this.#copyList(userNames(shown), toolMessages.copied.users);
        return;
      }
      case 'domains': {
        this.#copyList(domains(shown), toolMessages.copied.domains);
        return;
      }
      case 'contacts': {
        this.#copyList(contactAddresses(shown), toolMessages.copied.contacts);
        return;
      }
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

  /** @param key `csv-shown`, `csv-all`, `json-shown` or `json-all` */
  export(key: string): void {
    const [format = '', scope = ''] = key.split('-');
    void this.#export(format === 'json' ? 'json' : 'csv', scope === 'all');
  }

  /** Prints the shown accounts. */
  async print(printer: Printer): Promise<void> {
    const hasPrepared = await this.#work(this.#shown.length, (tell) => printer.prepare(tell));
    if (hasPrepared) this.#page.boot.print();
  }

  get #shown(): readonly Account[] {
    return this.#page.view.result?.rows ?? [];
  }

  #say(said: string, byHand = ''): void {
    this.#said = said;
    this.#byHand = byHand;
    this.#page.host.requestUpdate();
  }

  #copyList(
    list: readonly string[],
    said: (count: { count: number; text: string }) => string,
  ): void {
    if (list.length === 0) this.#say(toolMessages.nothingToCopy);
    else {
      const text = this.#page.formats.number(list.length);
      void this.#copyText(list.join('\n'), said({ count: list.length, text }));
    }
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
    total: number,
    steps: (tell: (done: number) => void) => Steps<T>,
  ): Promise<T | undefined> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    this.#said = this.#byHand = '';
    const { host } = this.#page;
    const tell = (done: number) => {
      this.#progress = { done, total };
      host.requestUpdate();
    };
    try {
      tell(0);
      await breathe();
      return await runSteps(steps(tell), { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      if (this.#run.signal === signal) this.#say(toolMessages.cancelled);
      return undefined;
    } finally {
      if (this.#run.signal === signal) this.#progress = undefined;
      host.requestUpdate();
    }
  }

  async #export(format: 'csv' | 'json', isAll: boolean): Promise<void> {
    const accounts = isAll ? this.#context.accounts() : this.#shown;
    const evidence = readEvidence(this.#page, this.#context, accounts.length, isAll);
    const build = format === 'csv' ? csvReport : jsonReport;
    const parts = await this.#work(accounts.length, (tell) =>
      build(accounts, isPolicyOn(this.#page), evidence, tell),
    );
    if (!parts) return;
    const name = reportFileName(evidence.host, evidence.exportedAt, format);
    save(new Blob(parts, { type: MIME[format] }), name);
    const text = this.#page.formats.number(accounts.length);
    this.#say(toolMessages.exported({ count: accounts.length, text }, name));
  }
}
