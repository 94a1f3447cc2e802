/** A long answer is cut at the borders of its records, and says the same as when it is parsed at once. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { finish } from '../../src/lib/steps.ts';
import type { LongList } from '../../src/whm/request.ts';
import { cutLongAnswer, readLongAnswer } from '../../src/whm/long-answers.ts';
import { failureOf } from './failures.ts';
import { configsText, MANY, namesOf } from './many.ts';

type Json = Record<string, unknown>;
interface Whole extends Json {
  readonly data: Json;
}

const cut = (text: string, list: LongList = 'data') => finish(cutLongAnswer(text, list));

/** The whole answer, put together again from its pieces. */
function together(text: string, list: LongList): { whole: Whole; pieces: number } {
  const answer = cut(text, list);
  assert.ok(answer, 'it is of a known form');
  const whole = JSON.parse(answer.envelope) as Whole;
  if (list === 'acct') {
    assert.deepEqual(whole.data['acct'], []);
    whole.data['acct'] = answer.pieces.flat();
  } else {
    assert.deepEqual(whole.data, {});
    // Not by assignment: `__proto__` is a name like any other.
    const members = (answer.pieces as Json[]).flatMap((piece) => Object.entries(piece));
    (whole as Json)['data'] = Object.fromEntries(members);
  }
  return { whole, pieces: answer.pieces.length };
}

/** Texts that look like the opening, a border or the end of a list. */
const LOOKALIKES = [
  '},"',
  '},{',
  '}}',
  '}]',
  '"data":{',
  '"acct":[',
  '"}},"metadata":{"result":0}}',
  '\\',
  '\\"},\\"',
  '"',
  '{"',
  '\u2028',
  '__proto__',
  'constructor',
];

