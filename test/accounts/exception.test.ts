/** Exceptions as the server tells them, whom they excuse, and what an export says of them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { exceptionStateOf } from '../../src/accounts/exception-state.ts';
import { readExceptions } from '../../src/accounts/exception.ts';
import { toReportRow } from '../../src/accounts/export-row.ts';
import { describeAccounts } from '../../src/accounts/join-details.ts';
import { finish } from '../../src/lib/steps.ts';
import { account } from './accounts.ts';

const NOW = Date.parse('2026-11-28T23:59:59Z');
const entry = (user: string, until: string) => ({
  user,
  until,
  reason: `r ${user}`,
  approved_by: 'Bo',
  approved_on: '2026-11-01',
  ticket: '',
});
const read = (entries: readonly unknown[], faults: unknown = []) =>
  readExceptions(JSON.stringify({ entries, faults }), NOW);

suite('exceptions', () => {
  test('what the server tells of them', () => {
    const { byUser, faults } = read(
      [entry('anna', '2026-11-28'), entry('bert', '2026-11-27')],
      [3],
    );

    assert.deepEqual(byUser.get('anna'), {
      until: '2026-11-28',
      reason: 'r anna',
      approvedBy: 'Bo',
      approvedOn: '2026-11-01',
      ticket: '',
      isExpired: false,
    });
    assert.equal(byUser.get('bert')?.isExpired, true, 'the day after the last one that counts');
    assert.deepEqual(faults, [3]);
  });

  test('what has not the form that it should have excuses nobody', () => {
    for (const json of [undefined, '', '{', 'null', '[]', '7', '{"entries":7,"faults":"x"}'])
      assert.deepEqual(
        [readExceptions(json, NOW).byUser.size, readExceptions(json, NOW).faults.length],
        [0, 0],
        json,
      );
    assert.equal(
      read([null, 7, {}, { user: 'anna' }, entry('bert', 'soon')], ['x']).byUser.size,
      0,
    );
    assert.equal(
      read([{ user: 'anna', until: '2026-11-28', reason: 7 }]).byUser.get('anna')?.reason,
      '',
    );
    assert.equal(read([entry('__proto__', '2026-11-28')]).byUser.has('__proto__'), true);
  });

  test('only who has no second factor is excused; an expired one counts as missing again, and says so', () => {
    const list = [
      account('anna', '', true),
      account('bert', '', false),
      account('carl', '', false),
    ];
    const { byUser } = read([
      entry('anna', '2026-12-31'),
      entry('bert', '2026-12-31'),
      entry('carl', '2026-11-01'),
    ]);
    const accounts = finish(describeAccounts(list, undefined, new Map(), byUser));

    assert.deepEqual(accounts.map(exceptionStateOf), [undefined, 'excused', 'expired']);
    const cells = accounts.map((one) => toReportRow(one, true));
    assert.deepEqual(
      cells.map((row) => [row.two_factor, row.excused_until, row.excused_reason]),
      [
        ['enabled', '2026-12-31', 'r anna'],
        ['not_enabled', '2026-12-31', 'r bert'],
        ['not_enabled', '', ''],
      ],
    );
  });
});
