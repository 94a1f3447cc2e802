/** <two-factor-status>: the page. Wires what it knows and does to the components. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../components/filter-bar.ts';
import '../components/message.ts';
import '../components/summary.ts';
import '../components/table.ts';
import type { FilterChange } from '../components/filter-bar.ts';
import type { TableColumn, TableSort } from '../components/table.ts';
import { createFormats, type Formats } from '../i18n/formats.ts';
import { messages, MESSAGES_LANGUAGE } from '../i18n/messages.ts';
import { ROOT_USER, type Account } from '../model/account.ts';
import { FIRST_QUERY, isNarrowed, type Sort } from '../model/query.ts';
import { summarise, type Summary } from '../model/summary.ts';
import { keepQuery, takeKeptQuery, type TabStorage } from '../state/kept-query.ts';
import { Loader } from '../state/loader.ts';
import { View } from '../state/view.ts';
import { shared, tokens } from '../styles/shared.ts';
import type { WhmFailure } from '../whm/failure.ts';
import type { Transport } from '../whm/transport.ts';
import {
  getPolicyStatus,
  getUserConfig,
  getUserConfigs,
  type AccountList,
} from '../whm/two-factor.ts';
import { accountColumns } from './columns.ts';
import { renderFailure } from './failure-message.ts';

/** What the page is given by WHM and the browser. */
export interface Boot {
  readonly whm: Transport;
  /** The logged-in user's name. */
  readonly user: string;
  /** WHM's login page, with the way back here. */
  readonly loginUrl: string;
  /** The page's language, a tag. */
  readonly language: string;
  readonly storage: TabStorage;
}

/** The list, and what is asked of it with every change of the page. */
interface List extends AccountList {
  readonly summary: Summary;
  readonly root: Account | undefined;
  readonly viewer: Account | undefined;
}

/** How often the age of a list that could not be refreshed is said anew. */
const AGE_MS = 30_000;

/**
 * Which of the viewer's accounts have two-factor authentication, and which have not. Until `boot` is
 * set it shows what stands inside it in the document.
 *
 * @element two-factor-status
 * @slot - what is seen before the page starts
 */
export class TwoFactorStatus extends LitElement {
  static override properties = { boot: { attribute: false } };

  boot: Boot | undefined;

