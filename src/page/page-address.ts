/** What the page shows, as the readable fragment of its address: a link opens the same view elsewhere. */
import { chooseColumns, COLUMNS, type ColumnKey } from '../accounts/columns.ts';
import { encodeText } from '../lib/encode-text.ts';
import { readDay } from '../accounts/find.ts';
import { FIRST_QUERY, NONE, NO_FACETS, type Facets, type Query } from '../accounts/query.ts';

/** Which part of the page is open: the accounts, insights, the policy and the issuer, or the viewer's own account. */
export type TabKey = '' | 'insights' | 'policy' | 'own';

export interface PageAddress {
  readonly tab: TabKey;
  readonly query: Query;
  /** Undefined: as the viewer has chosen them before. */
  readonly columns: readonly ColumnKey[] | undefined;
  /** The user whose panel is open; empty when none is. */
  readonly account: string;
}

export const FIRST_PAGE_ADDRESS: PageAddress = {
  tab: '',
  query: FIRST_QUERY,
  columns: undefined,
  account: '',
};

/** Links that were made before still have these: not enabled, and cannot enable it; and the first order. */
const OLD_CHOICE = 'not-available';
const OLD_SORT = 'risk';

/** The parts that have only certain values. */
const CHOICES = new Map<string, readonly string[]>([
  ['two-factor', ['all', 'enabled', 'not-enabled', OLD_CHOICE]],
  ['role', ['server-administrator', 'reseller', 'account']],
  ['state', ['active', 'suspended']],
  ['can-enable', ['yes', 'no']],
  ['exception', ['excused', 'expired']],
  ['sort', [...COLUMNS, OLD_SORT]],
  ['order', ['ascending', 'descending']],
  // Of a link that an earlier version made: those cards are insights now.
  ['breakdown', ['owner', 'package']],
  ['tab', ['insights', 'policy', 'own']],
]);
const TEXTS: readonly string[] = ['search', 'owner', 'package', 'account'];
const DAYS: readonly string[] = ['created-from', 'created-to'];
/** Of these a filter can ask for accounts that have none: `without=owner,contact`. */
const LACKING = ['owner', 'package', 'contact'] as const;

/** Readable: only what would be taken for something else is encoded. */
const encode = (text: string): string =>
  encodeText(text).replace(/%(2C|3A|40|2F)/g, decodeURIComponent);

/** The fragment without its `#`; empty for the first view. Never holds the session's token. */
export function writePageAddress({ tab, query, columns, account }: PageAddress): string {
  const { search, twoFactor, facets, sort } = query;
  const parts: Record<string, string> = {
    tab,
    search,
    'two-factor': twoFactor === FIRST_QUERY.twoFactor ? '' : twoFactor,
    owner: facets.owner === NONE ? '' : facets.owner,
    package: facets.package === NONE ? '' : facets.package,
    without: LACKING.filter((key) => facets[key] === NONE).join(),
    role: facets.role,
    state: facets.state,
    'can-enable': facets.canEnable,
    exception: facets.exception,
    'created-from': facets.createdFrom,
    'created-to': facets.createdTo,
    sort: sort.key === FIRST_QUERY.sort.key ? '' : sort.key,
    order: sort.direction === 'descending' ? sort.direction : '',
    columns: columns?.join() ?? '',
    account,
  };
  return (
    Object.entries(parts)
      // One that an older version has kept may lack a part.
      .filter(([, value]) => Boolean(value))
      .map(([name, value]) => `${name}=${encode(value)}`)
      .join('&')
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isValid(name: string, value: string): boolean {
  const isEmpty = value === '';
  const isColumn = (key: string) => COLUMNS.some((column) => column === key);
  if (name === 'columns') return isEmpty || value.split(',').every(isColumn);
  const isLacking = (key: string) => LACKING.some((one) => one === key);
  if (name === 'without') return isEmpty || value.split(',').every(isLacking);
  if (DAYS.includes(name)) return isEmpty || readDay(value) !== undefined;
  const choices = CHOICES.get(name);
  return choices ? isEmpty || choices.includes(value) : TEXTS.includes(name);
}

/**
 * Reads a fragment, with or without its `#`. What is unknown or broken is left out and told; the rest
 * holds. Of a part that is there twice the last counts.
 */
export function readPageAddress(fragment: string): {
  place: PageAddress;
  broken: readonly string[];
} {
  const parts = new Map<string, string>();
  const broken: string[] = [];
  for (const part of fragment.replace(/^#/, '').split('&').filter(Boolean)) {
    const [name = '', ...rest] = part.split('=');
    const value = decode(rest.join('='));
    if (value !== undefined && isValid(name, value)) parts.set(name, value);
    else broken.push(part);
  }
  const text = (name: string): string => parts.get(name) ?? '';
  const columns = text('columns');
  const twoFactor = text('two-factor');
  const sort = text('sort');
  const without = text('without').split(',');
  const lacks = (key: (typeof LACKING)[number]) => without.includes(key);
  // Every value has been looked up among those that its part may have.
  const facets = {
    ...NO_FACETS,
    owner: lacks('owner') ? NONE : text('owner'),
    package: lacks('package') ? NONE : text('package'),
    contact: lacks('contact') ? NONE : '',
    role: text('role'),
    state: text('state'),
    canEnable: text('can-enable') || (twoFactor === OLD_CHOICE ? 'no' : ''),
    exception: text('exception'),
    createdFrom: text('created-from'),
    createdTo: text('created-to'),
  } as Facets;
  const query = {
    search: text('search'),
    twoFactor: twoFactor === OLD_CHOICE ? 'not-enabled' : twoFactor || FIRST_QUERY.twoFactor,
    facets,
    sort: {
      key: sort === OLD_SORT ? FIRST_QUERY.sort.key : sort || FIRST_QUERY.sort.key,
      direction: text('order') || FIRST_QUERY.sort.direction,
    },
  } as Query;
  const place: PageAddress = {
    tab: (text('tab') || (text('breakdown') && 'insights')) as TabKey,
    query,
    columns: columns === '' ? undefined : chooseColumns(columns.split(',')),
    account: text('account'),
  };
  return { place, broken };
}
