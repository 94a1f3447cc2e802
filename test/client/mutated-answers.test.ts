/** Mutated answers, a short form of what `npm run test:long` does: what the oracle reads, or a failure with a name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../fuzz/fuzz.ts';

/** As a failure tells it; otherwise other answers each time. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const times = Number(process.env['FUZZ_TIMES'] ?? 2_000);

test(`${times} mutated answers, seed ${seed}: the right numbers, or a failure with a name`, async () => {
  const { values, failures } = await fuzz({ times, seed });

  assert.ok(values > times / 4, 'enough of them can still be read');
  for (const kind of ['unreadable', 'session-ended', 'refused', 'not-permitted', 'server-error']) {
    assert.ok(failures.has(kind), `some fail as ${kind}`);
  }
});
