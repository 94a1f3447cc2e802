/** Loading code that only some answers need. */
import { WhmFailure } from './failure.ts';

/** @throws WhmFailure `part-missing`, when it cannot be loaded */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new WhmFailure('part-missing');
  }
}
