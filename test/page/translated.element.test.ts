/** Each element beside its like, of which a translator replaces the texts: both always say the same. */
import { expect } from 'chai';
import '../../src/features/account-panel/account-panel.ts';
import '../../src/features/account-panel/excuse-command.ts';
import '../../src/features/breakdown/breakdown.ts';
import '../../src/features/comparison/comparison.ts';
import '../../src/ui/confirm.ts';
import '../../src/features/accounts-list/facet-bar.ts';
import '../../src/features/accounts-list/filter-bar.ts';
import '../../src/features/policy/issuer.ts';
import '../../src/ui/menu.ts';
import '../../src/ui/message.ts';
import '../../src/features/own-account/own-account.ts';
import '../../src/features/policy/policy.ts';
import '../../src/features/removal/removal-dialog.ts';
import '../../src/features/removal/removal-result.ts';
import '../../src/features/own-account/set-up.ts';
import '../../src/features/accounts-list/summary.ts';
import '../../src/features/trend/trend.ts';
import { createFormats } from '../../src/i18n/formats.ts';
import type { Account } from '../../src/accounts/account.ts';
import { frame, mount } from '../browser/mount.ts';
import { textOf } from '../browser/roles.ts';
import { translate } from '../browser/translator.ts';

/** What an element is told, one thing after the other. */
type Steps = readonly Readonly<Record<string, unknown>>[];

const account = (user: string, isEnabled: boolean): Account => ({
  user,
  primaryDomain: `${user}.example.com`,
  readableDomain: `${user}.example.com`,
  isEnabled,
  canEnable: undefined,
  searchText: user,
  details: {
    role: 'account',
    owner: `owner-of-${user}`,
    package: `package-of-${user}`,
    isSuspended: !isEnabled,
    contact: `${user}@example.net`,
    createdAt: isEnabled ? 1_700_000_000 : 1_600_000_000,
    isCreatedInUtc: false,
  },
});
const [ALMA, BRUNO] = [account('alma', false), account('bruno', true)];

const summary = (total: number, enabled: number) => ({
  total,
  enabled,
  percent: Math.floor((enabled * 100) / total),
  isBelowOnePercent: false,
});
const counts = (all: number) => ({ all, enabled: all, 'not-enabled': all + 1 });
const facets = (name: string, count: number) => ({
  owner: new Map([[name, count]]),
  package: new Map([[`${name}-package`, count]]),
  role: new Map([['reseller', count]]),
  state: new Map([
    ['active', count],
    ['suspended', count + 1],
  ]),
  contact: new Map([['', count]]),
  canEnable: new Map([['no', count]]),
  exception: new Map([['excused', count]]),
});
const group = (name: string, enabled: number) => ({
  name,
  accounts: 10,
  enabled,
  notEnabled: 10 - enabled,
  percent: enabled * 10,
});
const point = (day: string, enabled: number) => ({ day, total: 100, enabled, percent: enabled });
const failed = (title: string) => ({ title, text: `Why: ${title}.` });
const said = (title: string) => ({ ...failed(title), tone: 'error' });
const result = (user: string, outcome: string, reason: string) => ({
  user,
  outcome,
  reason: reason === '' ? '' : 'said',
  said: reason,
});

