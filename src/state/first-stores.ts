/** What the first rows need to know: one store for each fact. */
import { ROOT_USER } from '../accounts/account.ts';
import type { Answer } from '../whm/answer.ts';
import { LIST_ACCOUNTS } from '../whm/list-accounts.ts';
import { ListStore } from './list-store.ts';
import { OwnAccountStore } from './own-account-store.ts';
import { PolicyStore } from './policy-store.ts';
import type { Store } from './store.ts';
import { ViewStore } from './view-store.ts';
import type { Boot } from './visit.ts';

export class FirstStores {
  /** Who looks, and what WHM and the browser gave. */
  readonly visit: Boot;
  readonly list: ListStore;
  readonly policy: PolicyStore;
  readonly own: OwnAccountStore;
  readonly view: ViewStore;
  /** The answer of `listaccts` that was asked for with the first list, until the details take it. */
  listAccounts: Promise<Answer> | undefined;

  /** The stores that are connected and disconnected with the page. */
  readonly all: Store[];

  readonly #drawn: () => Promise<void>;
  readonly #reads = new Set<() => void>();

  /** @param drawn resolves when the page has drawn what it knows */
  constructor(visit: Boot, drawn: () => Promise<void>) {
    this.visit = visit;
    this.#drawn = drawn;
    this.list = new ListStore(visit, drawn);
    this.policy = new PolicyStore(visit);
    this.own = new OwnAccountStore(visit);
    this.view = new ViewStore(visit, this.list);
    this.all = [this.list, this.policy, this.own, this.view];
  }

  /** Whether there is something to be told above the list, or perhaps to come: root's note has its room, it can wait. */
  get hasNotes(): boolean {
    const { warnings, odd } = this.list.current.value ?? {};
    const isReseller = this.visit.user !== ROOT_USER;
    return isReseller || this.policy.isOn === false || Boolean(warnings?.length || odd?.length);
  }

  /** Reads everything afresh, side by side: at the start, for Refresh, and after a change. */
  load(): void {
    const { canListAccounts, whm } = this.visit;
    const list = this.list.current.load();
    void this.policy.current.load();
    this.own.reload(list);
    for (const read of this.#reads) read();
    // Once the later stores are there, the details are among those that have just been read.
    if (this.#reads.size > 0 || !canListAccounts) return;
    // Before that it is asked for in parallel, and read after the list has been drawn: the viewer waits for that.
    this.listAccounts = whm(LIST_ACCOUNTS, { after: list.then(this.#drawn) });
    // Whoever takes the answer tells of its failure.
    this.listAccounts.catch(() => undefined);
  }

  /** Whoever keeps something else of WHM's reads it afresh with the rest. @returns what ends that */
  onLoad(read: () => void): () => void {
    this.#reads.add(read);
    return () => this.#reads.delete(read);
  }

  connect(): void {
    for (const store of this.all) store.connect();
  }

  disconnect(): void {
    for (const store of this.all) store.disconnect();
  }
}