const names = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(...LOOKALIKES),
  fc.array(fc.constantFrom(...LOOKALIKES), { maxLength: 4 }).map((parts) => parts.join('')),
);
const values = fc.oneof(names, fc.constantFrom(0, 1, '0', '1', null));
/** Some are deep, so that an end of a record within a record comes, too. */
const records = fc.oneof(
  { weight: 5, arbitrary: fc.record({ primary_domain: values, is_enabled: values }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(names, fc.oneof(values, fc.dictionary(names, values)), {
      noNullPrototype: true,
    }),
  },
);
const METADATA = { version: 1, reason: 'OK', result: 1 };

/** A text of JSON whose members stand in this order, `__proto__` among them. */
function object(members: readonly (readonly [name: string, text: string])[]): string {
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/** An answer with many records: the few that are given, again and again. */
function textOf(
  some: readonly Json[],
  list: LongList,
  times: number,
  isMetadataFirst: boolean,
  prefix: string,
): string {
  const texts = some.map((record) => JSON.stringify(record));
  const all = Array.from(
    { length: times * texts.length },
    (_, index) => texts[index % texts.length] ?? '',
  );
  const data =
    list === 'acct'
      ? object([['acct', `[${all.join(',')}]`]])
      : object(all.map((text, index) => [`${prefix}${index}`, text]));
  const metadata = ['metadata', JSON.stringify(METADATA)] as const;
  return object(isMetadataFirst ? [metadata, ['data', data]] : [['data', data], metadata]);
}

suite('a long answer', () => {
  for (const isMetadataFirst of [true, false]) {
    test(`is cut into many pieces; metadata ${isMetadataFirst ? 'in front' : 'behind'}`, () => {
      const text = configsText(namesOf(MANY), isMetadataFirst);

      const { whole, pieces } = together(text, 'data');

      assert.deepEqual(whole, JSON.parse(text));
      assert.ok(pieces >= 20, `${pieces} pieces`);
    });
  }

  test('no piece is long', () => {
    const answer = cut(configsText(namesOf(MANY)));

    const lengths = answer?.pieces.map((piece) => JSON.stringify(piece).length) ?? [];
    assert.ok(Math.max(...lengths) < 70_000);
  });

  test('of accounts is cut into pieces of a list', () => {
    const list = namesOf(5_000).map((user) => ({
      user,
      owner: 'root',
      plan: 'a plan',
      suspended: 0,
    }));
    const text = JSON.stringify({ metadata: METADATA, data: { acct: list } });

    const { whole, pieces } = together(text, 'acct');

    assert.deepEqual(whole, JSON.parse(text));
    assert.ok(pieces > 3);
  });

  for (const list of ['data', 'acct'] as const) {
    test(`says what it says when parsed at once, whatever the texts in its ${list}`, () => {
      fc.assert(
        fc.property(
          fc.array(records, { minLength: 1, maxLength: 6 }),
          fc.boolean(),
          names,
          (some, isMetadataFirst, prefix) => {
            // Long enough for several pieces.
            const times = Math.ceil(200_000 / JSON.stringify(some).length);
            const text = textOf(some, list, times, isMetadataFirst, prefix);

            const answer = cut(text, list);

            // Where it looks too odd it is left to be parsed at once.
            if (!answer) return;
            assert.deepEqual(together(text, list).whole, JSON.parse(text));
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  for (const text of LOOKALIKES) {
    test(`is cut although its names and domains are like ${JSON.stringify(text)}`, () => {
      const record = { primary_domain: text, is_enabled: 1 };
      const answer = textOf([record], 'data', 4_000, true, text);

      // So many ends that are none are too odd: it is left to be parsed at once.
      if (text.includes('}}')) assert.equal(cut(answer), undefined);
      else assert.deepEqual(together(answer, 'data').whole, JSON.parse(answer));
    });
  }

  for (const list of ['data', 'acct'] as const) {
    test(`is not taken from metadata that have a member ${list} of their own`, () => {
      const member = list === 'data' ? { x: { a: 1 }, y: { b: 2 } } : [{ a: 1 }, { b: 2 }];
      const data = list === 'data' ? { anna: { is_enabled: 1 } } : { acct: [{ user: 'anna' }] };
      const text = JSON.stringify({ metadata: { ...METADATA, [list]: member }, data });

      if (cut(text, list)) assert.deepEqual(together(text, list).whole, JSON.parse(text));
    });
  }

  test('with few records is one piece', () => {
    const text = configsText(['anna']);

    assert.deepEqual(cut(text), {
      envelope: text.replace(/"data":.*$/, '"data":{}}'),
      pieces: [{ anna: { primary_domain: 'domain0.example', is_enabled: 1 } }],
    });
  });
});

suite('an answer of another form is left to be parsed at once', () => {
  const others: [what: string, text: string][] = [
    ['nothing', ''],
    ['a login page', '<html><form action="/login"></form></html>'],
    ['no data', '{"metadata":{"result":1}}'],
    ['data that is null', '{"metadata":{"result":1},"data":null}'],
    ['data that is a list', '{"data":[],"metadata":{"result":1}}'],
    ['an answer that breaks off in a record', configsText(namesOf(MANY)).slice(0, 1_000_000)],
    ['an answer that breaks off at once', '{"metadata":{"result":1},"data":{'],
    ['an answer that breaks off in its first record', '{"data":{"anna":{"is_enabled":1'],
    ['data that come again, and are empty', '{"data":{"anna":{"is_enabled":1}},"data":{}}'],
    [
      'a list in the metadata, and data that are empty',
      '{"metadata":{"data":{"anna":{"is_enabled":1}}},"data":{}}',
    ],
    ['spaces between', '{"metadata":{"result":1},"data": {"anna":{"is_enabled":1}}}'],
  ];
  for (const [what, text] of others) {
    test(what, () => assert.equal(cut(text), undefined));
  }

  test('no records at all', () => {
    const text = '{"metadata":{"result":1},"data":{}}';

    const answer = cut(text);

    if (answer) assert.deepEqual(together(text, 'data').whole, JSON.parse(text));
  });

  test('a broken record in the middle is never passed over', () => {
    const text = configsText(namesOf(MANY));
    const middle = text.indexOf('is_enabled', text.length / 2);
    const broken = `${text.slice(0, middle)}"${text.slice(middle)}`;

    assert.throws(() => JSON.parse(broken));
    const answer = cut(broken);
    if (answer) assert.throws(() => JSON.parse(answer.envelope));
  });

  test('any text: it is cut right, or not at all', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '"data":{',
      '"acct":[',
      '"a":{',
      '},"',
      '}}',
      '}]',
      ',',
      '"',
      '1',
      '{"user":"a"}',
      '"metadata":{"result":1}',
    );
    const texts = fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom<LongList>('data', 'acct'), (text, list) => {
        const answer = cut(text, list);
        if (!answer) return;

        let whole: unknown;
        try {
          whole = JSON.parse(text);
        } catch {
          // What cannot be parsed at once cannot be cut either, or its rest cannot be parsed.
          assert.throws(() => JSON.parse(answer.envelope), text);
          return;
        }
        assert.equal(typeof whole, 'object');
      }),
      { numRuns: 2_000 },
    );
  });
});

suite('reading it', () => {
  test('takes turns with everything else', async () => {
    let turns = 0;
    const state = { isDone: false };
    const others = (async () => {
      while (!state.isDone) {
        await new Promise(setImmediate);
        turns++;
      }
    })();

    const answer = await readLongAnswer(configsText(namesOf(10 * MANY)), 'data');
    state.isDone = true;
    await others;

    assert.ok(answer);
    assert.ok(turns > 2, `${turns} turns`);
  });

  test('ends when it is cancelled', async () => {
    const controller = new AbortController();

    const reading = readLongAnswer(configsText(namesOf(10 * MANY)), 'data', controller.signal);
    controller.abort();

    assert.equal((await failureOf(reading)).kind, 'cancelled');
  });
});
