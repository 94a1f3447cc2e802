/** The CSV report: read back by an independent parser, with its evidence and its checksum. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../../src/accounts/account.ts';
import { csvReport, reportFileName } from '../../../src/features/report/report.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account, described, describedLists, HOSTILE_TEXTS } from '../../accounts/accounts.ts';
import { csvOf, EVIDENCE, namedEvidence, readCsv, sha256, textOf } from './reports.ts';

const HEADER =
  'user,primary_domain,two_factor,can_enable,role,owner,package,state,contact,created,excused_until,excused_reason';
const ACCOUNTS = [
  described(
    'anna',
    {
      role: 'reseller',
      owner: 'root',
      package: 'gold, "large"',
      isSuspended: true,
      contact: 'a@example.com,b@example.com',
      createdAt: Date.UTC(2024, 1, 29, 23, 59, 59) / 1_000,
      isCreatedInUtc: false,
    },
    true,
  ),
  { ...account('bert', 'xn--mnchen-3ya.de'), canEnable: false },
];

suite('the CSV report', () => {
  test('begins with the UTF-8 mark and ends its lines as RFC 4180 has it', () => {
    const text = csvOf(ACCOUNTS);

    assert.ok(text.startsWith('\uFEFF# host: server1.example.com\r\n'));
    assert.ok(text.endsWith('\r\n'));
    assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
  });

  test('carries the evidence, a cell a line, then the header row, then the rows', () => {
    const { evidence, rows, body } = readCsv(csvOf(ACCOUNTS));

    const { sha256: hash, ...rest } = evidence;
    assert.deepEqual(rest, namedEvidence(EVIDENCE));
    assert.deepEqual(Object.keys(evidence), [...Object.keys(namedEvidence(EVIDENCE)), 'sha256']);
    assert.match(hash ?? '', /^[0-9a-f]{64}$/);
    assert.ok(body.startsWith(`${HEADER}\r\n`));
    assert.deepEqual(rows, [
      {
        user: 'anna',
        primary_domain: 'anna.example',
        two_factor: 'enabled',
        can_enable: '',
        role: 'reseller',
        owner: 'root',
        package: 'gold, "large"',
        state: 'suspended',
        contact: 'a@example.com,b@example.com',
        created: '2024-02-29',
        excused_until: '',
        excused_reason: '',
      },
      {
        user: 'bert',
        primary_domain: 'xn--mnchen-3ya.de',
        two_factor: 'not_enabled',
        can_enable: 'no',
        role: '',
        owner: '',
        package: '',
        state: '',
        contact: '',
        created: '',
        excused_until: '',
        excused_reason: '',
      },
    ]);
  });

  const policies: [isPolicyOn: boolean | undefined, value: string][] = [
    [true, 'enabled'],
    [undefined, 'enabled'],
    [false, 'configured_not_asked'],
  ];
  for (const [isPolicyOn, value] of policies) {
    test(`calls it ${value} while the policy is ${String(isPolicyOn)}`, () => {
      const { rows } = readCsv(csvOf([...ACCOUNTS, account('carl')], isPolicyOn));

      assert.deepEqual(
        rows.map((row) => row['two_factor']),
        [value, 'not_enabled', 'not_enabled'],
      );
    });
  }

  test('tells who can enable it, where that is known', () => {
    const { rows } = readCsv(
      csvOf([...ACCOUNTS, { ...account('carl'), canEnable: true }, account('dora')]),
    );

    assert.deepEqual(
      rows.map((row) => row['can_enable']),
      ['', 'no', 'yes', ''],
    );
  });

  test('has the header row alone where there is nobody', () => {
    const { rows, body, evidence } = readCsv(csvOf([]));

    assert.deepEqual(rows, []);
    assert.equal(body, `${HEADER}\r\n`);
    assert.equal(evidence['sha256'], sha256(body));
  });

  test('has a checksum that fits the header row and the rows as they stand', () => {
    fc.assert(
      fc.property(
        describedLists,
        fc.constantFrom(true, false, undefined),
        (accounts, isPolicyOn) => {
          const { evidence, body } = readCsv(csvOf(accounts, isPolicyOn));

          assert.equal(evidence['sha256'], sha256(body));
        },
      ),
    );
  });

  test('has another checksum when one letter of one row is another', () => {
    const [one, other] = [
      ACCOUNTS,
      [...ACCOUNTS.slice(0, 1), account('berT', 'xn--mnchen-3ya.de')],
    ];

    assert.notEqual(
      readCsv(csvOf(one)).evidence['sha256'],
      readCsv(csvOf(other)).evidence['sha256'],
    );
  });

  test('has a row for every account, in their order, whatever the names', () => {
    fc.assert(
      fc.property(describedLists, (accounts) => {
        const { rows } = readCsv(csvOf(accounts));

        // Control characters are spaces in a CSV, and what could be a formula has an apostrophe.
        const plain = (text = '') => text.replace(/\p{Cc}/gu, ' ').replace(/^(?=[=+@-])/, "'");
        const expected = accounts.map(({ user, primaryDomain, details }) =>
          [user, primaryDomain, details?.owner, details?.package, details?.contact].map(plain),
        );
        assert.deepEqual(
          rows.map((row) =>
            ['user', 'primary_domain', 'owner', 'package', 'contact'].map((name) => row[name]),
          ),
          expected,
        );
      }),
    );
  });

  test('no evidence can become a row, a line of its own, or another piece of evidence', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', `x\r\n${HEADER}\r\neve`, 'x\n# sha256: 0', '"', ...HOSTILE_TEXTS),
    );
    fc.assert(
      fc.property(texts, texts, (filter, host) => {
        const evidence = { ...EVIDENCE, filter, host };

        const read = readCsv(csvOf(ACCOUNTS, true, evidence));

        assert.deepEqual(Object.keys(read.evidence), [
          ...Object.keys(namedEvidence(EVIDENCE)),
          'sha256',
        ]);
        assert.equal(read.rows.length, 2);
        assert.equal(read.evidence['sha256'], sha256(read.body));
        assert.equal(read.evidence['scope'], EVIDENCE.scope);
      }),
    );
  });
});

suite('long work', () => {
  const list: Account[] = Array.from({ length: 5_001 }, (_, index) => account(`user${index}`));

  test('tells how far it is, up to the last row, with pauses between', () => {
    const told: number[] = [];
    const steps = csvReport(list, true, EVIDENCE, (done) => told.push(done));

    let pauses = 0;
    while (!steps.next().done) pauses++;

    assert.equal(told.at(-1), list.length);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.ok(pauses >= 10 && told.length >= 10);
  });

  test('is not begun before it is asked for, and can be left in the middle', () => {
    const told = { rows: 0 };
    const steps = csvReport(list, true, EVIDENCE, (done) => (told.rows = done));
    assert.deepEqual(told, { rows: 0 });

    steps.next();
    steps.return([]);

    assert.equal(steps.next().done, true);
    assert.ok(told.rows > 0 && told.rows < list.length, `${told.rows} rows`);
  });

  test('has every row once', () => {
    const { rows } = readCsv(textOf(finish(csvReport(list, true, EVIDENCE))));

    assert.deepEqual(
      rows.map((row) => row['user']),
      list.map(({ user }) => user),
    );
  });
});

suite('the name of the file', () => {
  test('says the host and the time, in UTC', () => {
    assert.match(
      reportFileName('server1.example.com', '2026-11-24T08:00:00Z', 'csv'),
      /^twofactor-status_server1\.example\.com_2026-11-24T08.00.00Z\.csv$/,
    );
  });

  test('is one that every system takes, whatever the host is called', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_TEXTS, '../..', 'a:b')),
        (host) => {
          const name = reportFileName(host, '2026-11-24T08:00:00Z', 'json');

          assert.match(name, /^twofactor-status_[A-Za-z0-9._-]*_[A-Za-z0-9._-]+\.json$/);
        },
      ),
    );
  });
});
