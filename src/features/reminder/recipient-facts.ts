/** Who gets the reminder and who does not, in three lines or so, each of which shows whom it is about. */
import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { plural, type Count } from '../../i18n/texts.ts';
import { dataText } from '../../ui/data-text.ts';
import { renderFilled, renderListed } from '../../ui/filled-text.ts';
import { LEFT_OUT_REASONS, type LeftOutReason, type Recipients } from './recipients.ts';
import { reminderMessages } from './reminder-messages.ts';

/** So many names stand in the line itself. */
const MOST_NAMES = 3;
/** So many are listed: all of them can be copied. */
const MOST_LISTED = 200;

type ListKey = 'addresses' | 'no-address' | LeftOutReason;

/** An envelope, a warning, and what is left out. */
const SIGNS = {
  mail: svg`<path d="M1.5 3.5h13v9h-13zM2 4l6 5 6-5" />`,
  warning: svg`<path d="M8 1.5 15 14.5H1zM8 6v4.5M8 11.5v1.5" />`,
  out: svg`<path d="M8 1.5a6.5 6.5 0 1 0 .01 0M5 8h6" />`,
} as const;

interface Fact {
  readonly key: ListKey;
  readonly sign: keyof typeof SIGNS;
  /** What is drawn of it. */
  readonly text: unknown;
  /** What is listed; empty where there is no more to be shown. */
  readonly list: readonly string[];
}

/** What an element renders of the recipients, and which of their lists are open. */
export class RecipientFacts {
  readonly #host: LitElement;
  #open: ReadonlySet<ListKey> = new Set();

  constructor(host: LitElement) {
    this.#host = host;
  }

  hideAll(): void {
    this.#open = new Set();
  }

  render(recipients: Recipients, formats: Formats): TemplateResult {
    const facts = [
      addressFact(recipients, formats),
      withoutAddressFact(recipients, formats),
      ...LEFT_OUT_REASONS.map((reason) => leftOutFact(reason, recipients, formats)),
    ];
    return html`<ul class="facts">
      ${facts.map((fact) => (fact ? this.#renderFact(fact, formats) : nothing))}
    </ul>`;
  }

  #renderFact({ key, sign, text, list }: Fact, formats: Formats): TemplateResult {
    const isOpen = this.#open.has(key);
    const { show, hide, showList, hideList, lists } = reminderMessages;
    return html`<li class=${`fact ${sign}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">${SIGNS[sign]}</svg>
      <p>${text}</p>
      ${
        list.length === 0
          ? nothing
          : html`<button
              class="link"
              aria-expanded=${isOpen}
              aria-label=${(isOpen ? hideList : showList)[key]}
              @click=${() => this.#toggle(key)}
            >
              <bdi .textContent=${isOpen ? hide : show}></bdi>
            </button>`
      }
      ${isOpen ? renderList(lists[key], list, key === 'addresses', formats) : nothing}
    </li>`;
  }

  #toggle(key: ListKey): void {
    const open = new Set(this.#open);
    if (!open.delete(key)) open.add(key);
    this.#open = open;
    this.#host.requestUpdate();
  }
}

const countOf = (count: number, { number }: Formats): Count => ({ count, text: number(count) });

/** In bold. */
const strong = (text: string): TemplateResult =>
  html`<strong><bdi .textContent=${text}></bdi></strong>`;

function addressFact(recipients: Recipients, formats: Formats): Fact {
  const { addresses } = recipients;
  const list = addresses.map(({ address }) => address);
  const text =
    list.length === 0 ? strong(reminderMessages.nobody) : renderAddresses(recipients, formats);
  return { key: 'addresses', sign: 'mail', text, list };
}

/** How many addresses of how many accounts, and how many share one. */
function renderAddresses(recipients: Recipients, formats: Formats): unknown {
  const { addresses, accounts, sharing } = recipients;
  // What stands for an element until it is drawn.
  const place = { addresses: '{{addresses}}' };
  const of = plural(reminderMessages, 'toAccounts', countOf(accounts, formats), place);
  const number = plural(reminderMessages, 'addresses', countOf(addresses.length, formats));
  const about = renderFilled(of, { addresses: strong(number) });
  if (sharing.accounts === 0) return about;
  const count = countOf(sharing.accounts, formats);
  const share =
    sharing.addresses === 1
      ? plural(reminderMessages, 'shareOne', count)
      : plural(reminderMessages, 'shareMore', count, {
          addresses: formats.number(sharing.addresses),
        });
  return renderFilled(reminderMessages.withSharing, {
    accounts: about,
    sharing: html`<bdi .textContent=${share}></bdi>`,
  });
}

function withoutAddressFact({ withoutAddress }: Recipients, formats: Formats): Fact | undefined {
  const { length } = withoutAddress;
  if (length === 0) return undefined;
  const more = Math.max(0, length - MOST_NAMES);
  const about = plural(reminderMessages, 'withoutAddress', countOf(length, formats));
  const names = renderNames(withoutAddress.slice(0, MOST_NAMES), more, formats);
  return {
    key: 'no-address',
    sign: 'warning',
    text: html`${strong(about)} ${names}`,
    list: more > 0 ? withoutAddress : [],
  };
}

function leftOutFact(
  reason: LeftOutReason,
  { leftOut }: Recipients,
  formats: Formats,
): Fact | undefined {
  const list = leftOut[reason];
  if (list.length === 0) return undefined;
  const count = countOf(list.length, formats);
  const because = plural(reminderMessages.because, reason, count);
  return {
    key: reason,
    sign: 'out',
    text: html`${strong(plural(reminderMessages, 'leftOut', count))}
      <bdi .textContent=${because}></bdi>`,
    list,
  };
}

/** In a sentence. */
function renderNames(names: readonly string[], more: number, formats: Formats): unknown {
  const named = renderListed(
    names.map((name) => dataText(name)),
    formats,
  );
  if (more === 0) return named;
  const place = { names: '{{names}}' };
  const text = plural(reminderMessages, 'namesAndMore', countOf(more, formats), place);
  return renderFilled(text, { names: named });
}

/** @param areAddresses they are read from the left in every language */
function renderList(
  name: string,
  list: readonly string[],
  areAddresses: boolean,
  formats: Formats,
): TemplateResult {
  const count = countOf(Math.max(0, list.length - MOST_LISTED), formats);
  const more = plural(reminderMessages, 'more', count);
  return html`<ul class="list" aria-label=${name} tabindex="0">
    ${list
      .slice(0, MOST_LISTED)
      .map((text) => html`<li>${dataText(text, '', areAddresses ? 'ltr' : 'auto')}</li>`)}
    ${count.count > 0 ? html`<li><bdi .textContent=${more}></bdi></li>` : nothing}
  </ul>`;
}
