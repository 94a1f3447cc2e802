/** The JSON report: as its schema says, with the same names as the CSV, and its checksum. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { jsonReport } from '../../../src/features/report/report.ts';
import { account, described, describedLists } from '../../accounts/accounts.ts';
import { csvOf, EVIDENCE, jsonOf, namedEvidence, readCsv, sha256 } from './reports.ts';

interface Report {
  readonly schema: string;
  readonly evidence: Readonly<Record<string, string>>;
  readonly accounts: readonly Readonly<Record<string, string>>[];
}

const schemaFile = new URL('../../../src/accounts/export.schema.json', import.meta.url);
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
);
const read = (text: string): Report => JSON.parse(text) as Report;

/** The text of `accounts` as it stands in the file. */
function textOfAccounts(file: string): string {
  const start = file.indexOf('"accounts":') + '"accounts":'.length;
  return file.slice(start, file.lastIndexOf('}'));
}

const policies = fc.constantFrom(true, false, undefined);
const texts = fc.string({ unit: 'binary' });

suite('the JSON report', () => {
  test('is as its schema says, of any list', () => {
    fc.assert(
      fc.property(describedLists, policies, (accounts, isPolicyOn) => {
        const isValid = validate(read(jsonOf(accounts, isPolicyOn)));

        assert.ok(isValid, JSON.stringify(validate.errors));
      }),
    );
  });

  test('is as its schema says, whatever stands in the evidence', () => {
    fc.assert(
      fc.property(texts, texts, (host, filter) => {
        const report = read(jsonOf([account('anna')], true, { ...EVIDENCE, host, filter }));

        assert.ok(validate(report), JSON.stringify(validate.errors));
        assert.deepEqual([report.evidence['host'], report.evidence['filter']], [host, filter]);
      }),
    );
  });

  test('the schema takes nothing else', () => {
    const report = read(jsonOf([account('anna')]));
    const [row] = report.accounts;
    const others: unknown[] = [
      {},
      { ...report, schema: 'whm-twofactor-status/export/1' },
      { ...report, token: 'x' },
      { ...report, accounts: [{ ...row, two_factor: 'yes' }] },
      { ...report, accounts: [{ ...row, two_factor: 'not_available' }] },
      { ...report, accounts: [{ ...row, can_enable: 'perhaps' }] },
      { ...report, accounts: [{ ...row, excused_until: 'soon' }] },
      { ...report, accounts: [{ ...row, shell: '/bin/sh' }] },
      { ...report, accounts: [{ user: 'anna' }] },
      { ...report, evidence: { ...report.evidence, sha256: '0' } },
      { ...report, evidence: { ...report.evidence, 'exported at': 'yesterday' } },
      { ...report, evidence: { ...report.evidence, policy: 'perhaps' } },
    ];

    assert.deepEqual(
      others.map((other) => validate(other)),
      others.map(() => false),
    );
  });

  test('has a checksum that fits the text of the accounts as it stands', () => {
    fc.assert(
      fc.property(describedLists, policies, (accounts, isPolicyOn) => {
        const file = jsonOf(accounts, isPolicyOn);

        const { evidence, accounts: rows } = read(file);
        assert.equal(evidence['sha256'], sha256(textOfAccounts(file)));
        assert.equal(evidence['sha256'], sha256(JSON.stringify(rows)));
      }),
    );
  });

  test('carries the same evidence and the same names as the CSV', () => {
    const accounts = [described('anna', { owner: 'zoe' }, true), account('bert')];

    const json = read(jsonOf(accounts));

    const csv = readCsv(csvOf(accounts));
    const { sha256: hash, ...rest } = json.evidence;
    assert.deepEqual(rest, namedEvidence(EVIDENCE));
    assert.match(hash ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual(json.accounts, csv.rows);
    assert.equal(json.schema, 'whm-twofactor-status/export/2');
  });

  test('has an empty list where there is nobody', () => {
    const file = jsonOf([]);

    assert.deepEqual(read(file).accounts, []);
    assert.equal(read(file).evidence['sha256'], sha256('[]'));
  });

  test('has the names as they are, half characters and controls too', () => {
    fc.assert(
      fc.property(texts, texts, (user, owner) => {
        const [row] = read(jsonOf([described(user, { owner })])).accounts;

        assert.deepEqual([row?.['user'], row?.['owner']], [user, owner]);
      }),
    );
  });

  test('tells how far it is, up to the last row, with pauses between', () => {
    const list = Array.from({ length: 5_001 }, (_, index) => account(`user${index}`));
    const told: number[] = [];
    const steps = jsonReport(list, true, EVIDENCE, (done) => told.push(done));

    let pauses = 0;
    while (!steps.next().done) pauses++;

    assert.equal(told.at(-1), list.length);
    assert.ok(pauses >= 10 && told.length >= 10);
  });
});
