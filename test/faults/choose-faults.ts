/** Which cells of the fault table are run: all of them takes more than a minute, and a share of each row tells nearly as much. */
import { FAULTS, type Fault } from './faults.ts';

const IS_ALL = process.env['FAULTS'] === 'all';

/**
 * Every so manieth, of the next row the others: over the rows each fault has its turn. With `FAULTS=all` every one.
 *
 * @param share one of so many is run
 */
export function chooseFaults(row: number, share = 12): readonly Fault[] {
  return IS_ALL ? FAULTS : FAULTS.filter((_, at) => at % share === row % share);
}
