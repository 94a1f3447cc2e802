/** Removing second factors: whom it is about, what came of it, and the results as files. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { createAccount } from '../../../src/accounts/account.ts';
import {
  outcomeOf,
  orderResults,
  planRemoval,
  wasSent,
  type Outcome,
  type OutcomeReason,
  type Sent,
  type StateAfter,
} from '../../../src/features/removal/outcomes.ts';
import {
  resultFileName,
  resultsAsCsv,
  resultsAsText,
} from '../../../src/features/removal/removal-rows.ts';

const account = (user: string, isEnabled = true) => createAccount(user, '', isEnabled);

suite('a plan', () => {
  test('leaves out the viewer, root, and who has none, and says why', () => {
    const plan = planRemoval(
      [account('anna'), account('me'), account('root'), account('bob', false), account('carl')],
      'me',
    );
    assert.deepEqual(
      plan.accounts.map(({ user }) => user),
      ['anna', 'carl'],
    );
    assert.deepEqual(plan.leftOut, [
      { user: 'me', why: 'own' },
      { user: 'root', why: 'root' },
      { user: 'bob', why: 'not-enabled' },
    ]);
  });

  test('leaves out of whom it is unknown', () => {
    const plan = planRemoval([createAccount('dora', '', undefined), account('anna')], 'me');

    assert.deepEqual(plan.leftOut, [{ user: 'dora', why: 'unknown' }]);
  });

  test('of root alone is empty: its own account is a reason before all others', () => {
    const plan = planRemoval([account('root', false)], 'root');
    assert.deepEqual(plan, { accounts: [], leftOut: [{ user: 'root', why: 'own' }] });
  });
});

suite('an outcome', () => {
  const failed: Sent = { kind: 'failed', reason: 'Locked.' };
  const cases: readonly (readonly [Sent, StateAfter, Outcome, OutcomeReason])[] = [
    [{ kind: 'modified' }, false, 'removed', ''],
    [{ kind: 'modified' }, true, 'refused', 'still-enabled'],
    [{ kind: 'modified' }, 'gone', 'unknown', 'gone'],
    [{ kind: 'modified' }, 'unread', 'unknown', 'not-read'],
    [{ kind: 'not-named' }, false, 'removed', ''],
    [{ kind: 'not-named' }, true, 'refused', 'not-named-on'],
    [{ kind: 'not-named' }, 'unread', 'unknown', 'not-named-unread'],
    [{ kind: 'not-named' }, 'gone', 'unknown', 'not-named-gone'],
    [{ kind: 'failed', reason: '' }, true, 'refused', 'no-reason'],
    [{ kind: 'failed', reason: '' }, 'unread', 'refused', 'no-reason'],
    [{ kind: 'failed', reason: '' }, false, 'removed', 'said-but-off'],
    [failed, true, 'refused', 'said'],
    [failed, 'unread', 'refused', 'said'],
    [failed, 'gone', 'refused', 'said'],
    [failed, false, 'removed', 'said-but-off'],
    [{ kind: 'lost' }, false, 'removed', 'lost-off'],
    [{ kind: 'lost' }, true, 'unknown', 'lost-on'],
    [{ kind: 'lost' }, 'gone', 'unknown', 'lost-gone'],
    [{ kind: 'lost' }, 'unread', 'unknown', 'lost-not-read'],
    [{ kind: 'stopped' }, 'unread', 'left-out', 'stopped'],
    [{ kind: 'not-sent' }, 'unread', 'left-out', 'not-sent'],
    [{ kind: 'was-not-enabled' }, false, 'was-not-enabled', ''],
    [{ kind: 'was-gone' }, 'gone', 'left-out', 'was-gone'],
    [{ kind: 'left-out', why: 'own' }, true, 'left-out', 'own'],
  ];
  for (const [sent, after, outcome, reason] of cases) {
    test(`${sent.kind}, then ${after}: ${outcome} ${reason}`, () => {
      const said = sent.kind === 'failed' ? sent.reason : '';
      assert.deepEqual(outcomeOf('anna', sent, after), { user: 'anna', outcome, reason, said });
    });
  }

  test('is read again only where something was sent', () => {
    const kinds = new Set(cases.filter(([sent]) => wasSent(sent)).map(([{ kind }]) => kind));
    assert.deepEqual(kinds, new Set(['modified', 'not-named', 'failed', 'lost']));
  });

  test('that needs a look comes first, who was not changed last, and each by user', () => {
    const one = (user: string, outcome: Outcome) =>
      ({ user, outcome, reason: '', said: '' }) as const;
    const results = [
      one('d', 'removed'),
      one('c', 'was-not-enabled'),
      one('b', 'left-out'),
      one('z', 'refused'),
      one('a', 'refused'),
      one('e', 'unknown'),
    ];
    assert.deepEqual(
      orderResults(results).map(({ user }) => user),
      ['e', 'a', 'z', 'c', 'd', 'b'],
    );
  });
});

suite('the results', () => {
  const header = ['User', 'Outcome', 'Reason'] as const;

  test('as a file are CSV with the mark of UTF-8, and no formula', () => {
    const rows = [
      ['anna', 'Refused', '=cmd|"x",\n2'],
      ['bob', 'Removed', ''],
    ] as const;
    const text = resultsAsCsv(header, rows);
    assert.ok(text.startsWith('\uFEFF'));
    assert.deepEqual(parse(text.slice(1)), [
      [...header],
      ['anna', 'Refused', `'=cmd|"x", 2`],
      [...rows[1]],
    ]);
  });

  test('as text have a line each, whatever stands in a cell', () => {
    const text = resultsAsText(header, [['anna', 'Refused', 'a\tb\r\n"c", +1 ']]);
    assert.equal(text, 'User\tOutcome\tReason\nanna\tRefused\ta b c , +1');
    assert.equal(resultsAsText(header, [['=a', 'x', '@b']]).split('\n')[1], "'=a\tx\t'@b");
  });

  test('have a name with the host and the time', () => {
    assert.equal(
      resultFileName('[::1]/x', new Date('2026-11-24T08:01:02.999Z')),
      'twofactor-removal_-1-x_2026-11-24T08-01-02Z.csv',
    );
  });
});
