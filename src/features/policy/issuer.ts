/** <tfs-issuer>: the name that authenticator apps show, and setting it. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FocusKeeper } from '../../ui/focus-keeper.ts';
import '../../ui/message.ts';
import { renderLogIn, renderResult, type ActionResult } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { askingMessages } from '../../i18n/asking-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { policyMessages } from './policy-messages.ts';
import { cleanIssuer, issuerProblem, ISSUER_LENGTH, type IssuerProblem } from './issuer-rule.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { card } from '../../ui/styles/card.ts';
import { fields } from '../../ui/styles/fields.ts';
import { shared } from '../../ui/styles/shared.ts';

const texts = policyMessages.issuer;

/**
 * What was typed stands until it is saved, whatever is read meanwhile.
 *
 * @element tfs-issuer
 * @fires issuer-entered - CustomEvent<string>: a name that keeps the rules, or empty for the default
 * @fires try-again - what WHM has is to be read once more
 */
export class TfsIssuer extends LitElement {
  static override properties = {
    issuer: { attribute: false },
    systemWide: {},
    isRoot: { attribute: false },
    isPending: { attribute: false },
    failure: { attribute: false },
    result: { attribute: false },
    savedAt: {},
    formats: { attribute: false },
    isEnded: { attribute: false },
    _typed: { state: true },
  };

  /** The one in use for the viewer, be it their own or a default; undefined while it is not known. */
  issuer: string | undefined;
  /** The default of everybody; empty where WHM did not tell it. */
  systemWide = '';
  /** Whether the viewer's own is the system-wide one. */
  isRoot = false;
  /** Whether one is being saved. */
  isPending = false;
  /** Why it could not be read. */
  failure: Problem | undefined;
  /** What came of saving it, where that is not as it was asked for. */
  result: ActionResult | undefined;
  /** When it was saved, as it is written; empty where it was not. */
  savedAt = '';
  formats!: Formats; // set before the first drawing
  /** Whether the page tells already that the session has ended: then nothing more is said of it. */
  isEnded = false;

  /** Undefined where nothing was typed since it was saved. */
  private _typed: string | undefined;
  /** What was in the field when it was last sent. */
  #sent: string | undefined;

  constructor() {
    super();
    new FocusKeeper(this, () => this.#field.focus());
  }

  get #field(): HTMLInputElement {
    return this.renderRoot.querySelector('input') as HTMLInputElement; // always rendered
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('savedAt') || this.savedAt === '') return;
    // What was typed on meanwhile is not saved yet.
    if (this._typed === this.#sent) this._typed = undefined;
  }

