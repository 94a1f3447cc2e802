/** What a report says of itself: an export in English and as it is, a print in the page's language. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { knownTexts, translate } from '../../../src/i18n/texts.ts';
import {
  EXPORT_STYLE,
  filterText,
  notCoveredText,
  printStyle,
  type FilterInWords,
  type Gaps,
} from '../../../src/features/report/evidence-text.ts';

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
  exception: '',
  createdFrom: '',
  createdTo: '',
};

suite('what a report says of itself', () => {
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
          exception: 'expired',
          createdFrom: '2026-01-01',
          createdTo: '2026-02-01',
        },
        true,
      ),
      'search “a b”; two-factor: not enabled; owner: anna; package: gold plan; without contact address; ' +
        'role: server administrator; state: suspended; can enable two-factor: no; exception: expired; created from 2026-01-01; created to 2026-02-01',
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

  test('while the policy is off nothing is called enabled', () => {
    const set: FilterInWords = { ...NO_FILTER, twoFactor: 'enabled' };
    assert.equal(filter(set, true), 'two-factor: set up, not enforced');
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

  test('another language is laid over a print, never over an export', (t) => {
    const evidence = structuredClone(knownTexts().get('evidence'));
    t.after(() => translate('en', { evidence }));
    translate('de', { evidence: { filter: { none: 'keiner', owner: 'Besitzer: {{owner}}' } } });
    const set = { ...NO_FILTER, owner: 'anna' };

    assert.equal(filterText(printStyle(String), NO_FILTER, false), 'keiner');
    assert.equal(filterText(printStyle(String), set, false), 'Besitzer: anna');
    assert.equal(filter(NO_FILTER, false), 'none');
    assert.equal(filter(set, false), 'owner: anna');
  });
});
