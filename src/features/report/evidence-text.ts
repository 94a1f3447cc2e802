/**
 * What a report says of itself, in words. An export says it in English, whatever the page's language is:
 * machines may read it. A print says it in the viewer's language.
 */
import { fill, texts } from '../../i18n/texts.ts';
import { visibleText } from '../../lib/visible-text.ts';

/** What narrows the list, as the page has it; each empty where it is not set. */
export interface FilterInWords {
  readonly search: string;
  readonly twoFactor: '' | 'enabled' | 'not-enabled';
  readonly owner: string;
  readonly package: string;
  /** Of which of these the shown accounts have none. */
  readonly without: readonly ('owner' | 'package' | 'contact')[];
  readonly role: '' | 'server-administrator' | 'reseller' | 'account';
  readonly state: '' | 'active' | 'suspended';
  readonly canEnable: '' | 'yes' | 'no';
  readonly exception: '' | 'excused' | 'expired';
  /** Days, `YYYY-MM-DD`. */
  readonly createdFrom: string;
  readonly createdTo: string;
}

/** What a report could hold and does not. */
export interface Gaps {
  /** Whether `listaccts` told owner, package, state, contact and creation date. */
  readonly hasDetails: boolean;
  /** Whether some days of creation are UTC's, because WHM did not tell the server's. */
  readonly hasDaysInUtc?: boolean;
  /** Of how many accounts it is known whether they can enable two-factor. */
  readonly availability: 'unknown' | 'partly' | 'known';
  /** When the list was read, and when reading it again has failed since. UTC, ISO 8601. */
  readonly readAt: string;
  readonly failedAt?: string | undefined;
}

/** No other language is ever laid over it. */
const english = {
  policy: { on: 'on', off: 'off', unknown: 'unknown' },
  allAccounts: 'all accounts of the server (root)',
  accountsOf: 'the accounts of reseller {{reseller}}',
  rows: '{{rows}} of {{total}}',
  /** Instead of a filter. */
  selected: 'selected accounts',
  /** Stands between the parts of a filter, and of what is not covered. */
  separator: '; ',
  /** Each is a part of a list. */
  filter: {
    none: 'none',
    search: 'search “{{text}}”',
    twoFactor: {
      enabled: 'two-factor: enabled',
      /** While the policy is off. */
      configured: 'two-factor: set up, not enforced',
      'not-enabled': 'two-factor: not enabled',
    },
    owner: 'owner: {{owner}}',
    package: 'package: {{package}}',
    without: {
      owner: 'without owner',
      package: 'without package',
      contact: 'without contact address',
    },
    role: {
      'server-administrator': 'role: server administrator',
      reseller: 'role: reseller',
      account: 'role: account',
    },
    state: { active: 'state: active', suspended: 'state: suspended' },
    canEnable: { yes: 'can enable two-factor: yes', no: 'can enable two-factor: no' },
    exception: { excused: 'exception: excused', expired: 'exception: expired' },
    createdFrom: 'created from {{day}}',
    createdTo: 'created to {{day}}',
  },
  /** What the report does not tell of: each is a part of a list. */
  notCovered: {
    always: 'e-mail accounts and team users; whether a code was ever asked for',
    details: 'owner, package, state, contact and creation date',
    days: 'the server’s own day of creation where WHM did not tell it (UTC there)',
    availability: {
      unknown: 'which accounts cannot enable two-factor (not asked)',
      partly:
        'which accounts cannot enable two-factor (not told of all of them since the list was loaded)',
    },
    changes: 'changes since the list was read at {{time}}',
    changesFailed:
      'changes since the list was read at {{time}} (reading it again at {{failedAt}} failed)',
  },
} as const;

/** The same, in the viewer's language. */
const translated = texts('evidence', structuredClone(english));

/** How a report says it. */
export interface EvidenceStyle {
  readonly words: typeof english;
  /** A text with its values. */
  readonly fill: typeof fill;
  readonly number: (value: number) => string;
}

/** As a machine reads it: values as they are. */
export const EXPORT_STYLE: EvidenceStyle = {
  words: english,
  fill: (text, values: Readonly<Record<string, string>>) =>
    text.replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? ''),
  number: String,
};

/** As the viewer reads it: nothing hides in a value, nor turns what stands around it. */
export const printStyle = (number: EvidenceStyle['number']): EvidenceStyle => ({
  words: translated,
  fill: (text, values) => {
    const seen = Object.entries<string>(values).map(([name, value]) => [name, visibleText(value)]);
    return fill(text, Object.fromEntries(seen) as typeof values);
  },
  number,
});

/** @param isPolicyOff while it is, “enabled” means less */
export function filterText(
  { words: { filter: words, separator }, fill: fillIn }: EvidenceStyle,
  filter: FilterInWords,
  isPolicyOff: boolean,
): string {
  const { search, twoFactor, owner, role, state, canEnable, exception, createdFrom, createdTo } =
    filter;
  const isConfigured = isPolicyOff && twoFactor === 'enabled';
  const parts = [
    search && fillIn(words.search, { text: search }),
    twoFactor && words.twoFactor[isConfigured ? 'configured' : twoFactor],
    owner && fillIn(words.owner, { owner }),
    filter.package && fillIn(words.package, { package: filter.package }),
    ...filter.without.map((key) => words.without[key]),
    role && words.role[role],
    state && words.state[state],
    canEnable && words.canEnable[canEnable],
    exception && words.exception[exception],
    createdFrom && fillIn(words.createdFrom, { day: createdFrom }),
    createdTo && fillIn(words.createdTo, { day: createdTo }),
  ];
  return parts.filter((part) => part !== '').join(separator) || words.none;
}

/** What the report does not tell of. */
export function notCoveredText(
  { words: { notCovered: words, separator }, fill: fillIn }: EvidenceStyle,
  { hasDetails, hasDaysInUtc = false, availability, readAt: time, failedAt }: Gaps,
): string {
  const parts = [
    words.always,
    hasDetails ? '' : words.details,
    hasDaysInUtc ? words.days : '',
    availability === 'known' ? '' : words.availability[availability],
    failedAt === undefined
      ? fillIn(words.changes, { time })
      : fillIn(words.changesFailed, { time, failedAt }),
  ];
  return parts.filter((part) => part !== '').join(separator);
}
