/** Answers of WHM, and what is to come of them: totals, states, roles, rows; of the page and of the command line the same bytes. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { byTheCommandLine, byThePageAt } from './both.ts';
import type { Case, Totals } from './case.ts';

interface Fixture {
  readonly about: string;
  /** By function, `data` of its answer. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** By user, the record of the feature; who has none does not exist. */
  readonly features: Readonly<Record<string, unknown>>;
  /** Those counts that are not 0, of all and by role. */
  readonly totals: Readonly<Record<string, Partial<Totals>>>;
  /** The rows of the CSV. */
  readonly rows: readonly string[];
}

const directory = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(directory).map((file) => ({
  file,
  fixture: JSON.parse(readFileSync(join(directory, file), 'utf8')) as Fixture,
}));

const toCase = ({ answers, features }: Fixture): Case => ({
  answers: mapValues(answers, (data) => JSON.stringify({ metadata: { result: 1 }, data })),
  features: mapValues(features, (record) => JSON.stringify(record)),
  now: 1_795_000_000,
});

function mapValues<T>(values: Readonly<Record<string, unknown>>, change: (value: unknown) => T) {
  // As entries, so that a user named __proto__ is one like any other.
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

/** The totals without the zeros and without the metrics, which the generated servers compare. */
function shortTotals({ roles, ...totals }: Totals): Fixture['totals'] {
  const all = { ...totals, series: 0 };
  const withoutZeros = (counts: object) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
  return mapValues({ ...roles, all }, (counts) => withoutZeros(counts as object));
}

suite('fixtures', () => {
  const outcomes = byTheCommandLine(fixtures.map(({ fixture }) => toCase(fixture)));

  for (const [index, { file, fixture }] of fixtures.entries()) {
    test(`${file}: ${fixture.about}`, async () => {
      const outcome = outcomes[index];
      const page = await byThePageAt(toCase(fixture));
      assert.ok(outcome && !('failed' in outcome));
      const csv = Buffer.from(outcome.csv, 'base64').toString('utf8');
      const [, , ...rows] = csv.slice(csv.indexOf('# sha256')).trimEnd().split('\r\n');

      assert.deepEqual(rows, fixture.rows);
      assert.deepEqual(shortTotals(outcome.totals), fixture.totals);
      assert.deepEqual(outcome, page);
    });
  }
});