  override render(): TemplateResult {
    const { systemWide, failure } = this;
    const typed = this._typed ?? this.issuer ?? '';
    const problem = issuerProblem(typed);
    const { number } = this.formats;
    const length = number(cleanIssuer(typed).length);
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">${texts.name}</h2></header>
      <p class="muted"><bdi>${texts.meaning}</bdi></p>
      <p>
        <bdi .textContent=${this.#current}></bdi>
        ${systemWide === '' ? nothing : html`<br /><bdi .textContent=${fill(texts.systemWide, { issuer: visibleText(systemWide) })}></bdi>`}
      </p>
      <p class="muted">
        <bdi .textContent=${`${texts.order} ${this.isRoot ? texts.root : texts.others}`}></bdi>
      </p>
      <form @submit=${this.#onSubmit}>
        <label for="issuer"><bdi>${texts.name}</bdi></label>
        <div class="line">
          <input
            id="issuer"
            type="text"
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            .value=${typed}
            aria-invalid=${problem !== undefined}
            aria-describedby="problem length rules"
            @input=${({ target }: Event) => (this._typed = (target as HTMLInputElement).value)}
          />
          <button class="button" aria-disabled=${!this.#canSave}>${texts.save}</button>
        </div>
        <p class="below">
          <span id="problem" aria-live="polite"
            ><bdi
              class=${problem ? 'wrong' : 'muted'}
              .textContent=${problem ? problemText(problem, this.formats) : this.#status}
            ></bdi
          ></span>
          <span id="length" class="muted"
            ><bdi .textContent=${fill(texts.length, { length, most: number(ISSUER_LENGTH) })}></bdi
          ></span>
        </p>
        <p id="rules" class="muted">
          <bdi .textContent=${`${texts.rules} ${this.#whatEmptyMeans}`}></bdi>
        </p>
      </form>
      <div aria-live="polite">${renderResult(this.result)}</div>
      ${failure && !this.isEnded ? this.#renderFailure(failure) : nothing}
    </section>`;
  }

  #renderFailure(failure: Problem): TemplateResult {
    const tryAgain = () => this.dispatchEvent(new Event('try-again'));
    return html`<tfs-message
      role="alert"
      .tone=${'error'}
      .heading=${failure.title}
      .text=${failure.text}
      >${
        failure.logIn
          ? renderLogIn(failure)
          : html`<p>
              <button class="button" @click=${tryAgain}>${messages.tryAgain}</button>
            </p>`
      }</tfs-message
    >`;
  }

  /** What WHM has, in words; why it is not known stands below. */
  get #current(): string {
    const { issuer } = this;
    if (issuer === '') return texts.inUseIsHostName;
    if (issuer !== undefined) return fill(texts.inUse, { issuer: visibleText(issuer) });
    return this.failure || this.isEnded ? '' : askingMessages.asking;
  }

  get #status(): string {
    if (this.isPending) return texts.saving;
    return this._typed === undefined && this.savedAt !== ''
      ? fill(texts.savedAt, { time: this.savedAt })
      : '';
  }

  get #whatEmptyMeans(): string {
    if (this.isRoot) return texts.emptyOfRoot;
    const issuer = visibleText(this.systemWide);
    return issuer === '' ? texts.empty : fill(texts.emptyOfOthers, { issuer });
  }

  /** An empty field that nobody has emptied must not take away what WHM has. */
  get #canSave(): boolean {
    return !this.isPending && (this.issuer !== undefined || this._typed !== undefined);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const { value } = this.#field;
    if (!this.#canSave) return;
    if (issuerProblem(value)) {
      this.#field.focus();
      return;
    }
    // What is shown is what WHM has, until something else was typed: saving that sets it as one's own.
    this._typed = this.#sent = value;
    const detail = cleanIssuer(value);
    this.dispatchEvent(new CustomEvent<string>('issuer-entered', { detail }));
  }

  static override styles = [
    shared,
    fields,
    card,
    css`
      section {
        overflow-wrap: anywhere;
      }

      section,
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      header {
        margin: 0;
      }

      form {
        gap: 0.25rem;
      }

      label {
        font-weight: 600;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
      }

      input {
        flex: 0 1 22rem;
        min-width: 0;
      }

      .below {
        display: flex;
        flex-wrap: wrap;
        min-height: 1.45em;
      }

      #problem bdi:not(:empty) {
        margin-inline-end: 0.625rem;
      }

      .wrong {
        color: var(--tfs-bad);
      }
    `,
  ];
}

function problemText(problem: IssuerProblem, { number }: Formats): string {
  return problem === 'too-long'
    ? plural(texts, 'tooLong', { count: ISSUER_LENGTH, text: number(ISSUER_LENGTH) })
    : fill(texts.character, { character: visible(problem.character) });
}

/** A character that cannot be seen, or cannot stand alone, is shown by its number. */
function visible(character: string): string {
  if (!/[\p{Z}\p{C}\p{M}]/u.test(character)) return character;
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

customElements.define('tfs-issuer', TfsIssuer);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-issuer': TfsIssuer;
  }
  interface HTMLElementEventMap {
    'issuer-entered': CustomEvent<string>;
  }
}
