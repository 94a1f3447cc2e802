/** The trend's records: what is kept stays, what is broken is left out, and everything fits. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  mergeDay,
  mergeEarlier,
  monthKeys,
  readMonth,
  sinceRecord,
  trendPoints,
  type DayRecord,
} from '../../src/state/trend-history.ts';

const KEY = 'trend-2026-03';
const at = (text: string): number => Date.parse(text);
const two = (number: number): string => String(number).padStart(2, '0');

/** Records of March 2026, at most one a day. */
const counts = fc
  .tuple(fc.nat(9_999_999), fc.nat(9_999_999))
  .map(([a, b]) => ({ total: Math.max(a, b), enabled: Math.min(a, b) }));
const dayRecords: fc.Arbitrary<DayRecord> = fc
  .tuple(fc.integer({ min: 1, max: 31 }), counts)
  .map(([day, numbers]) => ({ day: `2026-03-${two(day)}`, ...numbers }));
const months = fc.uniqueArray(dayRecords, { selector: ({ day }) => day });

const byDay = (records: readonly DayRecord[]): DayRecord[] =>
  records.toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** What is kept when these are recorded one after the other. */
const keep = (records: readonly DayRecord[]): string | null =>
  records.reduce<string | null>((value, record) => mergeDay(value, record), null);

suite('the keys of months', () => {
  test('are those of UTC, the last one that of now', () => {
    assert.deepEqual(monthKeys(at('2026-02-15T12:00:00Z'), 3), [
      'trend-2025-12',
      'trend-2026-01',
      'trend-2026-02',
    ]);
    assert.deepEqual(monthKeys(at('2026-01-01T00:00:00Z'), 1), ['trend-2026-01']);
    assert.deepEqual(monthKeys(at('2025-12-31T23:59:59.999Z'), 1), ['trend-2025-12']);
  });

  test('leave out no month, on its last day either', () => {
    assert.deepEqual(monthKeys(at('2026-03-31T23:00:00Z'), 2), ['trend-2026-02', KEY]);
  });

  test('are different, in order, a year and a month long', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-02-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (now) => {
          const keys = monthKeys(now.getTime(), 13);

          assert.equal(new Set(keys).size, 13);
          assert.deepEqual(keys, keys.toSorted());
          assert.equal(keys[12], `trend-${now.toISOString().slice(0, 7)}`);
          assert.equal(keys[0]?.slice(10), keys[12].slice(10));
        },
      ),
    );
  });
});

suite('a month', () => {
  test('is read as it was recorded, in order of days', () => {
    fc.assert(
      fc.property(months, (records) => {
        assert.deepEqual(readMonth(KEY, keep(records)), byDay(records));
      }),
    );
  });

  test('keeps every other day when one is recorded', () => {
    fc.assert(
      fc.property(months, dayRecords, (records, today) => {
        const read = readMonth(KEY, mergeDay(keep(records), today));

        const others = records.filter(({ day }) => day !== today.day);
        assert.deepEqual(read, byDay([...others, today]));
      }),
    );
  });

  test('keeps the days of two writers who each read right before writing', () => {
    fc.assert(
      fc.property(months, dayRecords, dayRecords, (records, one, other) => {
        const before = keep(records);

        const read = readMonth(KEY, mergeDay(mergeDay(before, one), other));

        const days = new Set([...records, one, other].map(({ day }) => day));
        assert.deepEqual(new Set(read.map(({ day }) => day)), days);
        assert.deepEqual(
          read.find(({ day }) => day === other.day),
          other,
        );
      }),
    );
  });

  test('fits with counts of seven digits every day, far below what WHM takes', () => {
    const full = Array.from({ length: 31 }, (_, index) => ({
      day: `2026-03-${two(index + 1)}`,
      total: 9_999_999,
      enabled: 9_999_998,
    }));

    const value = keep(full);

    assert.ok(Buffer.byteLength(value ?? '') < 1_024);
    assert.equal(readMonth(KEY, value).length, 31);
  });

  test('holds days and numbers, nothing else', () => {
    const value = mergeDay(null, { day: '2026-03-09', total: 12, enabled: 3 });

    assert.deepEqual(JSON.parse(value), { '09': [12, 3] });
  });
});

