/** <tfs-notes>: what is worth knowing above the list. Loaded where there is something to be said. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import './failure-alert.ts';
import { noteMessages } from './note-messages.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { setUpNames } from '../../i18n/set-up-text.ts';
import { fill } from '../../i18n/texts.ts';
import { ROOT_USER } from '../../accounts/account.ts';
import type { DetailsStore } from '../../state/details-store.ts';
import type { FirstStores } from '../../state/first-stores.ts';
import { Watch } from '../../state/watch.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { renderNote } from '../../ui/note.ts';
import { adopt } from '../../ui/styles/adopt.ts';
import { primary } from '../../ui/styles/primary.ts';
import { renderOddNote } from './odd-note.ts';

/**
 * Each in one line, and only while something is wrong.
 *
 * @element tfs-notes
 * @fires set-up-asked - bubbling: the viewer wants to set up their own second factor
 * @fires policy-asked - bubbling: the viewer wants the policy turned on
 */
export class TfsNotes extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    details: { attribute: false },
    isAtPolicy: { attribute: false },
  };

  stores!: FirstStores; // the page sets both before the first drawing
  formats!: BaseFormats;
  /** Once they are loaded. */
  details: DetailsStore | undefined;
  /** Whether what tells of the policy in full is what is open below. */
  isAtPolicy = false;

  constructor() {
    super();
    new Watch(this, () => [this.stores.list, this.stores.policy, this.stores.own]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adopt({ renderRoot: this.getRootNode() as ShadowRoot }, noteStyles);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { details } = this;
    if (changed.has('details') && details) new Watch(this, () => [details]);
  }

  override render(): unknown[] {
    const { list, policy, visit } = this.stores;
    const { value, failure } = list.current;
    // What is told then is that one has to log in again, and nothing else.
    if (failure?.kind === 'session-ended') return [];
    const warnings = value?.warnings ?? [];
    const { number } = this.formats;
    const isRoot = visit.user === ROOT_USER;
    return [
      policy.isOn === false && !this.isAtPolicy ? this.#renderPolicyOff() : nothing,
      warnings.length > 0
        ? renderNote('info', { title: noteMessages.remark, text: warnings.join(' ') })
        : nothing,
      renderOddNote('list', value?.odd ?? [], number),
      list.root?.isEnabled === false
        ? renderNote('warning', noteMessages.rootWithout, isRoot ? this.#renderSetUp() : nothing)
        : nothing,
      // Without a list there is nothing to be said of the viewer's own account.
      isRoot || !value ? nothing : this.#renderOwnAccount(),
      renderOddNote('details', this.details?.records.value?.odd ?? [], number),
    ];
  }

  #renderPolicyOff(): unknown {
    const { title, onlyProvider } = noteMessages.policyOff;
    if (!this.stores.visit.hasRoot) return renderNote('warning', { title, text: onlyProvider });
    const ask = () => this.#fire('policy-asked');
    const button = html`<button class="button primary" slot="action" @click=${ask}>
      <bdi>${noteMessages.turnOn}</bdi>
    </button>`;
    return renderNote('warning', { title }, button);
  }

  #renderSetUp(): unknown {
    const { setUp, short } = setUpNames;
    return html`<button
      class="button primary set-up"
      slot="action"
      aria-label=${setUp}
      @click=${() => this.#fire('set-up-asked')}
    >
      <bdi class="whole">${setUp}</bdi><bdi class="brief">${short}</bdi>
    </button>`;
  }

  #fire(type: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
  }

  #renderOwnAccount(): unknown {
    const { list, own, visit } = this.stores;
    const { user } = visit;
    const { value, failure } = own.current;
    const { viewer } = list.current.value ?? {};
    const account = failure ? viewer : (value ?? viewer);
    if (account?.isEnabled === false)
      return renderNote('warning', withUser(noteMessages.ownWithout, user), this.#renderSetUp());
    if (account) return nothing;
    // Where the list failed as well, the alert says it all.
    return failure && !list.current.failure
      ? renderNote('info', withUser(noteMessages.ownUnknown, user))
      : nothing;
  }
}

type OwnMessage = typeof noteMessages.ownWithout | typeof noteMessages.ownUnknown;

function withUser({ title, text }: OwnMessage, user: string): { title: string; text: string } {
  return { title, text: fill(text, { user: visibleText(user) }) };
}

/** They stand in the page, and have its styles; these are theirs alone. */
const noteStyles = css`
  ${primary}

  .set-up .brief {
    display: none;
  }

  @media (max-width: 37.5rem) {
    .set-up .brief {
      display: inline;
    }

    .set-up .whole {
      display: none;
    }
  }
`;

customElements.define('tfs-notes', TfsNotes);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-notes': TfsNotes;
  }
}
