/** What the page lets its later parts see and do. */
import type { LitElement } from 'lit';
import type { Formats } from '../i18n/formats.ts';
import type { Loader } from '../state/loader.ts';
import type { Stores } from '../state/stores.ts';
import type { ViewStore } from '../state/view-store.ts';
import type { AccountList } from '../whm/two-factor.ts';
import type { Boot } from '../state/visit.ts';

export interface PageContext {
  readonly host: LitElement;
  readonly boot: Boot;
  readonly formats: Formats;
  readonly stores: Stores;
  readonly view: ViewStore;
  readonly list: Loader<AccountList>;
  readonly policy: Loader<boolean>;
  /** Reads everything afresh. */
  readonly reload: () => void;
}

/** On, off, or unknown. */
export function isPolicyOn({ stores }: PageContext): boolean | undefined {
  return stores.policy.isOn;
}
