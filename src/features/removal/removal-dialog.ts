/** <tfs-removal>: the dialog in which second factors are removed: asks, shows how far it is. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { dataText } from '../../ui/data-text.ts';
import { dialogStyles, ModalDialog } from '../../ui/dialog.ts';
import '../../ui/message.ts';
import { renderLogIn } from '../../ui/result.ts';
import { closeMessages } from '../../i18n/close-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import type { Problem } from '../../i18n/problem.ts';
import { fill, plural, type Count } from '../../i18n/texts.ts';
import { renderLeftOut } from './left-out.ts';
import { removalMessages } from './removal-messages.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { readCount } from '../../lib/digits.ts';
import { MOST_UNTYPED, type RemovalPlan } from './outcomes.ts';
import { fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';

/** So many accounts are named until all are asked for. */
const FIRST_USERS = 100;

/** What the dialog is at. */
export type RemovalStep = 'closed' | 'asking' | 'reading' | 'removing' | 'verifying';

/**
 * @element tfs-removal
 * @fires removal-confirmed - the viewer has said yes, and typed the number where there are many
 * @fires removal-stopped - nothing further is to be sent
 * @fires removal-closed - the viewer has said no
 * @fires focus-lost - closed, and what had the focus before is gone
 */
export class TfsRemoval extends LitElement {
  static override properties = {
    step: {},
    plan: { attribute: false },
    total: { attribute: false },
    done: { attribute: false },
    isStopping: { attribute: false },
    failure: { attribute: false },
    formats: { attribute: false },
    _isWhole: { state: true },
    _isWrong: { state: true },
    _typed: { state: true },
  };

  step: RemovalStep = 'closed';
  plan: RemovalPlan = { accounts: [], leftOut: [] };
  /** How many are sent. */
  total = 0;
  /** For how many of them WHM has answered. */
  done = 0;
  isStopping = false;
  /** Why nothing was changed; undefined where nothing has failed. */
  failure: Problem | undefined;
  formats!: Formats; // set by the page before the dialog is opened

  /** Whether all accounts are named. */
  private _isWhole = false;
  /** Whether another number was typed than the one asked for. */
  private _isWrong = false;
  /** What was typed to confirm: it stays for another try. */
  private _typed = '';

