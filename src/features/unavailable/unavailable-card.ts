/** <tfs-unavailable-card>: who cannot enable two-factor. It asks WHM when somebody looks. */
import { html, LitElement, type TemplateResult } from 'lit';
import './unavailable.ts';
import type { Formats } from '../../i18n/formats.ts';
import { askForAccounts } from '../../state/ask-for-accounts.ts';
import { BackgroundValue } from '../../state/background-value.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { groupUnavailable, type Unavailable } from './unavailable-groups.ts';
import { writeFindings } from './unavailable-text.ts';

/**
 * WHM's page where feature lists are edited. The facts that this product is built on do not name it; it has
 * been there for many versions, and where it is not, WHM says so itself.
 */
const FEATURE_MANAGER = '/scripts2/featuremanager';

/**
 * @element tfs-unavailable-card
 * @fires accounts-asked - CustomEvent<void>, bubbles, composed: a package's accounts are to be shown
 */
export class TfsUnavailableCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // set by the page before the first render
  formats!: Formats; // set by the page before the first render

  readonly #found = new BackgroundValue<Unavailable>(this);
  /** Who has opened the tab looks, wherever on it the card is. */
  readonly #seen = new IntersectionObserver(
    ([entry]) => {
      this.#isSeen = entry?.isIntersecting ?? false;
      this.requestUpdate();
    },
    { rootMargin: '10000px' },
  );
  #isSeen = false;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.details, this.stores.availability]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      const card = this.querySelector('tfs-unavailable');
      if (card && this.isConnected) this.#seen.observe(card);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.#isSeen = false;
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { details, availability } = this.stores;
    const { accounts } = details;
    if (!availability.isKnown) return;
    this.#found.compute([accounts, availability.checkedAt], () =>
      groupUnavailable(accounts, (user) => availability.causeOf(user)),
    );
  }

  protected override updated(): void {
    const { list, details, availability } = this.stores;
    const { isPending, failure } = list.current;
    // Not in the way of the list: of one that is there.
    if (this.#isSeen && !isPending && !failure) availability.look(details.notEnabled);
  }

  protected override render(): TemplateResult {
    const { stores, formats } = this;
    const { availability, details, list, visit } = stores;
    const users = details.notEnabled;
    const findings = writeFindings(
      {
        store: availability,
        users,
        found: this.#found.value,
        hasList: list.current.value !== undefined,
      },
      formats,
    );
    return html`<tfs-unavailable
      .findings=${findings}
      .groups=${this.#found.value?.groups ?? []}
      .progress=${availability.progress}
      .featureManager=${visit.hasRoot ? visit.whmUrl(FEATURE_MANAGER) : ''}
      .formats=${formats}
      @check-asked=${this.#checkAgain}
      @rest-asked=${() => void availability.ask(availability.unanswered(users))}
      @stop-asked=${() => availability.stop()}
      @group-chosen=${({ detail }: CustomEvent<string>) => this.#show(detail)}
    ></tfs-unavailable>`;
  }

  readonly #checkAgain = (): void => {
    const { availability, details } = this.stores;
    availability.refresh();
    void availability.ask(details.notEnabled);
  };

  #show(plan: string): void {
    askForAccounts(this, this.stores.view, {
      twoFactor: 'not-enabled',
      facets: { package: plan, canEnable: 'no' },
    });
  }
}

customElements.define('tfs-unavailable-card', TfsUnavailableCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-unavailable-card': TfsUnavailableCard;
  }
}
