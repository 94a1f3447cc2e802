/** <tfs-reminder-dialog>: writing to the owners of accounts that have no second factor. Nothing is sent by the page. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { Account } from '../../accounts/account.ts';
import type { Formats } from '../../i18n/formats.ts';
import { copyMessages } from '../../i18n/copy-messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { runSteps } from '../../lib/run-steps.ts';
import type { Steps } from '../../lib/steps.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { copyOrShow, type CopyReport } from '../../ui/by-hand.ts';
import type { MailText } from './mail-links.ts';
import { messageLanguages, ownLanguage, type MessageLanguage } from './message-languages.ts';
import { divide, markOpened, type PartsToOpen } from './parts-to-open.ts';
import { asKnownNow, findRecipients, NO_RECIPIENTS, type Recipients } from './recipients.ts';
import './reminder-form.ts';
import type { AddressesState, ReminderAction } from './reminder-form.ts';
import { reminderMessages } from './reminder-messages.ts';

const SILENT: CopyReport = { said: '', byHand: '' };
/** What was done is told for so long. */
const SAID_MS = 10_000;

/**
 * What was typed is kept while the page is there, for whomever it is opened.
 *
 * @element tfs-reminder-dialog
 * @fires focus-lost - CustomEvent<string>, bubbling: closed; the user whose row may have the focus now
 */
