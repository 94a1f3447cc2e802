/** Texts of export, copying and the choice of columns, in English. */
import type { Count } from './messages.ts';

/** A number and the noun that goes with it. */
const counted = ({ count, text }: Count, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;

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
  /** Days, `YYYY-MM-DD`. */
  readonly createdFrom: string;
  readonly createdTo: string;
}

/** What an export could hold and does not. */
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

/** Within a sentence. */
const WORDS = {
  enabled: 'enabled',
  'not-enabled': 'not enabled',
  'server-administrator': 'server administrator',
  reseller: 'reseller',
  account: 'account',
  owner: 'owner',
  package: 'package',
  contact: 'contact address',
  active: 'active',
  suspended: 'suspended',
  '': '',
} as const;

export const toolMessages = {
  view: 'View',
  columns: 'Columns',
  more: 'More',
  /** To the owners of all shown accounts. */
  write: 'Write to owners…',
  copyUser: 'Copy user name',

  export: 'Export',
  exports: {
    'csv-shown': 'CSV, shown accounts',
    'csv-all': 'CSV, all accounts',
    'semicolons-shown': 'CSV with semicolons, shown accounts',
    'json-shown': 'JSON, shown accounts',
    'json-all': 'JSON, all accounts',
    print: 'Print',
  },
  selectedExports: {
    'csv-selected': 'CSV, selected accounts',
    'semicolons-selected': 'CSV with semicolons, selected accounts',
    'json-selected': 'JSON, selected accounts',
  },
  /** What is said of long work. */
  exporting: {
    title: 'Export',
    progress: (done: string, total: string) => `Preparing the export: ${done} of ${total} rows`,
    cancelled: 'The export was cancelled',
  },
  copying: {
    title: 'Copy',
    progress: (done: string, total: string) => `Copying: ${done} of ${total} accounts`,
    cancelled: 'Copying was cancelled',
  },
  exported: (accounts: Count, file: string) =>
    `Exported ${counted(accounts, 'account', 'accounts')} to ${file}`,

  copy: 'Copy',
  copies: {
    users: 'User names',
    domains: 'Domains',
    contacts: 'Contact addresses',
    message: 'Reminder for owners',
    link: 'Link to this view',
  },
  copied: {
    users: (count: Count) => `Copied ${counted(count, 'user name', 'user names')}`,
    domains: (count: Count) => `Copied ${counted(count, 'domain', 'domains')}`,
    contacts: (count: Count) => `Copied ${counted(count, 'address', 'addresses')}`,
    message: 'Copied the reminder',
    link: 'Copied the link to this view',
  },
  nothingToCopy: 'Nothing to copy',

  /** What an export says of itself. */
  evidence: {
    policy: { on: 'on', off: 'off', unknown: 'unknown' },
    allAccounts: 'all accounts of the server (root)',
    accountsOf: (reseller: string) => `the accounts of reseller ${reseller}`,
    rows: (rows: string, total: string) => `${rows} of ${total}`,
    /** Instead of a filter. */
    selected: 'selected accounts',
    /** @param isPolicyOff while it is, “enabled” means less */
    filter: (filter: FilterInWords, isPolicyOff: boolean): string => {
      const { search, twoFactor, owner, package: plan, createdFrom, createdTo } = filter;
      const isConfigured = isPolicyOff && twoFactor === 'enabled';
      const parts: readonly (readonly [label: string, value: string])[] = [
        ['search ', search && `“${search}”`],
        ['two-factor: ', isConfigured ? 'set up, not enforced' : WORDS[twoFactor]],
        ['owner: ', owner],
        ['package: ', plan],
        ...filter.without.map((key) => ['without ', WORDS[key]] as const),
        ['role: ', WORDS[filter.role]],
        ['state: ', WORDS[filter.state]],
        ['can enable two-factor: ', filter.canEnable],
        ['created from ', createdFrom],
        ['created to ', createdTo],
      ];
      const set = parts.filter(([, value]) => value !== '');
      return set.map((part) => part.join('')).join('; ') || 'none';
    },
    notCovered: ({ hasDetails, hasDaysInUtc = false, availability, readAt, failedAt }: Gaps) =>
      [
        'e-mail accounts and team users; whether a code was ever asked for',
        hasDetails ? '' : '; owner, package, state, contact and creation date',
        hasDaysInUtc
          ? '; the server’s own day of creation where WHM did not tell it (UTC there)'
          : '',
        {
          unknown: '; which accounts cannot enable two-factor (not asked)',
          partly:
            '; which accounts cannot enable two-factor (not told of all of them since the list was loaded)',
          known: '',
        }[availability],
        `; changes since the list was read at ${readAt}`,
        failedAt === undefined ? '' : ` (reading it again at ${failedAt} failed)`,
      ].join(''),
  },
} as const;
