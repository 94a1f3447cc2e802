/** <tfs-unavailable>: how many accounts cannot enable two-factor, of which packages, and the way to change that. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { dataText } from '../../ui/data-text.ts';
import { card, wrappingCard } from '../../ui/styles/card.ts';
import { shared } from '../../ui/styles/shared.ts';
import type { UnavailableGroup } from './unavailable-groups.ts';
import { unavailableMessages } from './unavailable-messages.ts';
import { reasonOf, type Findings } from './unavailable-text.ts';

/** What is pressed, and told. */
type Asked = 'check-asked' | 'rest-asked' | 'stop-asked';

/**
 * @element tfs-unavailable
 * @fires check-asked - Event: all are to be asked for anew
 * @fires rest-asked - Event: those are to be asked for of whom it is not known
 * @fires stop-asked - Event
 * @fires group-chosen - CustomEvent<string>: a package, empty for all of them
 */
export class TfsUnavailable extends LitElement {
  static override properties = {
    findings: { attribute: false },
    groups: { attribute: false },
    progress: { attribute: false },
    featureManager: {},
    formats: { attribute: false },
  };

  findings!: Findings; // set by the card before the first render
  groups: readonly UnavailableGroup[] = [];
  /** How many of how many have been asked for; undefined while nothing is asked. */
  progress: { readonly done: number; readonly total: number } | undefined;
  /** The address of WHM's page; empty for whoever may not use it. */
  featureManager = '';
  formats!: Formats; // set by the card before the first render

  /** Whether the focus was on a button that may be another by now. */
  #hadFocus = false;

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement?.closest('.actions') != null;
  }

  protected override updated(): void {
    if (!this.#hadFocus || this.shadowRoot?.activeElement) return;
    const { renderRoot } = this;
    (
      renderRoot.querySelector<HTMLElement>('.actions button') ??
      renderRoot.querySelector<HTMLElement>('h2')
    )?.focus();
  }

  override render(): TemplateResult {
    const { heading, texts, checked } = this.findings;
    return html`<section aria-label=${unavailableMessages.title}>
      <header>
        <h2 tabindex="-1"><bdi .textContent=${heading}></bdi></h2>
        ${checked === '' ? nothing : html`<p class="muted"><bdi .textContent=${checked}></bdi></p>`}
      </header>
      <div class="texts" aria-live="polite">
        ${texts.map((text) => html`<p><bdi .textContent=${text}></bdi></p>`)}
      </div>
      ${this.groups.length > 0 ? this.#renderTable() : nothing} ${this.#renderActions()}
    </section>`;
  }

  #renderTable(): TemplateResult {
    const { title, reason } = unavailableMessages;
    return html`<div class="scroll" role="group" aria-label=${title} tabindex="0">
      <table aria-label=${title}>
        <thead>
          <tr>
            <th scope="col"><span .textContent=${accountMessages.columns.package}></span></th>
            <th scope="col"><span .textContent=${messages.accounts}></span></th>
            <th scope="col"><span .textContent=${reason}></span></th>
          </tr>
        </thead>
        <tbody>
          ${this.groups.map((group) => this.#renderGroup(group))}
        </tbody>
      </table>
    </div>`;
  }

  #renderGroup(group: UnavailableGroup): TemplateResult {
    const { name, accounts } = group;
    const { formats } = this;
    // Of all of them one can be shown what the package would tell apart.
    const canShow = name !== '' || this.groups.length === 1;
    const label = name === '' ? html`<bdi>${unavailableMessages.noPackage}</bdi>` : dataText(name);
    const count = plural(unavailableMessages, 'accounts', {
      count: accounts,
      text: formats.number(accounts),
    });
    return html`<tr>
      <th scope="row">
        ${canShow ? html`<button class="link" @click=${() => this.#choose(name)}>${label}</button>` : label}
      </th>
      <td class="number"><bdi .textContent=${count}></bdi></td>
      <td class="reason"><bdi .textContent=${reasonOf(group, formats)}></bdi></td>
    </tr>`;
  }

  #renderActions(): TemplateResult | typeof nothing {
    const { progress, featureManager, formats } = this;
    const { rest, canCheckAgain } = this.findings;
    const { openFeatureManager, checkAgain, stop, asking } = unavailableMessages;
    if (progress) {
      const text = fill(asking, {
        done: formats.number(progress.done),
        total: formats.number(progress.total),
      });
      return html`<div class="actions">
        <progress aria-label=${text} max=${progress.total} .value=${progress.done}></progress>
        <p class="muted"><bdi .textContent=${text}></bdi></p>
        ${this.#renderButton('stop-asked', html`<bdi>${stop}</bdi>`)}
      </div>`;
    }
    const hasLink = featureManager !== '' && this.groups.length > 0;
    const restText = plural(unavailableMessages, 'ask', {
      count: rest,
      text: formats.number(rest),
    });
    if (!hasLink && rest === 0 && !canCheckAgain) return nothing;
    return html`<div class="actions">
      ${
        hasLink
          ? html`<a class="button primary" href=${featureManager}>
              <bdi>${openFeatureManager}</bdi>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13 3 7.5 8.5" />
              </svg>
            </a>`
          : nothing
      }
      ${rest > 0 ? this.#renderButton('rest-asked', html`<bdi .textContent=${restText}></bdi>`) : nothing}
      ${canCheckAgain ? this.#renderButton('check-asked', html`<bdi>${checkAgain}</bdi>`) : nothing}
    </div>`;
  }

  #renderButton(asked: Asked, label: TemplateResult): TemplateResult {
    return html`<button class="button" @click=${() => this.dispatchEvent(new Event(asked))}>
      ${label}
    </button>`;
  }

  #choose(detail: string): void {
    this.dispatchEvent(new CustomEvent<string>('group-chosen', { detail }));
  }

  static override styles = [
    shared,
    card,
    wrappingCard,
    css`
      .texts {
        display: grid;
        gap: 0.25rem;
        color: var(--tfs-muted);
        font-size: 0.875rem;
      }

      .scroll {
        max-height: 13rem;
        margin: 0.5rem -0.25rem 0;
        padding-inline: 0.25rem;
        overflow: auto;
      }

      table {
        width: auto;
      }

      /* In three columns of words one sees what they are. */
      thead span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      th,
      td {
        padding-block: 0;
        padding-inline: 0 1.5rem;
        border: 0;
        vertical-align: baseline;
      }

      tbody th {
        min-width: 6rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      th .link {
        min-height: 1.5rem;
      }

      td.number {
        white-space: nowrap;
      }

      .reason {
        color: var(--tfs-muted);
        overflow-wrap: anywhere;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        margin-block-start: 0.75rem;
      }

      .primary {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
        border-color: var(--tfs-primary);
        background: var(--tfs-primary);
        color: var(--tfs-surface);
      }

      svg {
        width: 1rem;
        height: 1rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      svg:dir(rtl) {
        scale: -1 1;
      }

      /* The reason below: a row is two lines. */
      @container (width < 26rem) {
        table,
        tbody {
          display: block;
        }

        tbody tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
        }

        :is(th, td) {
          padding-inline: 0;
        }

        .reason {
          grid-column: 1 / -1;
          padding-block-end: 0.375rem;
          font-size: 0.8125rem;
        }
      }
    `,
  ];
}

customElements.define('tfs-unavailable', TfsUnavailable);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-unavailable': TfsUnavailable;
  }
  interface HTMLElementEventMap {
    'check-asked': Event;
    'rest-asked': Event;
    'stop-asked': Event;
  }
}
