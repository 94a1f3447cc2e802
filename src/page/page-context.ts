/** What the page lets its later parts see and do. */
import type { LitElement } from 'lit';
import type { BaseFormats } from '../i18n/base-formats.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Query } from '../accounts/query.ts';
import type { Loader } from '../state/loader.ts';
import type { View } from '../state/view.ts';
import type { Answer } from '../whm/answer.ts';
import type { AccountList } from '../whm/two-factor.ts';
import type { Boot } from '../state/visit.ts';

export interface PageContext {
  readonly host: LitElement;
  readonly boot: Boot;
  readonly formats: Formats;
  readonly view: View;
  readonly list: Loader<AccountList>;
  readonly policy: Loader<boolean>;
  /** The answer of `listaccts` that was asked for with the first list. */
  readonly listAccounts: Promise<Answer> | undefined;
  /** Reads everything afresh. */
  readonly reload: () => void;
}

/** What the page itself gives; the view comes with what is loaded. */
export interface FirstContext extends Omit<PageContext, 'view' | 'formats'> {
  readonly formats: BaseFormats;
  /** What was asked of the list by now. */
  readonly query: Query;
}

/** On, off, or unknown. */
export function isPolicyOn({ policy }: PageContext): boolean | undefined {
  return policy.failure ? undefined : policy.value;
}
