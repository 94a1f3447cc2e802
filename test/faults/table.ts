/** The fault table as a whole: its rows, each of which meets every fault. */
import { ACTIONS } from './actions.ts';
import { CALLS } from './calls.ts';
import { FAULTS } from './faults.ts';
import { ALL_LOADED, LOADED, MOMENTS } from './loading.ts';

export const ROWS: readonly (readonly [what: string, rows: readonly string[]])[] = [
  ['calls', CALLS.map(({ name }) => name)],
  [
    'loaded × moments',
    [...LOADED, ALL_LOADED].flatMap(({ name }) =>
      MOMENTS.map((moment) => `${name}, ${moment} the first load`),
    ),
  ],
  [
    'actions × moments',
    ACTIONS.flatMap(({ name, at }) => at.map(({ moment }) => `${name}, ${moment}`)),
  ],
];

/** How many cells it has. */
export const CELLS = ROWS.reduce((sum, [, rows]) => sum + FAULTS.length * rows.length, 0);
