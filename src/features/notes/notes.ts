/** <tfs-notes>: what is worth knowing above the list. Loaded where there is something to be said. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import './failure-alert.ts';
import { noteMessages } from './note-messages.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { ROOT_USER } from '../../accounts/account.ts';
import type { DetailsStore } from '../../state/details-store.ts';
import type { FirstStores } from '../../state/first-stores.ts';
import { Watch } from '../../state/watch.ts';
import { renderNote } from '../../ui/note.ts';
import { renderOddNote } from './odd-note.ts';

export { staleAge } from './stale-age.ts';

/**
 * @element tfs-notes
 * @fires set-up-asked - bubbling: the viewer wants to set up their own second factor
 */
export class TfsNotes extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    details: { attribute: false },
  };

  stores!: FirstStores; // the page sets both before the first drawing
  formats!: BaseFormats;
  /** Once they are loaded. */
  details: DetailsStore | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy, this.stores.own]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { details } = this;
    if (changed.has('details') && details) new Watch(this, () => [details]);
  }

  override render(): unknown[] {
    const { list, policy, visit } = this.stores;
    const { value } = list.current;
    const warnings = value?.warnings ?? [];
    const { number } = this.formats;
    const isRoot = visit.user === ROOT_USER;
    return [
      policy.isOn === false ? renderNote('warning', noteMessages.policyOff) : nothing,
      warnings.length > 0 ? renderNote('info', noteMessages.remark(warnings.join(' '))) : nothing,
      renderOddNote('list', value?.odd ?? [], number),
      value?.root?.isEnabled === false
        ? renderNote('warning', noteMessages.rootWithout, isRoot ? this.#renderSetUp() : nothing)
        : nothing,
      // Without a list there is nothing to be said of the viewer's own account.
      isRoot || !value ? nothing : this.#renderOwnAccount(),
      renderOddNote('details', this.details?.records.value?.odd ?? [], number),
    ];
  }

  #renderSetUp(): unknown {
    const ask = () => this.dispatchEvent(new CustomEvent('set-up-asked', { bubbles: true }));
    return html`<button class="link" slot="inline" @click=${ask}>${noteMessages.setUp}</button>`;
  }

  #renderOwnAccount(): unknown {
    const { list, own, policy, visit } = this.stores;
    const { user } = visit;
    const { value, failure } = own.current;
    const { viewer } = list.current.value ?? {};
    const account = failure ? viewer : (value ?? viewer);
    if (account?.isEnabled === false)
      return renderNote('warning', noteMessages.ownWithout(user), this.#renderSetUp());
    if (viewer) return nothing;
    if (account) return renderNote('info', noteMessages.ownWith(user, policy.isOn === false));
    // Where the list failed as well, the alert says it all.
    return failure && !list.current.failure
      ? renderNote('info', noteMessages.ownUnknown(user))
      : nothing;
  }
}

customElements.define('tfs-notes', TfsNotes);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-notes': TfsNotes;
  }
}
