/** The definitions of the command line are the page's: of the same answers of WHM both make the same bytes. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { byTheCommandLine, byThePageAt } from './both.ts';
import type { Case, Outcome } from './case.ts';
import { generateServer } from './generated-servers.ts';

const SERVERS = 1_000;

async function byThePageInTurn(cases: readonly Case[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const given of cases) outcomes.push(await byThePageAt(given));
  return outcomes;
}

const hasHalf = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && 'json' in outcome && /\\ud[89a-f]/.test(plain(outcome.json));

const plain = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
const isSame = (one: Outcome, other: Outcome): boolean =>
  'failed' in one || 'failed' in other
    ? 'failed' in one && 'failed' in other
    : one.json === other.json &&
      one.csv === other.csv &&
      isDeepStrictEqual(one.totals, other.totals);

/** For the message where they differ. */
const readable = (outcome: Outcome): unknown =>
  'failed' in outcome
    ? outcome
    : { ...outcome, json: plain(outcome.json), csv: plain(outcome.csv) };

suite('page and command line', () => {
  const cases = Array.from({ length: SERVERS }, (_, seed) => generateServer(seed));
  const expected = byThePageInTurn(cases);

  test('the generated servers can mostly be read', async () => {
    const failed = (await expected).filter((outcome) => 'failed' in outcome);
    assert.ok(failed.length > 10 && failed.length < 200, String(failed.length));
  });

  /** Perl's own decoder is slow, and takes no half of a surrogate pair: not of every server. */
  const DECODERS = [
    { decoder: 'the usual decoder', args: [], every: 1 },
    { decoder: 'the one that Perl always has', args: ['--pp'], every: 8 },
  ];
  for (const { decoder, args, every } of DECODERS) {
    test(`make the same bytes of ${SERVERS / every} servers, with ${decoder}`, async () => {
      const page = await expected;
      const chosen = cases
        .map((given, seed) => ({ given, seed }))
        .filter(({ seed }) => seed % every === 0 && (every === 1 || !hasHalf(page[seed])));
      const outcomes = byTheCommandLine(
        chosen.map(({ given }) => given),
        ...args,
      );
      for (const [index, { seed }] of chosen.entries()) {
        const [outcome, other] = [outcomes[index], page[seed]];
        assert.ok(outcome && other);
        if (!isSame(outcome, other)) {
          assert.deepEqual(readable(outcome), readable(other), `server ${seed}`);
          assert.fail(`server ${seed}: the bytes differ where their text does not`);
        }
      }
    });
  }
});
