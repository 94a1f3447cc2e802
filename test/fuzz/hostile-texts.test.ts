/** Five hundred hostile texts through every field, file and link: each comes out as the text that went in. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { createAccount, type Account } from '../../src/accounts/account.ts';
import { readableDomain } from '../../src/accounts/domain.ts';
import { findAccounts } from '../../src/accounts/find.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { FIRST_QUERY, NO_FACETS } from '../../src/accounts/query.ts';
import { compare } from '../../src/features/comparison/compare.ts';
import { NotAnExport, readEarlierExport } from '../../src/features/comparison/earlier-export.ts';
import { addressesIn } from '../../src/features/reminder/addresses.ts';
import { mailLinks } from '../../src/features/reminder/mail-links.ts';
import { reportFileName } from '../../src/features/report/report.ts';
import { withoutGuard } from '../../src/lib/csv.ts';
import { finish } from '../../src/lib/steps.ts';
import {
  FIRST_PAGE_ADDRESS,
  readPageAddress,
  writePageAddress,
} from '../../src/page/page-address.ts';
import { getAccountRecords } from '../../src/whm/account-records.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import { getIssuer } from '../../src/whm/issuer.ts';
import { getUserConfigs } from '../../src/whm/two-factor.ts';
import { envelope, saying } from '../client/answers.ts';
import { csvOf, EVIDENCE, jsonOf, readCsv } from '../features/report/reports.ts';
import { HOSTILE } from './hostile-texts.ts';
import { checkPrototypes, objectOf } from './prototypes.ts';

/** Each text as everything that an account has. */
const ACCOUNTS: readonly Account[] = HOSTILE.map((text) => ({
  ...createAccount(text, text, false, readableDomain(text)),
  details: {
    ...({ role: 'account', isSuspended: false, createdAt: 0, isCreatedInUtc: true } as const),
    ...{ owner: text, package: text, contact: text },
  },
})).sort((a, b) => (a.user < b.user ? -1 : 1));

/** What a file in UTF-8 keeps of it: no half of a character. */
const inUtf8 = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

test('there are five hundred of them', () => {
  assert.ok(HOSTILE.length >= 500 && new Set(HOSTILE).size === HOSTILE.length);
});

suite('what WHM tells', () => {
  test('of users and domains', async () => {
    const record = (domain: string) => ({ is_enabled: 1, primary_domain: domain });
    const data = objectOf(HOSTILE.map((text) => [text, record(text)]));

    const { accounts, odd } = await getUserConfigs(saying(envelope(data)));

    assert.deepEqual(
      accounts.map(({ user, primaryDomain }) => [user, primaryDomain]),
      [...HOSTILE].sort().map((text) => [text, text]),
    );
    assert.deepEqual(odd, []);
    checkPrototypes();
  });

  test('of owners, packages and contacts', async () => {
    const acct = HOSTILE.map((text) => ({ user: text, owner: text, plan: text, email: text }));

    const { records } = await getAccountRecords(saying(envelope({ acct })));

    for (const text of HOSTILE) {
      const { owner, package: plan, contact } = records.get(text) ?? assert.fail(text);
      assert.deepEqual([owner, plan, contact], [text, text, text.trim()]);
    }
    const list = HOSTILE.map((text) => createAccount(text, text, true));
    const described = finish(describeAccounts(list, records, new Map()));
    assert.deepEqual(
      described.map(({ details }) => details?.owner),
      HOSTILE,
    );
    checkPrototypes();
  });

  test('as a reason, a remark and the issuer', async () => {
    for (const text of HOSTILE) {
      const refusal = envelope(undefined, { result: 0, reason: text });
      await assert.rejects(
        getUserConfigs(saying(refusal)),
        (error) => error instanceof WhmFailure && error.reason === text.trim(),
      );
      const { inUse, systemWide } = await getIssuer(
        saying(envelope({ issuer: text, system_wide_issuer: text })),
      );
      assert.deepEqual([inUse, systemWide], [text, text]);
    }
    const remarks = envelope({}, { result: 1, output: { warnings: HOSTILE } });
    const { warnings } = await getUserConfigs(saying(remarks));
    assert.deepEqual(
      warnings,
      HOSTILE.filter((text) => text.trim() !== ''),
    );
  });
});

