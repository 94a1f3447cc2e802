/** <tfs-removal-result>: what came of removing second factors, account by account. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { closeMessages } from '../../i18n/close-messages.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { byHandStyles, renderByHand } from '../../ui/by-hand.ts';
import { dataText } from '../../ui/data-text.ts';
import { dialogStyles, ModalDialog } from '../../ui/dialog.ts';
import '../../ui/message.ts';
import { renderLogIn } from '../../ui/result.ts';
import type { Problem } from '../../i18n/problem.ts';
import type { Formats } from '../../i18n/formats.ts';
import { renderNames } from './named-users.ts';
import { removalMessages } from './removal-messages.ts';
import { linesOf, type ResultLine } from './result-lines.ts';
import type { Outcome, RemovalResult } from './outcomes.ts';
import { wordsOf } from './reasons.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';

/** In the order in which they are counted. */
const OUTCOMES: readonly Outcome[] = [
  'removed',
  'was-not-enabled',
  'refused',
  'unknown',
  'left-out',
];

const TONES: Readonly<Record<Outcome, string>> = {
  removed: 'good',
  'was-not-enabled': 'quiet',
  refused: 'bad',
  unknown: 'bad',
  'left-out': 'quiet',
};

/** So many rows are drawn until all are asked for, beside those of who was not changed: they stand last. */
const FIRST_ROWS = 200;

/** What is done with the results. */
export type ResultAction = 'copy' | 'export' | 'message' | 'read-again';

/**
 * @element tfs-removal-result
 * @fires result-used - CustomEvent<ResultAction>
 * @fires result-closed
 * @fires focus-lost - closed, and what had the focus before is gone
 */
export class TfsRemovalResult extends LitElement {
  static override properties = {
    results: { attribute: false },
    failure: { attribute: false },
    said: {},
    byHand: { attribute: false },
    formats: { attribute: false },
    _isWhole: { state: true },
  };

  /** In their order; undefined while there are none: the dialog is closed. */
  results: readonly RemovalResult[] | undefined;
  /** Why the accounts could not be read again. */
  failure: Problem | undefined;
  /** What was done last with the results. */
  said = '';
  /** A text that the browser would not let the page copy: to be copied by hand. */
  byHand = '';
  formats!: Formats; // set by the page before the dialog is opened

  /** Whether all rows are drawn. */
  private _isWhole = false;

  readonly #dialog = new ModalDialog(this, {
    isOpen: () => this.results !== undefined,
    onClose: () => this.#close(),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('results') && !this.results) this._isWhole = false;
  }

  override render(): TemplateResult {
    const { results } = this;
    return this.#dialog.render({
      heading: removalMessages.result,
      content: results ? this.#renderContent(results) : nothing,
      actions: results ? this.#renderActions(results) : nothing,
      isWide: true,
    });
  }

  #renderContent(results: readonly RemovalResult[]): TemplateResult {
    const { failure } = this;
    return html`<p class="counts">
        ${OUTCOMES.map((outcome) => this.#renderCount(outcome, results))}
      </p>
      ${
        failure
          ? html`<tfs-message
              role="alert"
              .tone=${'error'}
              .heading=${failure.title}
              .text=${failure.text}
            >
              ${
                failure.logIn
                  ? html`<p><bdi>${removalMessages.sessionEnded}</bdi></p>
                      ${renderLogIn(failure)}`
                  : html`<p>${this.#renderAction('read-again', removalMessages.readAgain)}</p>`
              }
            </tfs-message>`
          : nothing
      }
      ${this.#renderTable(results)}`;
  }

  #renderActions(results: readonly RemovalResult[]): TemplateResult {
    const isSomeRemoved = results.some(({ outcome }) => outcome === 'removed');
    return html`<p class="muted said" aria-live="polite"><bdi .textContent=${this.said}></bdi></p>
      ${renderByHand({ said: this.said, byHand: this.byHand }, 4)}
      ${isSomeRemoved ? this.#renderAction('message', removalMessages.copyMessage) : nothing}
      ${this.#renderAction('copy', removalMessages.copyResult)}
      ${this.#renderAction('export', removalMessages.exportResult)}
      <button class="button" @click=${this.#close}>${closeMessages.close}</button>`;
  }

  #renderTable(results: readonly RemovalResult[]): TemplateResult {
    const { columns, outcomes } = removalMessages;
    const lines = linesOf(results);
    const isUnchanged = ({ outcome }: ResultLine) => outcome === 'left-out';
    const drawn = this._isWhole
      ? lines
      : lines.filter((line, index) => index < FIRST_ROWS || isUnchanged(line));
    return html`<table aria-label=${removalMessages.result}>
        <thead>
          <tr>
            <th scope="col">${messages.user}</th>
            <th scope="col">${columns.outcome}</th>
            <th scope="col">${columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          ${drawn.map(
            (line) =>
              html`<tr>
                <th scope="row">${renderNames(line.users, this.formats)}</th>
                <td class=${TONES[line.outcome]}>
                  <bdi .textContent=${outcomes[line.outcome]}></bdi>
                </td>
                <td>${renderReason(line)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        drawn.length < lines.length
          ? html`<button class="link" @click=${() => (this._isWhole = true)}>
              <bdi
                .textContent=${plural(removalMessages, 'showAll', { count: lines.length, text: this.formats.number(lines.length) })}
              ></bdi>
            </button>`
          : nothing
      }`;
  }

  #renderCount(outcome: Outcome, results: readonly RemovalResult[]): unknown {
    const count = results.filter((result) => result.outcome === outcome).length;
    const text = fill(removalMessages.count, {
      outcome: removalMessages.outcomes[outcome],
      count: this.formats.number(count),
    });
    return count === 0 ? nothing : html`<bdi class=${TONES[outcome]} .textContent=${text}></bdi> `;
  }

  #renderAction(action: ResultAction, text: string): TemplateResult {
    const use = () =>
      this.dispatchEvent(new CustomEvent<ResultAction>('result-used', { detail: action }));
    return html`<button class="button" @click=${use}><bdi .textContent=${text}></bdi></button>`;
  }

  #close(): void {
    this.dispatchEvent(new Event('result-closed'));
  }

  static override styles = [
    shared,
    card,
    dialogStyles,
    byHandStyles,
    css`
      :host {
        padding: 0;
        border: 0;
      }

      th,
      td {
        vertical-align: baseline;
        overflow-wrap: anywhere;
      }

      tbody th {
        min-width: 7rem;
        font-weight: 600;
      }

      @media (max-width: 37.5rem) {
        th,
        td {
          padding-inline: 0.25rem;
        }
      }

      thead th,
      tbody td:nth-child(2) {
        overflow-wrap: normal;
      }

      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        font-weight: 600;
      }

      .good {
        color: var(--tfs-good);
      }

      .bad {
        color: var(--tfs-bad);
      }

      .quiet {
        color: var(--tfs-muted);
      }

      .said {
        flex: 1 1 100%;
      }
    `,
  ];
}

/** As {@link reasonText}: what WHM said is data, the rest are words of the page. */
function renderReason({ reason, said }: ResultLine): TemplateResult {
  return html`${said === '' ? nothing : dataText(said)}
    <bdi .textContent=${wordsOf(reason)}></bdi>`;
}

customElements.define('tfs-removal-result', TfsRemovalResult);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-removal-result': TfsRemovalResult;
  }
  interface HTMLElementEventMap {
    'result-used': CustomEvent<ResultAction>;
    'result-closed': Event;
  }
}
