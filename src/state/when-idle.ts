/** Waiting until something is not being read from WHM any more. */
import type { Loader } from './loader.ts';

/** Resolves when nothing is under way any more, however often it is begun anew meanwhile. */
export async function whenIdle(loader: Pick<Loader<unknown>, 'settled'>): Promise<void> {
  let settled: Promise<void>;
  do {
    ({ settled } = loader);
    await settled;
  } while (settled !== loader.settled);
}
