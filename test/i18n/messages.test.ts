/** The sentences that are put together: one account and many, names as they are, the policy off. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createdText } from '../../src/i18n/account-messages.ts';
import { messages, twoFactorText } from '../../src/i18n/messages.ts';
import { plural } from '../../src/i18n/texts.ts';
import { toolMessages } from '../../src/i18n/tool-messages.ts';
import {
  EXPORT_STYLE,
  filterText,
  notCoveredText,
  printStyle,
  type FilterInWords,
  type Gaps,
} from '../../src/features/report/evidence-text.ts';
import { whatWasSaid } from '../../src/i18n/what-was-said.ts';

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
    const filter = filterText(EXPORT_STYLE, { ...NO_FILTER, twoFactor: 'enabled' }, true);
    assert.equal(filter, 'two-factor: set up, not enforced');
  });

  test('the states have the names of the issue, with the policy on or off', () => {
    assert.equal(twoFactorText('enabled', false), 'Enabled');
    for (const isPolicyOff of [true, false]) {
      assert.equal(twoFactorText('not-enabled', isPolicyOff), 'Not enabled');
    }
  });

  test('what WHM said is quoted with all that it hides', () => {
    const said = whatWasSaid({ kind: 'refused', reason: HOSTILE });
    assert.equal(said, 'WHM says: <b>$&⟨U+202E⟩</b>');
  });

  test('an export says a filter as it is, a print so that nothing hides or turns', () => {
    const set = { ...NO_FILTER, owner: HOSTILE, search: '{{owner}} שלום' };
    assert.equal(
      filterText(EXPORT_STYLE, set, false),
      `search “{{owner}} שלום”; owner: ${HOSTILE}`,
    );
    assert.equal(
      filterText(printStyle(String), set, false),
      'search “\u2068{{owner}} שלום\u2069”; owner: <b>$&⟨U+202E⟩</b>',
    );
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
});

suite('what an export says of itself', () => {
  const filter = (set: FilterInWords, isPolicyOff: boolean) =>
    filterText(EXPORT_STYLE, set, isPolicyOff);
  const notCovered = (gaps: Gaps) => notCoveredText(EXPORT_STYLE, gaps);

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

    assert.equal(
      plural(toolMessages, 'exported', count(1), { file: 'x.csv' }),
      'Exported 1 account to x.csv',
    );
    assert.equal(
      plural(toolMessages, 'exported', count(2), { file: 'x.csv' }),
      'Exported 2 accounts to x.csv',
    );
    assert.equal(plural(toolMessages.copied, 'users', count(1)), 'Copied 1 user name');
    assert.equal(plural(toolMessages.copied, 'domains', count(2)), 'Copied 2 domains');
    assert.equal(plural(toolMessages.copied, 'contacts', count(1)), 'Copied 1 address');
  });
});
