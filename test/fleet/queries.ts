/** Runs the fleet's queries as a provider does: `coverage.sql` in DuckDB, `coverage.jq` in jq. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const FLEET = new URL('../../plugin/fleet/', import.meta.url).pathname;

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What each SELECT of the file tells, in its order. */
export async function askDuckDb(
  exports: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Answer[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const [name, value] of Object.entries({ exports, ...variables })) {
      await connection.run(`SET VARIABLE ${name} = '${value.replaceAll("'", "''")}'`);
    }
    const answers: Answer[] = [];
    const statements = await connection.extractStatements(
      readFileSync(join(FLEET, 'coverage.sql'), 'utf8'),
    );
    for (let index = 0; index < statements.count; index += 1) {
      const prepared = await statements.prepare(index);
      const reader = await prepared.runAndReadAll();
      const columns = reader.columnNames();
      if (columns.length === 1 && /^(Count|Success)$/.test(columns[0] ?? '')) continue;
      if (columns.length === 0) continue;
      answers.push({ columns, rows: reader.getRows().map((row) => row.map(String)) });
    }
    return answers;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The same of the days given, the older first. */
export function askJq(exports: string, days: readonly string[]): Answer[] {
  const files = days.flatMap((day) =>
    readdirSync(join(exports, day))
      .sort()
      .map((name) => join(exports, day, name)),
  );
  const text = execFileSync('jq', ['-nrf', join(FLEET, 'coverage.jq'), ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return text
    .trimEnd()
    .split('\n\n')
    .map((section) => {
      const [, columns = [], ...rows] = section.split('\n').map((line) => line.split('\t'));
      return { columns, rows };
    });
}