const ELEMENTS: Readonly<Record<string, Steps>> = {
  'tfs-summary': [
    { summary: summary(1_024, 512) },
    { summary: summary(999, 3), shown: 17 },
    { shown: 4, isPolicyOff: true },
  ],
  'tfs-filter-bar': [
    { counts: undefined },
    { counts: counts(5) },
    { counts: counts(3), isPolicyOff: true, hasNotAvailable: true },
  ],
  'tfs-facet-bar': [{ options: facets('brightweb', 4) }, { options: facets('northhost', 3) }],
  'tfs-menu': [{ label: 'Copy' }, { label: 'Export' }],
  'tfs-message': [
    { heading: 'One.', text: 'First.' },
    { heading: 'Two.', text: 'Second.' },
  ],
  'tfs-excuse-command': [{ command: 'one' }, { command: 'two' }],
  'tfs-account-panel': [
    { user: 'alma', isPending: true },
    { account: ALMA, isPending: false, askedAt: '9:14', isPolicyOn: true },
    { user: 'bruno', account: BRUNO, askedAt: '9:15' },
    { isPolicyOn: false, links: [{ label: 'Modify', href: '#' }] },
    { links: [{ label: 'Suspend', href: '#' }], actions: [{ key: 'a', label: 'Remove' }] },
    { failure: { title: 'Refused', reason: 'No' }, account: undefined },
  ],
  'tfs-breakdown': [
    { by: 'owner', groups: undefined },
    { groups: [group('brightweb', 2), group('', 3)] },
    { groups: [group('northhost', 4), group('root', 5)], isPolicyOff: true },
    { by: 'package', groups: [group('', 1)] },
    { missing: 'Not counted.' },
  ],
  'tfs-comparison': [
    { fileName: 'a.csv', progress: 0.1 },
    { fileName: 'b.csv', progress: 0.7 },
    { progress: undefined, failure: 'Not an export.' },
    { failure: 'Empty.' },
    {
      failure: '',
      comparison: {
        lost: [ALMA],
        gained: [],
        renamed: [],
        new: [BRUNO],
        gone: [],
        formerNames: new Map(),
      },
      notes: ['A'],
    },
    {
      comparison: {
        lost: [BRUNO],
        gained: [ALMA],
        renamed: [],
        new: [],
        gone: [],
        formerNames: new Map(),
      },
      notes: ['B', 'C'],
    },
  ],
  'tfs-issuer': [
    { issuer: 'Bright', systemWide: 'All' },
    { issuer: 'North', systemWide: 'Every', isPending: true },
    { isPending: false, result: said('Not saved') },
    { result: said('Not known'), issuer: undefined, failure: failed('Lost') },
    { failure: failed('Refused'), isRoot: true },
  ],
  'tfs-own-account': [
    { user: 'alma', isPending: true },
    { isPending: false, isEnabled: true, askedAt: '9:14' },
    { isEnabled: false, askedAt: '9:15', isPolicyOn: false },
    { isEnabled: true, result: said('Not removed') },
    { isEnabled: undefined, failure: failed('Lost'), user: 'bruno' },
  ],
  'tfs-policy': [
    { isOn: true, withSecondFactor: { count: 5, text: '5' } },
    { isOn: false, withSecondFactor: { count: 6, text: '6' }, canSwitch: true },
    { isOn: true, progress: 'Turning it on', result: said('Still off') },
    { progress: 'Reading', isOn: undefined, failure: failed('Lost') },
    { progress: '', failure: failed('Refused'), canSwitch: false },
  ],
  'tfs-removal': [
    {
      step: 'asking',
      plan: { accounts: [BRUNO], leftOut: [{ user: 'alma', why: 'own' }] },
    },
    { plan: { accounts: [ALMA, BRUNO], leftOut: [{ user: 'bruno', why: 'own' }] } },
    { failure: failed('Refused') },
    { failure: failed('Lost') },
    { step: 'reading', failure: undefined },
    { step: 'removing', total: 400, done: 0 },
    { done: 200 },
    { isStopping: true },
    { step: 'verifying', isStopping: false },
  ],
  'tfs-removal-result': [
    { results: [result('alma', 'refused', 'No.'), result('bruno', 'removed', '')] },
    {
      results: [result('bruno', 'removed', ''), result('alma', 'unknown', 'Gone.')],
      said: 'Copied',
    },
    { said: 'Exported', failure: failed('Lost') },
    { failure: failed('Refused') },
  ],
  'tfs-set-up': [
    { isOpen: true, isPending: true },
    { isPending: false, secret: 'AAAABBBB' },
    { secret: 'CCCCDDDD', isAnew: true },
    { failure: failed('Wrong'), clocks: { server: '9:14', browser: '9:15' } },
    { failure: failed('Lost'), clocks: { server: '9:16', browser: '9:17' } },
    { isPending: true },
    { secret: '', isDone: true, isPending: false, failure: undefined },
  ],
  'tfs-trend': [
    { points: [point('2026-11-01', 20)] },
    { points: [point('2026-11-01', 20), point('2026-11-16', 25)], since: point('2026-11-01', 20) },
    { points: [point('2026-11-02', 22), point('2026-11-20', 27)], since: point('2026-11-02', 22) },
    { isPolicyOff: true },
  ],
};

describe('under a translator', () => {
  for (const [tag, steps] of Object.entries(ELEMENTS)) {
    it(`<${tag}> says what it would say without`, async () => {
      const make = () => mount(document.createElement(tag));
      const [plain, translated] = [make(), make()];
      for (const one of [plain, translated]) {
        Object.assign(one, { formats: createFormats('en') }, steps[0]);
      }
      await frame();
      const translator = translate(translated);
      expect(translator.count).to.be.above(0);

      for (const step of steps.slice(1)) {
        for (const one of [plain, translated]) Object.assign(one, step);
        await frame();
        expect(textOf(translated), Object.keys(step).join()).to.equal(textOf(plain));
      }
    });
  }

  it('<tfs-confirm> asks what it would ask without', async () => {
    const confirm = mount(document.createElement('tfs-confirm'));
    const ask = async (word: string): Promise<string> => {
      void confirm.ask({
        heading: `${word}?`,
        text: `${word}!`,
        action: word,
        cancel: `No ${word}`,
      });
      await frame();
      return textOf(confirm);
    };
    await ask('Switch');
    translate(confirm);

    expect(await ask('Remove')).to.equal('Remove? Remove! No Remove Remove');
  });
});
