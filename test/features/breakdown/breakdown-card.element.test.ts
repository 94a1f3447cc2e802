/** The card of a breakdown: it counts all accounts, and shows a group's accounts in the list. */
import { expect } from 'chai';
import '../../../src/features/breakdown/breakdown-card.ts';
import { createAccount, type Account, type AccountDetails } from '../../../src/accounts/account.ts';
import { FIRST_QUERY, NO_FACETS, type Query } from '../../../src/accounts/query.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { Store } from '../../../src/state/store.ts';
import type { Stores } from '../../../src/state/stores.ts';
import { WhmFailure } from '../../../src/whm/failure.ts';
import { frame, mount, until } from '../../browser/mount.ts';
import { allByRole, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const account = (user: string, isEnabled: boolean, owner: string): Account => ({
  ...createAccount(user, `${user}.example`, isEnabled),
  details: { owner, package: 'starter' } as AccountDetails, // the rest is not read
});
const ACCOUNTS = [
  account('anna', true, 'brightweb'),
  account('bruno', false, 'brightweb'),
  account('carla', false, 'fairhost'),
];

interface Set {
  readonly state?: 'known' | 'coming' | 'missing';
  readonly failure?: WhmFailure;
  readonly canListAccounts?: boolean;
}

async function mountCard({ state = 'known', failure, canListAccounts = true }: Set = {}) {
  const details = Object.assign(new Store(), {
    accounts: ACCOUNTS,
    state,
    shownState: state,
    records: { failure },
  });
  const view = { query: { ...FIRST_QUERY, search: 'x' }, changed: [] as Partial<Query>[] };
  const stores = {
    details,
    policy: Object.assign(new Store(), { isOn: true }),
    view: { change: (part: Partial<Query>) => view.changed.push(part) },
    visit: { canListAccounts },
  } as unknown as Stores; // nothing else is read
  const card = document.createElement('tfs-breakdown-card');
  Object.assign(card, { stores, formats: createFormats('en'), by: 'owner' });
  mount(card);
  await frame();
  return { card, details, changed: view.changed };
}

const rowsOf = (card: Element): string[] => allByRole(card, 'row').slice(1).map(textOf);

describe('the card of a breakdown', () => {
  it('counts all accounts, and counts again when they change', async () => {
    const { card, details } = await mountCard();
    await until(() => hasRole(card, 'table', 'By owner'));
    expect(rowsOf(card)).to.deep.equal(['brightweb 1 2 50%', 'fairhost 1 1 0%']);

    details.accounts = ACCOUNTS.slice(1);
    details.requestUpdate();

    await until(() => rowsOf(card)[0] === 'brightweb 1 1 0%');
  });

  it('asks for the accounts of a group alone, and for the list', async () => {
    const { card, changed } = await mountCard();
    await until(() => hasRole(card, 'table'));
    let asked = 0;
    const listen = () => asked++;
    document.body.addEventListener('accounts-asked', listen);

    getByRole(card, 'button', 'fairhost').click();

    document.body.removeEventListener('accounts-asked', listen);
    expect(changed).to.deep.equal([
      { search: '', twoFactor: 'all', facets: { ...NO_FACETS, owner: 'fairhost' } },
    ]);
    expect(asked).to.equal(1);
  });

  it('waits while the details are on their way', async () => {
    const { card } = await mountCard({ state: 'coming' });

    expect(textOf(card)).to.equal('By owner Counting…');
  });

  it('says why there are none, and offers nothing', async () => {
    const refused = await mountCard({
      state: 'missing',
      failure: new WhmFailure('refused', 'Not today.'),
    });
    expect(textOf(refused.card)).to.match(
      /^By owner Not counted: .* could not be read\. .*Not today\./,
    );

    const { card } = await mountCard({ state: 'missing', canListAccounts: false });
    expect(textOf(card)).to.include('lacks the “List Accounts” privilege (list-accts).');
    expect(hasRole(card, 'button')).to.equal(false);
    expect(hasRole(card, 'table')).to.equal(false);
  });
});