export class TfsReminderDialog extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    _isOpen: { state: true },
    _mail: { state: true },
    _recipients: { state: true },
    _division: { state: true },
    _report: { state: true },
    _languages: { state: true },
    _language: { state: true },
  };

  stores!: Stores; // the page sets both before the first drawing
  formats!: Formats;

  private _isOpen = false;
  /** Those that the message is there in; the viewer's own alone, until the others have been read. */
  private _languages: readonly MessageLanguage[] = [ownLanguage()];
  /** That of the message. */
  private _language: MessageLanguage = ownLanguage();
  private _mail: MailText = this._language.mail;
  /** Undefined while they are being found. */
  private _recipients: Recipients | undefined;
  private _division: PartsToOpen = divide([], this._language.mail);
  private _report = SILENT;

  /** What was typed in the languages that are not shown, by tag. */
  readonly #drafts = new Map<string, MailText>();
  /** Whom it was opened for. */
  #asked: readonly Account[] = [];
  /** The accounts of the page, as they were when the recipients were found. */
  #known: readonly Account[] | undefined;
  #search: AbortController | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.details]);
  }

  /** Opens the dialog for these accounts; who of them gets it, it finds out itself. */
  open(accounts: readonly Account[]): void {
    const isSame =
      accounts.length === this.#asked.length &&
      accounts.every(({ user }, at) => user === this.#asked[at]?.user);
    // What was opened for the same accounts stays opened.
    if (!isSame) this._division = divide([], this._mail);
    this.#asked = accounts;
    this._isOpen = true;
    this.#say(SILENT);
    this.#find();
    void this.#readLanguages();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#silence);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What has come of the accounts since counts, until the first mail has been opened. */
  protected override willUpdate(): void {
    if (!this._isOpen || this.stores.details.accounts === this.#known) return;
    if (!this._division.parts.some(({ isOpened }) => isOpened)) this.#find();
  }

  override render(): TemplateResult {
    const { parts, isTooMany, hasText } = this._division;
    return html`<tfs-reminder
      .isOpen=${this._isOpen}
      .state=${this.#state}
      .recipients=${this._recipients ?? NO_RECIPIENTS}
      .mail=${this._mail}
      .languages=${this._languages}
      .language=${this._language.tag}
      .isChanged=${this.#isChanged}
      .parts=${parts}
      .isTooMany=${isTooMany}
      .hasText=${hasText}
      .report=${this._report}
      .formats=${this.formats}
      @text-changed=${({ detail }: CustomEvent<MailText>) => this.#write(detail)}
      @reminder-used=${({ detail }: CustomEvent<ReminderAction>) => void this.#use(detail)}
      @language-chosen=${({ detail }: CustomEvent<string>) => this.#chooseLanguage(detail)}
      @part-opened=${({ detail }: CustomEvent<number>) => this.#onOpened(detail)}
      @reminder-closed=${() => (this._isOpen = false)}
      @focus-lost=${(event: Event) => this.#onFocusLost(event)}
    ></tfs-reminder>`;
  }

  get #state(): AddressesState {
    const { shownState } = this.stores.details;
    return shownState === 'known' && !this._recipients ? 'coming' : shownState;
  }

  get #isChanged(): boolean {
    const { subject, text } = this._language.mail;
    return this._mail.subject !== subject || this._mail.text !== text;
  }

  get #addresses(): string[] {
    return this._recipients?.addresses.map(({ address }) => address) ?? [];
  }

  /** Without the file of the others there is the viewer's own; it is tried again with the next opening. */
  async #readLanguages(): Promise<void> {
    if (this._languages.length > 1) return;
    try {
      this._languages = messageLanguages(await this.stores.visit.texts.readOwnerMessages());
    } catch {
      // The message in the viewer's language is there.
    }
  }

  /** What was typed in another language is kept, and comes back with it. */
  #chooseLanguage(tag: string): void {
    const chosen = this._languages.find((one) => one.tag === tag);
    if (!chosen) return;
    this.#drafts.set(this._language.tag, this._mail);
    this._language = chosen;
    this.#write(this.#drafts.get(tag) ?? chosen.mail);
    this.#say(SILENT);
  }

  /** Of many accounts in the background. */
  #find(): void {
    const { accounts } = this.stores.details;
    this.#known = accounts;
    this.#search?.abort();
    const { signal } = (this.#search = new AbortController());
    const found = runSteps(findNow(this.#asked, accounts), { signal });
    if (found instanceof Promise) {
      this._recipients = undefined;
      // Rejected only where a newer search has taken its place.
      found.then(
        (recipients) => this.#show(recipients),
        () => undefined,
      );
    } else this.#show(found);
  }

  #show(recipients: Recipients): void {
    this._recipients = recipients;
    this.#divide();
  }

  #write(mail: MailText): void {
    this._mail = mail;
    this.#divide();
  }

  #divide(): void {
    this._division = divide(this.#addresses, this._mail, this._division.parts);
  }

  async #use(action: ReminderAction): Promise<void> {
    switch (action) {
      case 'reset-text':
        this.#write(this._language.mail);
        this.#say(SILENT);
        return;
      case 'copy-message': {
        const { subject, text } = this._mail;
        return this.#copy(`${subject}\n\n${text}`, reminderMessages.copiedMessage);
      }
      case 'copy-addresses': {
        const addresses = this.#addresses;
        const { length: count } = addresses;
        const copied = { count, text: this.formats.number(count) };
        return this.#copy(
          addresses.join(', '),
          plural(reminderMessages, 'copiedAddresses', copied),
        );
      }
    }
  }

  async #copy(text: string, copied: string): Promise<void> {
    this.#say(await copyOrShow(text, copied, copyMessages.refused));
  }

  #onOpened(index: number): void {
    const { parts } = this._division;
    this._division = { ...this._division, parts: markOpened(parts, index) };
    const { number } = this.formats;
    const said =
      parts.length === 1
        ? reminderMessages.mailOpened
        : fill(reminderMessages.partOpened, {
            part: number(index + 1),
            parts: number(parts.length),
          });
    this.#say({ said, byHand: '' });
  }

  /** What has been done leaves by itself; what is to be copied by hand stays. */
  #say(report: CopyReport): void {
    this._report = report;
    clearTimeout(this.#silence);
    if (report.said === '' || report.byHand !== '') return;
    this.#silence = setTimeout(() => (this._report = SILENT), SAID_MS);
  }

  #onFocusLost(event: Event): void {
    event.stopPropagation();
    const detail = this.#asked[0]?.user ?? '';
    this.dispatchEvent(new CustomEvent('focus-lost', { bubbles: true, detail }));
  }
}

function* findNow(asked: readonly Account[], accounts: readonly Account[]): Steps<Recipients> {
  return yield* findRecipients(yield* asKnownNow(asked, accounts));
}

customElements.define('tfs-reminder-dialog', TfsReminderDialog);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-reminder-dialog': TfsReminderDialog;
  }
}
