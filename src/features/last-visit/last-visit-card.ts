/** <tfs-last-visit-card>: who lost or gained a second factor since the last visit, who came and went. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { plural } from '../../i18n/texts.ts';
import { MOST_ACCOUNTS } from '../../state/last-visit.ts';
import type { Stores } from '../../state/stores.ts';
import { Watch } from '../../state/watch.ts';
import { lastVisitMessages } from './last-visit-messages.ts';
import './last-visit.ts';

/**
 * @element tfs-last-visit-card
 * @fires account-chosen - CustomEvent<string>, bubbling, composed: the user whose panel is to be opened
 */
export class TfsLastVisitCard extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
  };

  stores!: Stores; // the page sets both before the first drawing
  formats!: Formats;

  constructor() {
    super();
    new Watch(this, () => [this.stores.lastVisit]);
  }

  /** It stands among the page's cards, and has the page's styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { lastVisit } = this.stores;
    return html`<tfs-last-visit
      .changes=${lastVisit.changes}
      .since=${lastVisit.since}
      .said=${this.#said}
      .fault=${this.#fault}
      .isOff=${lastVisit.state === 'off'}
      .formats=${this.formats}
      @last-visit-switched=${() => this.#switch()}
    ></tfs-last-visit>`;
  }

  /** Instead of the changes. */
  get #said(): string {
    switch (this.stores.lastVisit.state) {
      case 'waiting':
        return lastVisitMessages.waiting;
      case 'off':
        return lastVisitMessages.off;
      case 'first':
        return lastVisitMessages.first;
      case 'too-many':
        return plural(lastVisitMessages, 'tooMany', {
          count: MOST_ACCOUNTS,
          text: this.formats.number(MOST_ACCOUNTS),
        });
      case 'compared':
        return '';
    }
  }

  /** What the browser did not do. */
  get #fault(): string {
    const { isUnkept, state } = this.stores.lastVisit;
    if (!isUnkept) return '';
    return state === 'off' ? lastVisitMessages.unforgotten : lastVisitMessages.unkept;
  }

  #switch(): void {
    const { lastVisit } = this.stores;
    if (lastVisit.state === 'off') lastVisit.turnOn();
    else lastVisit.turnOff();
  }
}

customElements.define('tfs-last-visit-card', TfsLastVisitCard);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-last-visit-card': TfsLastVisitCard;
  }
}
