/** The viewer's own account: whether it has a second factor. */
import { ROOT_USER, type Account } from '../accounts/account.ts';
import { loadPart } from '../whm/load-part.ts';
import { Loader } from './loader.ts';
import { Store } from './store.ts';
import type { Boot } from './visit.ts';

/** The rows do not wait for it longer than this, counted from when the list is there. */
const MOST_AWAITED_MS = 3_000;

export class OwnAccountStore extends Store {
  /** `user=` one's own name always works, also where the list leaves it out (whm-facts, section 3). */
  readonly current: Loader<Account>;

  /** Whether rows wait for it: whether there is something to be told above them. */
  isAwaited = false;

  readonly #user: string;
  #isRead = false;

  constructor({ whm, user }: Boot) {
    super();
    this.#user = user;
    this.current = new Loader(this, async (signal) => {
      const { getUserConfig } = await loadPart(() => import('../whm/user-config.ts'));
      return getUserConfig(whm, user, { signal });
    });
  }

  /** Reads it where nobody has asked for it yet. */
  need(): void {
    if (!this.#isRead) void this.load();
  }

  load(): Promise<void> {
    this.#isRead = true;
    return this.current.load();
  }

  /**
   * Reads it afresh with the list. Root's entry is in the list: it waits until somebody needs it.
   *
   * @param list resolves when the list is there, or cannot be
   */
  reload(list: Promise<void>): void {
    if (!this.#isRead && this.#user === ROOT_USER) return;
    this.isAwaited = !this.#isRead;
    const end = () => {
      this.isAwaited = false;
      this.requestUpdate();
    };
    void list.then(() => setTimeout(end, MOST_AWAITED_MS));
    void this.load().then(end);
  }
}
