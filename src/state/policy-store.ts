/** The server's two-factor policy: whether anybody is asked for a code. */
import { getPolicyStatus } from '../whm/two-factor.ts';
import { Loader } from './loader.ts';
import { Store } from './store.ts';
import type { Boot } from './visit.ts';

export class PolicyStore extends Store {
  readonly current: Loader<boolean>;

  constructor({ whm }: Boot) {
    super();
    this.current = new Loader(this, (signal) => getPolicyStatus(whm, { signal }));
  }

  /** On or off; undefined while it is not known. */
  get isOn(): boolean | undefined {
    return this.current.failure ? undefined : this.current.value;
  }
}
