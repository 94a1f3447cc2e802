/** Notes above the list that most pages do not have: loaded where there is one to be shown. */
import { nothing } from 'lit';
import { noteMessages } from '../i18n/note-messages.ts';
import type { Account } from '../model/account.ts';
import type { Loader } from '../state/loader.ts';
import { renderNote } from './note.ts';

export interface NotesContext {
  /** What the page itself has to say of root. */
  readonly rootNote: unknown;
  /** The button with which one sets up one's own second factor. */
  readonly setUp: unknown;
  readonly isPolicyOff: boolean;
  readonly warnings: readonly string[];
  /** Empty where it is not known, or root's, whose entry is in the list. */
  readonly user: string;
  /** The viewer's own account: what `user=` tells of it. */
  readonly own: Loader<Account>;
  /** The same as the list has it. */
  readonly listed: Account | undefined;
  /** Whether the list is there; without it there is nothing to be said of the viewer's own account. */
  readonly hasList: boolean;
  readonly hasListFailed: boolean;
}

export function renderNotes(context: NotesContext): unknown[] {
  const { isPolicyOff, warnings, user, hasList } = context;
  return [
    isPolicyOff ? renderNote('warning', noteMessages.policyOff) : nothing,
    warnings.length > 0 ? renderNote('info', noteMessages.remark(warnings.join(' '))) : nothing,
    context.rootNote,
    user === '' || !hasList ? nothing : renderOwnAccount(context),
  ];
}

/** A reseller's own account: `user=` tells its state even where the list leaves it out. */
function renderOwnAccount({
  own: { value, failure },
  listed,
  user,
  isPolicyOff,
  hasListFailed,
  setUp,
}: NotesContext): unknown {
  const account = failure ? listed : (value ?? listed);
  if (account?.isEnabled === false)
    return renderNote('warning', noteMessages.ownWithout(user), setUp);
  if (listed) return nothing;
  if (account) return renderNote('info', noteMessages.ownWith(user, isPolicyOff));
  // Where the list failed as well, the alert says it all.
  return failure && !hasListFailed ? renderNote('info', noteMessages.ownUnknown(user)) : nothing;
}