  readonly #list = new Loader<List>(this, async (signal) => {
    const list = await getUserConfigs(this.#whm, { signal });
    const find = (name: string) => list.accounts.find(({ user }) => user === name);
    return {
      ...list,
      summary: summarise(list.accounts),
      root: find(ROOT_USER),
      viewer: find(this.boot?.user ?? ''),
    };
  });
  readonly #policy = new Loader(this, (signal) => getPolicyStatus(this.#whm, { signal }));
  readonly #own = new Loader(this, (signal) =>
    getUserConfig(this.#whm, this.boot?.user ?? '', { signal }),
  );
  readonly #view = new View(this);
  #formats!: Formats; // set with `boot`, and nothing is drawn before
  #columns: readonly TableColumn<Account>[] = [];
  #ageTimer: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;

  get #whm(): Transport {
    if (!this.boot) throw new Error('The page was not given WHM');
    return this.boot.whm;
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement != null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ageTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.#hasFocus;
    if (!changed.has('boot') || !this.boot) return;
    const { user, language, storage } = this.boot;
    // First the question, then what can be done while the answer is on its way: the browser's first
    // use of Intl alone takes some 20 ms.
    this.#load();
    this.#formats = createFormats(language);
    this.#columns = accountColumns(user);
    this.#view.change(takeKeptQuery(storage, user) ?? {});
  }

  protected override updated(): void {
    if (this.#hadFocus && !this.#hasFocus) requestAnimationFrame(() => this.#placeFocus());
    clearInterval(this.#ageTimer);
    const { failure, value } = this.#list;
    if (failure && value) this.#ageTimer = setInterval(() => this.requestUpdate(), AGE_MS);
    if (!this.boot) return;
    const { storage, user } = this.boot;
    if (failure?.kind === 'session-ended') keepQuery(storage, user, this.#view.query);
    // The session goes on after all.
    else if (value && !failure) takeKeptQuery(storage, user);
  }

  override render(): TemplateResult {
    if (!this.boot) return html`<slot></slot>`;
    const { failure, value } = this.#list;
    const hasPage = value !== undefined || failure === undefined;
    return html`<div class="page" lang=${MESSAGES_LANGUAGE}>
      ${failure ? this.#renderFailure(failure) : nothing} ${this.#renderNotes()}
      ${hasPage ? [this.#renderCard(), this.#renderAccounts()] : nothing}
    </div>`;
  }

  #renderFailure(failure: WhmFailure): TemplateResult | typeof nothing {
    const { value, loadedAt, failedAt = 0, isPending } = this.#list;
    const stale =
      value && loadedAt !== undefined
        ? messages.staleList(this.#formats.time(loadedAt, Date.now()))
        : '';
    return renderFailure(failure, {
      stale,
      triedAt: this.#formats.exactTime(failedAt),
      loginUrl: this.boot?.loginUrl ?? '/',
      isPending,
      onTryAgain: () => this.#load(),
    });
  }

  #renderNotes(): unknown[] {
    const { value } = this.#list;
    const isPolicyOff = this.#policy.value === false && !this.#policy.failure;
    return [
      isPolicyOff ? note('warning', messages.policyOff) : nothing,
      value?.warnings.length ? note('info', messages.remark(value.warnings.join(' '))) : nothing,
      value ? this.#renderOwnState(value) : nothing,
    ];
  }

  /** The logins that matter most to who looks: root's, and their own. */
  #renderOwnState({ root, viewer }: List): unknown[] {
    const user = this.boot?.user ?? '';
    return [
      root?.isEnabled === false ? note('warning', messages.rootWithout) : nothing,
      user === '' || user === ROOT_USER ? nothing : this.#renderOwnAccount(user, viewer),
    ];
  }

  /** A reseller's own account: `user=` tells its state even where the list leaves it out. */
  #renderOwnAccount(user: string, listed: Account | undefined): unknown {
    const { value, failure } = this.#own;
    const account = failure ? listed : (value ?? listed);
    if (account?.isEnabled === false) return note('warning', messages.ownWithout(user));
    if (listed) return nothing;
    if (account) return note('info', messages.ownWith(user));
    // Where the list failed as well, the alert says it all.
    return failure && !this.#list.failure ? note('info', messages.ownUnknown(user)) : nothing;
  }

  #renderCard(): TemplateResult {
    const { value, isPending } = this.#list;
    const accounts = value?.accounts;
    const { query } = this.#view;
    const shown =
      accounts && isNarrowed(query) ? this.#view.resultOf(accounts).rows.length : undefined;
    return html`<section class="card">
      <tfs-summary .formats=${this.#formats} .summary=${value?.summary} .shown=${shown}
        >${accounts?.length === 0 ? html`<p><bdi>${messages.noAccountsHint}</bdi></p>` : nothing}
        <p class="muted"><bdi>${this.#renderPolicy()}</bdi></p>
      </tfs-summary>
      <div class="loaded">
        <p class="muted">
          <bdi>${this.#renderAge()}</bdi>
        </p>
        <button id="refresh" class="button" aria-busy=${isPending} @click=${() => this.#load()}>
          <span class="turn" aria-hidden="true">↻</span> ${messages.refresh}
        </button>
      </div>
    </section>`;
  }

  /**
   * When the list was loaded; how long ago, once it could not be refreshed. Not in the alert, which
   * would be said again with every minute.
   */
  #renderAge(): string | typeof nothing {
    const { loadedAt, failure } = this.#list;
    if (loadedAt === undefined) return nothing;
    const now = Date.now();
    const time = this.#formats.time(loadedAt, now);
    return failure
      ? messages.loadedAgo(time, this.#formats.ago(loadedAt, now))
      : messages.loadedAt(time);
  }

  #renderPolicy(): string | typeof nothing {
    const { value, failure } = this.#policy;
    if (failure) return messages.policyUnknown;
    if (value === undefined) return nothing;
    return value ? messages.policyOn : messages.policyOffShort;
  }

  #renderAccounts(): TemplateResult | typeof nothing {
    const accounts = this.#list.value?.accounts;
    if (accounts?.length === 0) return nothing;
    const result = accounts && this.#view.resultOf(accounts);
    const { search, twoFactor, sort } = this.#view.query;
    return html`<tfs-filter-bar
        .formats=${this.#formats}
        .search=${search}
        .twoFactor=${twoFactor}
        .counts=${result?.counts}
        @filter-changed=${this.#onFilterChanged}
      ></tfs-filter-bar>
      <tfs-table
        .label=${messages.accounts}
        .columns=${this.#columns}
        .rows=${result?.rows}
        .sort=${sort}
        @sort-changed=${this.#onSortChanged}
        >${
          result?.rows.length === 0
            ? html`<div class="no-match">
                <p><bdi>${messages.noMatch}</bdi></p>
                <button class="button" @click=${this.#onClear}>${messages.clear}</button>
              </div>`
            : nothing
        }</tfs-table
      >`;
  }

  /** Reads everything afresh, side by side. */
  #load(): void {
    const user = this.boot?.user ?? '';
    void this.#list.load();
    void this.#policy.load();
    // Root's own entry is in the list.
    if (user !== '' && user !== ROOT_USER) void this.#own.load();
  }

  /**
   * What had the focus is gone with a change: it goes to the way out of the failure, or to Refresh.
   * Called in the next frame, when the message has drawn itself and what stands in it can be focused.
   */
  #placeFocus(): void {
    if (document.activeElement !== document.body) return;
    this.renderRoot.querySelector<HTMLElement>('[role=alert] .button, #refresh')?.focus();
  }

  #onFilterChanged({ detail }: CustomEvent<FilterChange>): void {
    this.#view.change(detail);
  }

  #onSortChanged({ detail }: CustomEvent<TableSort>): void {
    this.#view.change({ sort: detail as Sort });
  }

  #onClear(): void {
    const { search, twoFactor } = FIRST_QUERY;
    this.#view.change({ search, twoFactor });
    this.renderRoot.querySelector('tfs-filter-bar')?.focus();
  }

  static override styles = [
    tokens,
    shared,
    css`
      :host {
        isolation: isolate;
      }

      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
      }

      .card {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem 1.5rem;
        align-items: center;
        padding: 1rem 1.25rem;
        border: 1px solid var(--tfs-border);
        border-radius: var(--tfs-radius);
        background: var(--tfs-surface);
      }

      tfs-summary {
        flex: 1 1 20rem;
        min-width: 0;
      }

      tfs-summary p {
        min-height: 1.45em;
      }

      .loaded {
        display: grid;
        gap: 0.5rem;
        justify-items: end;
      }

      .loaded p {
        min-height: 1.45em;
      }

      .no-match {
        display: grid;
        gap: 0.75rem;
        justify-items: center;
        padding: 2.5rem 1rem;
      }

      .turn {
        display: inline-block;
      }

      @media (prefers-reduced-motion: no-preference) {
        [aria-busy='true'] .turn {
          animation: turn 1s linear infinite;
        }
      }

      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }

      @media (max-width: 37.5rem) {
        .loaded {
          justify-items: start;
        }
      }
    `,
  ];
}

function note(
  tone: 'info' | 'warning',
  { title, text = '' }: { title: string; text?: string },
): TemplateResult {
  return html`<tfs-message
    role="note"
    .tone=${tone}
    .heading=${title}
    .text=${text}
  ></tfs-message>`;
}

customElements.define('two-factor-status', TwoFactorStatus);

declare global {
  interface HTMLElementTagNameMap {
    'two-factor-status': TwoFactorStatus;
  }
}
