/** <tfs-exceptions-card>: how many are excused, how many are not any more, and who they are. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../accounts/account.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
import { exceptionText } from '../../i18n/exception-text.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { plural } from '../../i18n/texts.ts';
import { askForAccounts } from '../../state/ask-for-accounts.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { dataText } from '../../ui/data-text.ts';
import { card } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';

/** More are found with the filter. */
const MOST_ROWS = 20;

/**
 * @element tfs-exceptions-card
 * @fires account-chosen - CustomEvent<string>, bubbling, composed: the user whose panel is to be opened
 * @fires accounts-asked - CustomEvent<void>, bubbling, composed: those of a state are to be shown
 */
export class TfsExceptionsCard extends LitElement {
  static override properties = { stores: { attribute: false }, formats: { attribute: false } };

  stores!: Stores; // the page sets both before the first drawing
  formats!: Formats;

  constructor() {
    super();
    new Watch(this, () => [this.stores.exceptions]);
  }

  override render(): TemplateResult {
    const { excused, expired } = this.stores.exceptions;
    // What has ended first, and then what ends next.
    const byEnd = (a: Account, b: Account) => (endOf(a) < endOf(b) ? -1 : 1);
    const rows = [...expired, ...excused].sort(byEnd).slice(0, MOST_ROWS);
    return html`<section aria-labelledby="title">
      <header><h2 id="title">${exceptionMessages.title}</h2></header>
      <p><bdi .textContent=${this.#heading()}></bdi></p>
      <p class="shown">
        ${excused.length > 0 ? this.#renderShow('excused') : nothing}
        ${expired.length > 0 ? this.#renderShow('expired') : nothing}
      </p>
      <table aria-labelledby="title">
        <thead>
          <tr>
            <th scope="col"><bdi>${messages.user}</bdi></th>
            <th scope="col"><bdi>${exceptionMessages.name}</bdi></th>
            <th scope="col"><bdi>${exceptionMessages.reason}</bdi></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((account) => this.#renderRow(account))}
        </tbody>
      </table>
    </section>`;
  }

  #heading(): string {
    const { excused, expired } = this.stores.exceptions;
    const counted = (count: number) => ({ count, text: this.formats.number(count) });
    return expired.length === 0
      ? plural(exceptionMessages, 'excused', counted(excused.length))
      : plural(exceptionMessages, 'excusedAndExpired', counted(expired.length), {
          excused: this.formats.number(excused.length),
        });
  }

  #renderShow(state: 'excused' | 'expired'): TemplateResult {
    const show = () => askForAccounts(this, this.stores.view, { facets: { exception: state } });
    return html`<button class="button" @click=${show}>
      <bdi .textContent=${exceptionMessages.states[state]}></bdi>
    </button>`;
  }

  #renderRow({ user, exception }: Account): TemplateResult {
    const open = () =>
      this.dispatchEvent(
        new CustomEvent('account-chosen', { bubbles: true, composed: true, detail: user }),
      );
    return html`<tr>
      <th scope="row"><button class="link" @click=${open}>${dataText(user)}</button></th>
      <td>
        <bdi .textContent=${exception ? exceptionText(exception, this.formats.date) : ''}></bdi>
      </td>
      <td>${dataText(exception?.reason ?? '')}</td>
    </tr>`;
  }

  static override styles = [
    shared,
    card,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        align-content: start;
      }

      header {
        margin: 0;
      }

      .shown {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      th,
      td {
        overflow-wrap: anywhere;
        vertical-align: top;
      }

      /* A name is not broken while it has this much room. */
      tbody th > * {
        display: block;
        width: max-content;
        max-width: 8rem;
      }

      tbody tr > :first-child,
      thead tr > :first-child {
        padding-inline-start: 0;
      }
    `,
  ];
}

const endOf = ({ exception }: Account): string => exception?.until ?? '';

customElements.define('tfs-exceptions-card', TfsExceptionsCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-exceptions-card': TfsExceptionsCard;
  }
}
