/** Notes above the list: loaded where there is one to be shown. */
import { html, nothing } from 'lit';
import { noteMessages } from './note-messages.ts';
import { ROOT_USER, type Account } from '../../accounts/account.ts';
import type { Loader } from '../../state/loader.ts';
import type { AccountList } from '../../whm/two-factor.ts';
import { renderNote } from '../../ui/note.ts';
import { renderOddNote } from './odd-note.ts';

export interface NotesContext {
  /** The viewer's own account: WHM tells its state even where the list leaves it out. */
  readonly own: Loader<Account>;
  /** Who looks; empty where it is not known, or root, whose entry is in the list. */
  readonly user: string;
  readonly list: Loader<AccountList>;
  readonly policy: Loader<boolean>;
  readonly number: (value: number) => string;
  /** Opens the dialog with which the viewer sets up their own second factor. */
  readonly setUp: () => void;
}

export class Notes {
  readonly #page: NotesContext;
  /** Root and the viewer, as the list has them; found anew only in another list. */
  #listed: {
    in?: AccountList | undefined;
    root?: Account | undefined;
    viewer?: Account | undefined;
  } = {};

  constructor(page: NotesContext) {
    this.#page = page;
  }

  render(): unknown[] {
    const { list, user } = this.#page;
    const warnings = list.value?.warnings ?? [];
    const { root } = this.#find();
    return [
      this.#isPolicyOff ? renderNote('warning', noteMessages.policyOff) : nothing,
      warnings.length > 0 ? renderNote('info', noteMessages.remark(warnings.join(' '))) : nothing,
      renderOddNote('list', list.value?.odd ?? [], this.#page.number),
      root?.isEnabled === false
        ? renderNote(
            'warning',
            noteMessages.rootWithout,
            user === '' ? this.#renderSetUp() : nothing,
          )
        : nothing,
      // Without a list there is nothing to be said of the viewer's own account.
      user === '' || !list.value ? nothing : this.#renderOwnAccount(),
    ];
  }

  get #isPolicyOff(): boolean {
    const { value, failure } = this.#page.policy;
    return value === false && !failure;
  }

  #find(): { root?: Account | undefined; viewer?: Account | undefined } {
    const { value } = this.#page.list;
    if (this.#listed.in !== value) {
      const find = (name: string) => value?.accounts.find(({ user }) => user === name);
      this.#listed = { in: value, root: find(ROOT_USER), viewer: find(this.#page.user) };
    }
    return this.#listed;
  }

  #renderSetUp(): unknown {
    return html`<button class="link" slot="inline" @click=${this.#page.setUp}>
      ${noteMessages.setUp}
    </button>`;
  }

  #renderOwnAccount(): unknown {
    const { user, list, own } = this.#page;
    const { value, failure } = own;
    const { viewer } = this.#find();
    const account = failure ? viewer : (value ?? viewer);
    if (account?.isEnabled === false)
      return renderNote('warning', noteMessages.ownWithout(user), this.#renderSetUp());
    if (viewer) return nothing;
    if (account) return renderNote('info', noteMessages.ownWith(user, this.#isPolicyOff));
    // Where the list failed as well, the alert says it all.
    return failure && !list.failure ? renderNote('info', noteMessages.ownUnknown(user)) : nothing;
  }
}
