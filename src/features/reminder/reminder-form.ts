/** <tfs-reminder>: the dialog "Write to owners": who gets it, what it says, and what one does with it. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { closeMessages } from '../../i18n/close-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { byHandStyles, renderByHand, type CopyReport } from '../../ui/by-hand.ts';
import { dialogStyles, ModalDialog } from '../../ui/dialog.ts';
import '../../ui/message.ts';
import { shared } from '../../ui/styles/shared.ts';
import type { MailText } from './mail-links.ts';
import type { MessageLanguage } from './message-languages.ts';
import type { PartToOpen } from './parts-to-open.ts';
import type { Recipients } from './recipients.ts';
import { RecipientFacts } from './recipient-facts.ts';
import { reminderMessages } from './reminder-messages.ts';
import { reminderStyles } from './reminder-styles.ts';

export type ReminderAction = 'copy-addresses' | 'copy-message' | 'reset-text';

/** `missing`: WHM does not tell the addresses. */
export type AddressesState = 'coming' | 'known' | 'missing';

/**
 * @element tfs-reminder
 * @fires text-changed - CustomEvent<MailText>: subject or message, as they are typed
 * @fires language-chosen - CustomEvent<string>: the tag of the message's language
 * @fires reminder-used - CustomEvent<ReminderAction>
 * @fires part-opened - CustomEvent<number>: the index of the part that a mail program is to open
 * @fires reminder-closed
 * @fires focus-lost - closed, and what had the focus before is gone
 */
export class TfsReminder extends LitElement {
  static override properties = {
    isOpen: { type: Boolean },
    state: {},
    recipients: { attribute: false },
    mail: { attribute: false },
    languages: { attribute: false },
    language: {},
    isChanged: { type: Boolean },
    parts: { attribute: false },
    isTooMany: { type: Boolean },
    hasText: { type: Boolean },
    report: { attribute: false },
    formats: { attribute: false },
  };

  isOpen = false;
  state: AddressesState = 'coming';
  recipients!: Recipients; // these five: set before the dialog is opened
  mail!: MailText;
  parts!: readonly PartToOpen[];
  report!: CopyReport;
  formats!: Formats;
  /** In which the message can be, and is. */
  languages: readonly MessageLanguage[] = [];
  language = '';
  /** Whether the text is another than the page's own. */
  isChanged = false;
  /** Whether no mail program takes them. */
  isTooMany = false;
  /** Whether the parts have the text in them; it may be too long. */
  hasText = true;