  readonly #dialog = new ModalDialog(this, {
    isOpen: () => this.step !== 'closed',
    canClose: () => !hasSent(this.step),
    onClose: () => this.#close(),
  });

  get #asked(): number {
    return this.plan.accounts.length;
  }

  get #count(): Count {
    return { count: this.#asked, text: this.formats.number(this.#asked) };
  }

  get #question(): string {
    const [first] = this.plan.accounts;
    return this.#asked === 1 && first
      ? fill(removalMessages.questionOfOne, { user: visibleText(first.user) })
      : plural(removalMessages, 'question', this.#count);
  }

  get #mustType(): boolean {
    return this.#asked > MOST_UNTYPED;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', warn);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('step') || this.step !== 'closed') return;
    this._isWhole = this._isWrong = false;
    this._typed = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('step')) return;
    // Whoever leaves now would not learn what came of it.
    if (hasSent(this.step)) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  }

  override render(): TemplateResult {
    const { step } = this;
    const { content, actions } =
      step === 'closed'
        ? { content: nothing, actions: nothing }
        : isRunning(step)
          ? this.#renderProgress()
          : this.#renderQuestion();
    return this.#dialog.render({ heading: removalMessages.heading, content, actions });
  }

  #renderQuestion(): Parts {
    const { failure } = this;
    const canRemove = this.#asked > 0;
    const content = html`<form @submit=${this.#onSubmit}>
      ${
        failure
          ? html`<tfs-message
              role="alert"
              .tone=${'error'}
              .heading=${fill(removalMessages.nothingChanged, { reason: failure.title })}
              .text=${failure.text}
              >${renderLogIn(failure)}</tfs-message
            >`
          : nothing
      }
      ${
        canRemove
          ? html`<p>
                <bdi><strong .textContent=${this.#question}></strong></bdi>
              </p>
              <p><bdi>${removalMessages.consequences}</bdi></p>
              ${this.#renderAccounts()}`
          : html`<p><bdi>${removalMessages.nobody}</bdi></p>`
      }
      ${renderLeftOut(this.plan, this.formats)}
      ${canRemove && this.#mustType ? this.#renderNumber() : nothing}
    </form>`;
    const actions = html`<button class="button" data-first @click=${this.#close}>
        ${closeMessages.cancel}
      </button>
      ${
        canRemove
          ? html`<button class="button danger" @click=${this.#confirm}>
              ${removalMessages.remove}
            </button>`
          : nothing
      }`;
    return { content, actions };
  }

  #renderAccounts(): TemplateResult {
    const { accounts } = this.plan;
    const named = this._isWhole ? accounts : accounts.slice(0, FIRST_USERS);
    // A list that scrolls is to be scrolled by keyboard, too.
    return html`<ul class="users" tabindex="0" aria-label=${messages.accounts}>
        ${named.map(
          ({ user, readableDomain }) =>
            html`<li>
              <strong>${dataText(user)}</strong>
              <span class="muted">${dataText(readableDomain, '', 'ltr')}</span>
            </li>`,
        )}
      </ul>
      ${
        named.length < accounts.length
          ? html`<button type="button" class="link" @click=${() => (this._isWhole = true)}>
              <bdi .textContent=${plural(removalMessages, 'showAll', this.#count)}></bdi>
            </button>`
          : nothing
      }`;
  }

  #renderNumber(): TemplateResult {
    const { typeToConfirm, wrongNumber } = removalMessages;
    const count = digitsOf(this.#asked, this.formats);
    return html`<div class="field">
      <label for="number"><bdi .textContent=${fill(typeToConfirm, { count })}></bdi></label>
      <input
        id="number"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${this._isWrong}
        aria-describedby="wrong"
        .value=${this._typed}
        @input=${({ target }: Event) => this.#type((target as HTMLInputElement).value)}
      />
      <p id="wrong" class="wrong" aria-live="polite">
        <bdi .textContent=${this._isWrong ? fill(wrongNumber, { count }) : ''}></bdi>
      </p>
    </div>`;
  }

  #renderProgress(): Parts {
    const { step, done, total, isStopping, formats } = this;
    const isCounted = step === 'removing';
    const text =
      step === 'removing'
        ? fill(removalMessages.removing, {
            done: formats.number(done),
            total: formats.number(total),
          })
        : removalMessages.phases[step === 'reading' ? 'reading' : 'verifying'];
    const canStop = step !== 'verifying' && !isStopping;
    const content = html`<p aria-live="polite">
        <bdi
          .textContent=${isStopping && step === 'removing' ? removalMessages.stopping : text}
        ></bdi>
      </p>
      ${
        isCounted
          ? html`<progress
              aria-label=${removalMessages.progress}
              max=${total}
              .value=${done}
            ></progress>`
          : html`<progress aria-label=${removalMessages.progress}></progress>`
      }`;
    const stop = () => canStop && this.#fire('removal-stopped');
    const actions = html`<button class="button" aria-disabled=${!canStop} @click=${stop}>
      ${removalMessages.stop}
    </button>`;
    return { content, actions };
  }

  #fire(name: 'removal-confirmed' | 'removal-stopped' | 'removal-closed'): void {
    this.dispatchEvent(new Event(name));
  }

  #type(text: string): void {
    this._typed = text;
    this._isWrong = false;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#confirm();
  }

  #confirm(): void {
    const field = this.renderRoot.querySelector<HTMLInputElement>('#number');
    if (this.#mustType && field && readCount(field.value) !== this.#asked) {
      this._isWrong = true;
      field.focus();
      return;
    }
    this.#fire('removal-confirmed');
  }

  #close(): void {
    if (!hasSent(this.step)) this.#fire('removal-closed');
  }

  static override styles = [
    shared,
    dialogStyles,
    fields,
    css`
      form,
      .field,
      .left-out {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .field,
      .left-out {
        gap: 0.25rem;
      }

      .users li + li {
        margin-block-start: 0.125rem;
      }

      form > .link {
        justify-self: start;
      }

      .users {
        max-height: 11rem;
        overflow: auto;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--tfs-line);
        border-radius: var(--tfs-radius);
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      h3 {
        margin: 0;
        font-size: 0.875rem;
        font-weight: 600;
      }

      label {
        font-weight: 600;
      }

      .field input {
        max-width: 12rem;
      }

      .wrong {
        min-height: 1.45em;
        color: var(--tfs-bad);
      }

      progress {
        width: 100%;
      }
    `,
  ];
}

/** A number as the page's language writes it, without separators: as it is easiest to type. */
const digitsOf = (value: number, { number }: Formats): string =>
  `${value}`.replace(/\d/g, (digit) => number(Number(digit)));

/** What stands in the dialog, and its buttons. */
interface Parts {
  readonly content: unknown;
  readonly actions: unknown;
}

const isRunning = (step: RemovalStep): boolean => step !== 'closed' && step !== 'asking';

/** Whether something was sent, so that what came of it must not be lost. */
const hasSent = (step: RemovalStep): boolean => step === 'removing' || step === 'verifying';

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

customElements.define('tfs-removal', TfsRemoval);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-removal': TfsRemoval;
  }
  interface HTMLElementEventMap {
    'removal-confirmed': Event;
    'removal-stopped': Event;
    'removal-closed': Event;
  }
}
