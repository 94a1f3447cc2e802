/** Prints how large the fault table is: `node --import tsx test/faults/print.ts`, and with `--all` every cell. */
import { ACTIONS } from './actions.ts';
import { CALLS } from './calls.ts';
import { FAULTS } from './faults.ts';
import { ALL_LOADED, LOADED, MOMENTS } from './loading.ts';

const ROWS: readonly (readonly [what: string, rows: readonly string[]])[] = [
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

let cells = 0;
for (const [what, rows] of ROWS) {
  cells += FAULTS.length * rows.length;
  console.log(
    `${FAULTS.length} faults × ${rows.length} ${what}: ${FAULTS.length * rows.length} cells`,
  );
  if (!process.argv.includes('--all')) continue;
  for (const row of rows) for (const { name } of FAULTS) console.log(`  ${row}: ${name}`);
}
console.log(`${cells} cells in all`);