suite('what is broken of a month', () => {
  const nothing: (string | null)[] = [null, '', 'null', '5', '"text"', '[]', '[[1,2]]', '{', '{}'];
  for (const value of nothing) {
    test(`${JSON.stringify(value)} holds no day, and takes one`, () => {
      const today = { day: '2026-03-09', total: 2, enabled: 1 };

      assert.deepEqual(readMonth(KEY, value), []);
      assert.deepEqual(readMonth(KEY, mergeDay(value, today)), [today]);
    });
  }

  const broken: Record<string, string> = {
    'a day without a number': '{"00":[2,1]}',
    'a day after the last': '{"32":[2,1]}',
    'a day of one digit': '{"9":[2,1]}',
    'a name that every object has': '{"__proto__":[2,1],"constructor":[2,1]}',
    'no list': '{"09":5,"10":null,"11":"2,1","12":{"0":2,"1":1}}',
    'one number': '{"09":[2]}',
    texts: '{"09":["2","1"]}',
    'less than none': '{"09":[2,-1]}',
    'parts of accounts': '{"09":[2.5,1]}',
    'more than can be counted': '{"09":[1e300,1]}',
    'more enabled than there are': '{"09":[1,2]}',
  };
  for (const [what, value] of Object.entries(broken)) {
    test(`${what}: left out, and the rest holds`, () => {
      const whole = { day: '2026-03-20', total: 2, enabled: 1 };

      const read = readMonth(KEY, `${value.slice(0, -1)},"20":[2,1]}`);

      assert.deepEqual(read, [whole]);
    });
  }

  test('days that the month does not have', () => {
    assert.deepEqual(readMonth('trend-2026-02', '{"30":[2,1],"29":[2,1]}'), []);
  });

  for (const key of ['', 'trend-', 'trend-2026', 'trend-2026-3', '__proto__', 'x-trend-2026-03']) {
    test(`the key ${JSON.stringify(key)} is no month`, () => {
      assert.deepEqual(readMonth(key, '{"09":[2,1]}'), []);
    });
  }

  test('any text is read as whole records, or as none', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('01', '31', '7', '__proto__'), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { day, total, enabled } of readMonth(KEY, text)) {
          assert.match(day, /^2026-03-\d\d$/);
          assert.ok(Number.isSafeInteger(total) && enabled >= 0 && enabled <= total);
        }
      }),
    );
  });
});

suite('since when', () => {
  const record = (day: string): DayRecord => ({ day, total: 1, enabled: 0 });
  const since = (...days: string[]) => sinceRecord(days.map(record), '2026-03-15')?.day;

  test('the newest record that is a week old', () => {
    assert.equal(since('2026-03-01', '2026-03-08', '2026-03-09', '2026-03-15'), '2026-03-08');
    assert.equal(since('2026-03-07', '2026-03-01'), '2026-03-07');
  });

  test('otherwise the oldest before today', () => {
    assert.equal(since('2026-03-14', '2026-03-10', '2026-03-15'), '2026-03-10');
  });

  test('nothing on the first day', () => {
    assert.equal(since('2026-03-15'), undefined);
    assert.equal(since(), undefined);
  });

  test('over the end of a month and a year', () => {
    assert.equal(
      sinceRecord(['2025-12-25', '2025-12-27', '2026-01-01'].map(record), '2026-01-02')?.day,
      '2025-12-25',
    );
  });
});

suite('the points of a trend', () => {
  test('are in order of days, with their exact shares', () => {
    assert.deepEqual(
      trendPoints([
        { day: '2026-03-02', total: 8, enabled: 3 },
        { day: '2025-12-31', total: 0, enabled: 0 },
        { day: '2026-03-01', total: 1, enabled: 1 },
      ]),
      [
        { day: '2025-12-31', total: 0, enabled: 0, percent: 0 },
        { day: '2026-03-01', total: 1, enabled: 1, percent: 100 },
        { day: '2026-03-02', total: 8, enabled: 3, percent: 37.5 },
      ],
    );
  });
});

suite('an earlier month is merged', () => {
  test('with all of its days, and none that is there is replaced', () => {
    fc.assert(
      fc.property(months, months, (days, earlier) => {
        const here = new Set(days.map(({ day }) => day));

        const merged = mergeEarlier(keep(days), keep(earlier));

        const lacking = earlier.filter(({ day }) => !here.has(day));
        assert.deepEqual(
          byDay(readMonth(KEY, merged)),
          byDay(readMonth(KEY, keep([...days, ...lacking]))),
        );
      }),
    );
  });

  test('to the same value again, however often', () => {
    fc.assert(
      fc.property(months, months, (days, earlier) => {
        const merged = mergeEarlier(keep(days), keep(earlier));

        assert.equal(mergeEarlier(merged, keep(earlier)), merged);
      }),
    );
  });

  for (const other of [null, '', 'x', '5', '[]', '[[1,0]]', '{"14":[1,0],"x":1}', '{"14":[0,1]}']) {
    test(`to what was there, where the earlier one is ${other}`, () => {
      assert.equal(mergeEarlier('{"15":[13,5]}', other), '{"15":[13,5]}');
      assert.equal(mergeEarlier(null, other), null);
    });
  }
});
