/** What the page loads after its first rows: the late page, and the notes. */
import type * as Notes from '../features/notes/notes.ts';
import { ROOT_USER } from '../accounts/account.ts';
import type { FirstStores } from '../state/first-stores.ts';
import type { LatePage } from './late-page.ts';

type Loaded = {
  readonly late: { readonly LatePage: typeof LatePage };
  readonly notes: typeof Notes;
};

const IMPORTS: { readonly [Name in keyof Loaded]: () => Promise<Loaded[Name]> } = {
  late: () => import('./late-page.ts'),
  notes: () => import('../features/notes/notes.ts'),
};

export class PageParts {
  /** Whether one of them could not be loaded: tried again when somebody says so, not for ever. */
  isMissing = false;
  readonly loaded: Partial<Loaded> = {};

  readonly #onChange: () => void;
  readonly #loading = new Set<keyof Loaded>();

  /** @param onChange called when something has been loaded, or could not be */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Loads it, where it is neither there nor on its way. */
  async load<Name extends keyof Loaded>(name: Name): Promise<void> {
    if (this.loaded[name] || this.#loading.has(name)) return;
    this.#loading.add(name);
    try {
      this.loaded[name] = await IMPORTS[name]();
    } catch {
      this.isMissing = true;
    }
    this.#loading.delete(name);
    this.#onChange();
  }
}

/** Whether there is something to be told above the list, or perhaps to come. Root's note has its room: it can wait. */
export function hasNotes({ visit, list, policy }: FirstStores): boolean {
  const { warnings, odd } = list.current.value ?? {};
  return (
    visit.user !== ROOT_USER || policy.isOn === false || Boolean(warnings?.length || odd?.length)
  );
}
