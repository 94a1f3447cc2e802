/** Prints how large the fault table is: `node --import tsx test/faults/print.ts`, and with `--all` every cell. */
import { FAULTS } from './faults.ts';
import { CELLS, ROWS } from './table.ts';

for (const [what, rows] of ROWS) {
  console.log(
    `${FAULTS.length} faults × ${rows.length} ${what}: ${FAULTS.length * rows.length} cells`,
  );
  if (!process.argv.includes('--all')) continue;
  for (const row of rows) for (const { name } of FAULTS) console.log(`  ${row}: ${name}`);
}
console.log(`${CELLS} cells in all`);
