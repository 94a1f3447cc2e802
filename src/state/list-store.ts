/** The list of accounts, as WHM told it last. */
import { ROOT_USER, type Account } from '../accounts/account.ts';
import { firstResult, type ViewResult } from '../accounts/query.ts';
import { summarise, type Summary } from '../accounts/summary.ts';
import { WhmFailure } from '../whm/failure.ts';
import type { ListStart } from '../whm/list-start.ts';
import { getUserConfigs, type AccountList } from '../whm/two-factor.ts';
import { Loader } from './loader.ts';
import { Store } from './store.ts';
import type { Boot } from './visit.ts';

/** The list, and what every visit asks of it at once. */
export interface List extends AccountList {
  readonly summary: Summary;
  /** Of the first query. */
  readonly result: ViewResult;
  /** The entries of root and of the viewer, where the list has them. */
  readonly root: Account | undefined;
  readonly viewer: Account | undefined;
}

const isRoot = ({ user }: Account): boolean => user === ROOT_USER;

export class ListStore extends Store {
  readonly current: Loader<List>;
  /** The start of a long first list, until all of it is there. */
  start: ListStart | undefined;

  readonly #drawn: () => Promise<void>;

  /** @param drawn resolves when the page has drawn what it knows */
  constructor({ whm, hasRoot, user: viewer }: Boot, drawn: () => Promise<void>) {
    super();
    this.#drawn = drawn;
    this.current = new Loader(this, async (signal) => {
      const list = await getUserConfigs(whm, {
        signal,
        onStart: (start) => this.#showStart(start),
      });
      const { accounts } = list;
      // Root's own entry is in every list of the server: without any it is no list.
      if (hasRoot && accounts.length === 0) throw new WhmFailure('unreadable', 'data');
      const result = firstResult(accounts);
      const { all, enabled, 'not-enabled': missing } = result.counts;
      return {
        ...list,
        result,
        summary: summarise(all, enabled, all - enabled - missing),
        root: accounts.find(isRoot),
        viewer: accounts.find(({ user }) => user === viewer),
      };
    });
  }

  /** Root's entry, where the list has it, as soon as it is known. */
  get root(): Account | undefined {
    return this.current.value?.root ?? this.start?.accounts.find(isRoot);
  }

  async #showStart(start: ListStart): Promise<void> {
    if (this.current.value) return;
    this.start = start;
    this.requestUpdate();
    await this.#drawn();
    this.start = undefined;
  }
}
