/** Who gets the reminder and who does not, in three lines or so, each of which shows whom it is about. */
import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Count } from '../../i18n/messages.ts';
import { dataText } from '../../ui/data-text.ts';
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
  readonly strong: string;
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

  #renderFact({ key, sign, strong, text, list }: Fact, formats: Formats): TemplateResult {
    const isOpen = this.#open.has(key);
    const { show, hide, lists } = reminderMessages;
    const verb = isOpen ? hide : show;
    return html`<li class=${`fact ${sign}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">${SIGNS[sign]}</svg>
      <p>
        <strong><bdi .textContent=${strong}></bdi></strong> ${text}
      </p>
      ${
        list.length === 0
          ? nothing
          : html`<button
              class="link"
              aria-expanded=${isOpen}
              aria-label=${`${verb} ${lists[key]}`}
              @click=${() => this.#toggle(key)}
            >
              <bdi .textContent=${verb}></bdi>
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

function addressFact(recipients: Recipients, formats: Formats): Fact {
  const { addresses, accounts, sharing } = recipients;
  const list = addresses.map(({ address }) => address);
  const about = { key: 'addresses', sign: 'mail', list } as const;
  if (list.length === 0) return { ...about, strong: reminderMessages.nobody, text: nothing };
  const of = reminderMessages.ofAccounts(countOf(accounts, formats), {
    accounts: countOf(sharing.accounts, formats),
    addresses: countOf(sharing.addresses, formats),
  });
  return {
    ...about,
    strong: reminderMessages.addresses(countOf(list.length, formats)),
    text: html`<bdi .textContent=${of}></bdi>`,
  };
}

function withoutAddressFact({ withoutAddress }: Recipients, formats: Formats): Fact | undefined {
  const { length } = withoutAddress;
  if (length === 0) return undefined;
  const more = length - MOST_NAMES;
  return {
    key: 'no-address',
    sign: 'warning',
    strong: reminderMessages.withoutAddress(countOf(length, formats)),
    text: renderNames(withoutAddress.slice(0, MOST_NAMES), Math.max(0, more), formats),
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
  const because = reminderMessages.leftOutBecause(reason, count);
  return {
    key: reason,
    sign: 'out',
    strong: reminderMessages.leftOut(count),
    text: html`<bdi .textContent=${because}></bdi>`,
    list,
  };
}

/** In a sentence. */
function renderNames(names: readonly string[], more: number, { number }: Formats): TemplateResult {
  const texts = names.map((name, index) =>
    index === 0 ? dataText(name) : html`, ${dataText(name)}`,
  );
  if (more === 0) return html`${texts}`;
  return html`${texts} <bdi .textContent=${reminderMessages.and(number(more))}></bdi>`;
}

/** @param areAddresses they are read from the left in every language */
function renderList(
  name: string,
  list: readonly string[],
  areAddresses: boolean,
  { number }: Formats,
): TemplateResult {
  const more = list.length - MOST_LISTED;
  return html`<ul class="list" aria-label=${name} tabindex="0">
    ${list
      .slice(0, MOST_LISTED)
      .map((text) => html`<li>${dataText(text, '', areAddresses ? 'ltr' : 'auto')}</li>`)}
    ${more > 0 ? html`<li><bdi .textContent=${reminderMessages.and(number(more))}></bdi></li>` : nothing}
  </ul>`;
}
