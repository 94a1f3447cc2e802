/** The sentences that are put together: one account and many, names as they are, the policy off. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createdText } from '../../src/i18n/account-messages.ts';
import { failureMessages } from '../../src/i18n/failure-messages.ts';
import { messages, twoFactorText } from '../../src/i18n/messages.ts';
import { plural } from '../../src/i18n/texts.ts';
import { toolMessages, type FilterInWords } from '../../src/i18n/tool-messages.ts';
import { viewMessages } from '../../src/i18n/view-messages.ts';

const HOSTILE = '<b>$&\u202E</b>';
const NO_FILTER: FilterInWords = {
  search: '',
  twoFactor: '',
  owner: '',
  package: '',
  without: [],
  role: '',
  state: '',
  canEnable: '',
  createdFrom: '',
  createdTo: '',
};

suite('messages', () => {
  test('the summary speaks of one account, and of none and several', () => {
    const summary = (enabled: string, count: number, text: string) =>
      plural(messages, 'enabledOf', { count, text }, { enabled });

    assert.equal(summary('1', 1, '1'), '1 of 1 account has two-factor enabled');
    assert.equal(summary('0', 0, '0'), '0 of 0 accounts have two-factor enabled');
    assert.equal(summary('312', 1024, '1,024'), '312 of 1,024 accounts have two-factor enabled');
  });

  test('while the policy is off nothing is called enabled', () => {
    assert.equal(
      plural(messages, 'configuredOf', { count: 4, text: '4' }, { enabled: '3' }),
      '3 of 4 accounts have two-factor set up, not enforced',
    );
    assert.equal(twoFactorText('enabled', true), 'Set up, not enforced');
    const filter = toolMessages.evidence.filter({ ...NO_FILTER, twoFactor: 'enabled' }, true);
    assert.equal(filter, 'two-factor: set up, not enforced');
  });

  test('the states have the names of the issue, with the policy on or off', () => {
    assert.equal(twoFactorText('enabled', false), 'Enabled');
    for (const isPolicyOff of [true, false]) {
      assert.equal(twoFactorText('not-enabled', isPolicyOff), 'Not enabled');
    }
  });

  test('a reason and a name are put in as they are', () => {
    assert.equal(failureMessages.whmSays(HOSTILE), `WHM says: ${HOSTILE}`);
    assert.ok(viewMessages.detailsFailed(HOSTILE).endsWith(HOSTILE));
    assert.ok(viewMessages.brokenAddress(HOSTILE).text.endsWith(HOSTILE));
  });

  test('a day of creation says UTC where it is not the server’s', () => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const text = (createdAt: number | undefined, isCreatedInUtc: boolean) =>
      createdText({ createdAt, isCreatedInUtc }, day);

    assert.equal(text(1_369_238_639, false), '2013-05-22');
    assert.equal(text(1_369_238_639, true), '2013-05-22 (UTC)');
    assert.equal(text(0, true), '1970-01-01 (UTC)');
    assert.equal(text(undefined, false), '');
  });

  test('an empty reason leaves no colon behind', () => {
    assert.doesNotMatch(viewMessages.detailsFailed(''), /says|:/);
  });
});

suite('what an export says of itself', () => {
  const { filter, notCovered } = toolMessages.evidence;

  test('the filter in words, each part that is set', () => {
    assert.equal(filter(NO_FILTER, false), 'none');
    assert.equal(
      filter(
        {
          search: 'a b',
          twoFactor: 'not-enabled',
          owner: 'anna',
          package: 'gold plan',
          without: ['contact'],
          role: 'server-administrator',
          state: 'suspended',
          canEnable: 'no',
          createdFrom: '2026-01-01',
          createdTo: '2026-02-01',
        },
        true,
      ),
      'search “a b”; two-factor: not enabled; owner: anna; package: gold plan; without contact address; ' +
        'role: server administrator; state: suspended; can enable two-factor: no; created from 2026-01-01; created to 2026-02-01',
    );
  });

  test('what is not covered is said', () => {
    const readAt = '2026-11-24T13:30:05Z';
    const covered = notCovered({ hasDetails: true, availability: 'known', readAt });

    assert.match(covered, /e-mail accounts and team users/);
    assert.match(covered, /changes since the list was read at 2026-11-24T13:30:05Z$/);
    assert.doesNotMatch(covered, /owner|feature|cannot/);
    assert.match(
      notCovered({ hasDetails: false, availability: 'known', readAt }),
      /owner, package, state, contact/,
    );
    assert.match(
      notCovered({ hasDetails: true, availability: 'unknown', readAt }),
      /which accounts cannot enable two-factor \(not asked\)/,
    );
    assert.match(
      notCovered({ hasDetails: true, availability: 'partly', readAt }),
      /which accounts cannot enable two-factor \(not told of all/,
    );
    assert.match(
      notCovered({
        hasDetails: true,
        availability: 'known',
        readAt,
        failedAt: '2026-11-24T14:00:00Z',
      }),
      /read at 2026-11-24T13:30:05Z \(reading it again at 2026-11-24T14:00:00Z failed\)/,
    );
    assert.doesNotMatch(covered, /UTC/);
    assert.match(
      notCovered({ hasDetails: true, hasDaysInUtc: true, availability: 'known', readAt }),
      /the server’s own day of creation where WHM did not tell it \(UTC there\)/,
    );
  });

  test('one account, one name, and several', () => {
    const count = (number: number) => ({ count: number, text: String(number) });

    assert.equal(toolMessages.exported(count(1), 'x.csv'), 'Exported 1 account to x.csv');
    assert.equal(toolMessages.exported(count(2), 'x.csv'), 'Exported 2 accounts to x.csv');
    assert.equal(toolMessages.copied.users(count(1)), 'Copied 1 user name');
    assert.equal(toolMessages.copied.domains(count(2)), 'Copied 2 domains');
    assert.equal(toolMessages.copied.contacts(count(1)), 'Copied 1 address');
  });
});