suite('files', () => {
  /** With what a formula begins, behind what spreadsheets pass over; an apostrophe makes a text of it. */
  const FORMULA = /^[\s"\0]*[=+\-@＝＋－＠]/;

  for (const delimiter of [',', ';'] as const) {
    const csv = csvOf(ACCOUNTS, true, EVIDENCE, delimiter);
    const body = csv.slice(csv.indexOf(`user${delimiter}`));

    test(`CSV at ${delimiter}: every cell is read back, and is a formula to nobody`, () => {
      const rows = parse<Record<string, string>>(body, { columns: true, delimiter });

      const columns = ['user', 'primary_domain', 'owner', 'package', 'contact'];
      for (const [at, { user }] of ACCOUNTS.entries()) {
        const expected = inUtf8(user).replace(/[\p{Cc}\u2028\u2029]/gu, (control) =>
          control === '\t' ? control : ' ',
        );
        for (const column of columns) {
          const cell = rows[at]?.[column] ?? assert.fail(user);
          assert.equal(withoutGuard(cell, delimiter), expected);
          // Another program parts cells elsewhere.
          for (const part of cell.split(delimiter === ',' ? /[;\t]/ : /[,\t]/)) {
            assert.doesNotMatch(part, FORMULA);
          }
        }
      }
      assert.equal(rows.length, ACCOUNTS.length);
    });
  }

  test('JSON: every text is read back', () => {
    const { accounts } = JSON.parse(jsonOf(ACCOUNTS)) as { accounts: Record<string, string>[] };

    assert.deepEqual(
      accounts.map((row) => [
        row['user'],
        row['primary_domain'],
        row['owner'],
        row['package'],
        row['contact'],
      ]),
      ACCOUNTS.map(({ user }) => [user, user, user, user, user]),
    );
  });

  test('as host, viewer and filter they are one line of the evidence, and a name of a file', () => {
    for (const [at, text] of HOSTILE.entries()) {
      // Three at a time.
      if (at % 3 > 0) continue;
      const [exportedBy = '', filter = ''] = HOSTILE.slice(at + 1);
      const evidence = { ...EVIDENCE, host: text, exportedBy, filter };
      const read = readCsv(csvOf(ACCOUNTS.slice(0, 1), true, evidence));
      assert.equal(read.rows.length, 1);
      assert.equal(Object.keys(read.evidence).length, 10);
      const json = JSON.parse(jsonOf([], true, evidence)) as { evidence: { host: string } };
      assert.equal(json.evidence.host, text);
    }
    for (const text of HOSTILE) {
      assert.match(reportFileName(text, EVIDENCE.exportedAt, 'csv'), /^[\w.-]+$/);
    }
  });

  for (const [form, write] of [
    ['CSV', csvOf],
    ['JSON', jsonOf],
  ] as const) {
    test(`an earlier export, ${form}, is the same list`, () => {
      const file = write(ACCOUNTS);
      const earlier = finish(readEarlierExport(file));

      // In a CSV they are spaces, and two names may be one then.
      const now = ACCOUNTS.filter(
        ({ user }) => form === 'JSON' || !/[\p{C}\u2028\u2029]/u.test(user),
      );
      const { gained, lost, renamed, new: added } = finish(compare(earlier.accounts, now));
      assert.equal(earlier.checksum, 'fits');
      assert.deepEqual([gained, lost, renamed, added], [[], [], [], []]);
      checkPrototypes();
    });
  }

  test('as the text of an earlier export they are none', () => {
    for (const text of HOSTILE) {
      for (const file of [
        text,
        `{"schema":${JSON.stringify(text)}}`,
        `user,two_factor\r\n${text},x`,
      ]) {
        assert.throws(() => finish(readEarlierExport(file)), NotAnExport);
      }
    }
  });
});

suite('links', () => {
  test('the fragment of the address holds each, and nothing of it becomes another part', () => {
    for (const text of HOSTILE) {
      const facets = { ...NO_FACETS, owner: text, package: text };
      const query = { ...FIRST_QUERY, search: text, facets };
      const place = { ...FIRST_PAGE_ADDRESS, query, account: text };

      const { place: read, broken } = readPageAddress(writePageAddress(place));

      assert.deepEqual(broken, []);
      const expected = inUtf8(text);
      // NUL alone stands for “none”.
      const named = text === '\0' ? '\0' : expected;
      assert.deepEqual(
        [read.query.search, read.query.facets.owner, read.query.facets.package, read.account],
        [expected, named, named, expected],
      );
      assert.equal(read.tab, '');
    }
  });

  test('a fragment that is one of them is read, and names what it leaves out', () => {
    for (const text of HOSTILE) {
      const { place } = readPageAddress(text);
      assert.ok(['', 'insights', 'policy', 'own'].includes(place.tab));
      assert.deepEqual(readPageAddress(writePageAddress(place)).broken, []);
    }
    checkPrototypes();
  });

  test('a search for each throws nothing', () => {
    const some = ACCOUNTS.slice(0, 50);
    for (const text of HOSTILE) {
      const { accounts } = finish(findAccounts(some, { search: text, facets: NO_FACETS }));
      assert.ok(accounts.length <= some.length);
    }
  });

  test('a mail to a contact has no field that was not meant', () => {
    for (const text of HOSTILE) {
      const { parts } = mailLinks(addressesIn(text), { subject: text, text });
      for (const { href } of parts) {
        assert.match(
          href,
          /^mailto:\?bcc=[^&?#\s"'<>]*(&subject=[^&?#\s"'<>]*)?(&body=[^&?#\s"'<>]*)?$/,
        );
      }
    }
  });
});