  readonly #dialog = new ModalDialog(this, {
    isOpen: () => this.isOpen,
    onClose: () => this.#fire('reminder-closed'),
  });
  readonly #facts = new RecipientFacts(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('isOpen') && !this.isOpen) this.#facts.hideAll();
  }

  override render(): TemplateResult {
    return this.#dialog.render({
      heading: reminderMessages.heading,
      content: this.isOpen ? this.#renderContent() : nothing,
      actions: this.isOpen ? this.#renderActions() : nothing,
      isWide: true,
    });
  }

  get #hasAddresses(): boolean {
    return this.state === 'known' && this.recipients.addresses.length > 0;
  }

  #renderContent(): TemplateResult {
    const { mail } = this;
    return html`${this.#renderAddresses()}
      ${this.languages.length > 1 ? this.#renderLanguages() : nothing}
      <div class="field">
        <label for="subject">${reminderMessages.subject}</label>
        <input
          id="subject"
          type="text"
          dir="auto"
          lang=${this.language}
          .value=${mail.subject}
          @input=${(event: InputEvent) =>
            this.#change({ ...mail, subject: (event.target as HTMLInputElement).value })}
        />
      </div>
      <div class="field message">
        <label for="message">${reminderMessages.message}</label>
        <textarea
          id="message"
          rows="14"
          dir="auto"
          lang=${this.language}
          .value=${mail.text}
          @input=${(event: InputEvent) =>
            this.#change({ ...mail, text: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      ${
        this.isChanged
          ? html`<p>${this.#renderAction('reset-text', reminderMessages.resetText, 'link')}</p>`
          : nothing
      }
      ${this.#hasAddresses ? this.#renderWays() : nothing}`;
  }

  #renderLanguages(): TemplateResult {
    return html`<div class="field">
      <label for="language">${reminderMessages.language}</label>
      <select
        id="language"
        @change=${(event: Event) =>
          this.#fire('language-chosen', (event.target as HTMLSelectElement).value)}
      >
        ${this.languages.map(
          ({ tag, name }) =>
            html`<option
              value=${tag}
              lang=${tag}
              translate="no"
              .selected=${tag === this.language}
              .textContent=${name}
            ></option>`,
        )}
      </select>
    </div>`;
  }

  #renderAddresses(): TemplateResult {
    switch (this.state) {
      case 'coming':
        return html`<p class="muted" role="status">${reminderMessages.reading}</p>`;
      case 'missing':
        return html`<tfs-message
          role="note"
          .tone=${'info'}
          .heading=${reminderMessages.notTold}
          .text=${reminderMessages.notToldHint}
        ></tfs-message>`;
      case 'known':
        return this.#facts.render(this.recipients, this.formats);
    }
  }

  /** The ways to hand it to a mail program, where one button is not enough. */
  #renderWays(): TemplateResult {
    const { isTooMany, parts, hasText } = this;
    return html`${isTooMany ? html`<p class="warning">${reminderMessages.tooMany}</p>` : nothing}
      ${hasText || isTooMany ? nothing : html`<p class="warning">${reminderMessages.textTooLong}</p>`}
      ${!isTooMany && parts.length > 1 ? this.#renderParts() : nothing}
      <p class="muted">${reminderMessages.nothingIsSent}</p>`;
  }

  #renderParts(): TemplateResult {
    const { parts, formats } = this;
    const total = { count: parts.length, text: formats.number(parts.length) };
    const inParts = plural(reminderMessages, 'inParts', total);
    const next = parts.findIndex(({ isOpened }) => !isOpened);
    return html`<p><bdi .textContent=${inParts}></bdi></p>
      <ul class="parts" aria-label=${reminderMessages.parts}>
        ${parts.map(
          ({ href, isOpened }, index) =>
            html`<li>
              <a
                class=${index === next ? 'button primary' : 'button'}
                href=${href}
                @click=${() => this.#fire('part-opened', index)}
                ><bdi
                  .textContent=${fill(reminderMessages.openPart, { part: formats.number(index + 1), parts: total.text })}
                ></bdi
              ></a>
              ${isOpened ? html`<span class="opened">${reminderMessages.opened}</span>` : nothing}
            </li>`,
        )}
      </ul>`;
  }

  #renderActions(): TemplateResult {
    const { report, parts, isTooMany } = this;
    const [only, ...others] = parts;
    const isOne = this.#hasAddresses && !isTooMany && others.length === 0;
    return html`<p class=${report.said === '' ? 'unsaid' : 'muted said'} aria-live="polite">
        <bdi .textContent=${report.said}></bdi>
      </p>
      ${renderByHand(report, 4)}
      <button class="link close" @click=${() => this.#fire('reminder-closed')}>
        ${closeMessages.close}
      </button>
      ${
        this.#hasAddresses
          ? this.#renderAction('copy-addresses', reminderMessages.copyAddresses)
          : nothing
      }
      ${this.#renderAction('copy-message', reminderMessages.copyMessage)}
      ${
        isOne && only
          ? html`<a
              class="button primary"
              href=${only.href}
              @click=${() => this.#fire('part-opened', 0)}
              >${reminderMessages.openMail}</a
            >`
          : nothing
      }`;
  }

  #renderAction(action: ReminderAction, text: string, look = 'button'): TemplateResult {
    return html`<button class=${look} @click=${() => this.#fire('reminder-used', action)}>
      <bdi .textContent=${text}></bdi>
    </button>`;
  }

  #change(mail: MailText): void {
    this.#fire('text-changed', mail);
  }

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  static override styles = [shared, dialogStyles, byHandStyles, reminderStyles];
}

customElements.define('tfs-reminder', TfsReminder);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-reminder': TfsReminder;
  }
  interface HTMLElementEventMap {
    'language-chosen': CustomEvent<string>;
    'text-changed': CustomEvent<MailText>;
    'reminder-used': CustomEvent<ReminderAction>;
    'part-opened': CustomEvent<number>;
    'reminder-closed': Event;
  }
}
