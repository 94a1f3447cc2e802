/** The card of those who cannot enable two-factor: it asks when it is seen, and leads to them and to WHM's page. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/unavailable/unavailable-card.ts';
import { createAccount, type Account, type AccountDetails } from '../../../src/accounts/account.ts';
import { NO_FACETS, type Query } from '../../../src/accounts/query.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { AvailabilityStore } from '../../../src/state/availability-store.ts';
import { Store } from '../../../src/state/store.ts';
import type { Stores } from '../../../src/state/stores.ts';
import { HeldWhm, type HeldCall } from '../../browser/held-whm.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const TITLE = 'Cannot enable two-factor';
const PLANS: Readonly<Record<string, string>> = { anna: 'starter', bert: 'starter', carl: 'mini' };

/** Stores of a page whose accounts follow what WHM tells, as the page's own do. */
class SmallPage {
  readonly whm = new HeldWhm();
  readonly changed: Partial<Query>[] = [];
  readonly card = document.createElement('tfs-unavailable-card');
  readonly availability = new AvailabilityStore(this.whm.transport);
  readonly stores: Stores;

  constructor(users = Object.keys(PLANS), hasRoot = true) {
    const { availability, changed } = this;
    const details = Object.assign(new Store(), {
      notEnabled: users,
      accounts: [] as readonly Account[],
    });
    availability.watch(() => {
      details.accounts = users.map((user) => ({
        ...createAccount(user, `${user}.example`, false),
        canEnable: availability.told.get(user),
        details: { package: PLANS[user] ?? 'business' } as AccountDetails, // the rest is not read
      }));
      details.requestUpdate();
    });
    this.stores = {
      availability,
      details,
      list: Object.assign(new Store(), { current: { value: {}, isPending: false } }),
      view: { change: (part: Partial<Query>) => changed.push(part) },
      visit: { hasRoot, whmUrl: (path: string) => `/cpsess1${path}` },
    } as unknown as Stores; // nothing else is read
    Object.assign(this.card, { stores: this.stores, formats: createFormats('en') });
  }

  get text(): string {
    return textOf(this.card);
  }

  async call(index: number): Promise<HeldCall> {
    await until(() => this.whm.calls.length > index);
    return this.whm.calls[index] ?? expect.fail();
  }

  /** Answers a call: these cannot. */
  async answer(index: number, ...cannot: string[]): Promise<void> {
    const call = await this.call(index);
    const { feature, ...named } = call.request.args;
    const settings = Object.values(named).map((user) => ({
      user,
      feature,
      feature_list: 'basic',
      feature_list_setting: cannot.includes(user) ? 0 : 1,
    }));
    await call.answer({ users_features_settings: settings });
  }

  async press(role: 'button' | 'link', name: string): Promise<void> {
    getByRole(this.card, role, name).click();
    await frame();
  }

  async says(text: string): Promise<void> {
    await until(() => this.text.includes(text));
  }
}

async function open(...args: ConstructorParameters<typeof SmallPage>): Promise<SmallPage> {
  const page = new SmallPage(...args);
  mount(page.card);
  await frame();
  return page;
}

describe('the card of those who cannot enable two-factor', () => {
  it('asks WHM when it is seen, and not before', async () => {
    const box = mount(document.createElement('div'));
    box.hidden = true;
    const page = new SmallPage();
    mount(page.card, box);
    await frame();
    await frame();
    expect(page.whm.calls).to.have.lengthOf(0);

    box.hidden = false;

    await page.call(0);
    expect(page.text).to.include('Asking WHM which accounts cannot enable two-factor: 0 of 3');
  });

  it('says how many, by package, with the feature list', async () => {
    const page = await open();

    await page.answer(0, 'anna', 'bert', 'carl');
    await page.says('3 accounts cannot enable it');

    const region = getByRole(page.card, 'region', TITLE);
    expect(hasRole(region, 'heading', '3 accounts cannot enable it')).to.equal(true);
    expect(allByRole(getByRole(region, 'table', TITLE), 'row').map(textOf)).to.deep.equal([
      'Package Accounts Reason',
      'starter 2 accounts feature list “basic”',
      'mini 1 account feature list “basic”',
    ]);
    expect(allByRole(region, 'columnheader')).to.have.lengthOf(3);
    expect(page.text).to.match(/Checked at \d/);
  });

  it('shows the accounts of a package that cannot, and no others', async () => {
    const page = await open();
    await page.answer(0, 'anna', 'carl');
    await page.says('2 accounts cannot enable it');
    let asked = 0;
    const listen = () => asked++;
    document.body.addEventListener('accounts-asked', listen);

    await page.press('button', 'starter');

    document.body.removeEventListener('accounts-asked', listen);
    const facets = { ...NO_FACETS, package: 'starter', canEnable: 'no' };
    expect(page.changed).to.deep.equal([{ search: '', twoFactor: 'not-enabled', facets }]);
    expect(asked).to.equal(1);
  });

  it('leads root to WHM’s Feature Manager, and nobody else', async () => {
    for (const hasRoot of [true, false]) {
      const page = await open(undefined, hasRoot);
      await page.answer(0, 'anna');
      await page.says('1 account cannot enable it');

      const links = allByRole(page.card, 'link', 'Open Feature Manager');
      expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(
        hasRoot ? ['/cpsess1/scripts2/featuremanager'] : [],
      );
    }
  });

  it('checks again, and tells what is true by then', async () => {
    const page = await open();
    await page.answer(0, 'anna', 'carl');
    await page.says('2 accounts cannot enable it');

    await page.press('button', 'Check again');
    expect(hasRole(page.card, 'progressbar')).to.equal(true);
    expect(page.text).to.include('2 accounts cannot enable it');
    await page.answer(1);

    await page.says('Every account can enable it');
    expect(hasRole(page.card, 'table')).to.equal(false);
    expect(hasRole(page.card, 'link')).to.equal(false);
    expect(hasRole(page.card, 'button', 'Check again')).to.equal(true);
  });

  it('can be stopped, and keeps the focus on what can be pressed', async () => {
    const page = await open(Array.from({ length: 150 }, (_, index) => `user${index}`));
    await page.answer(0, 'user1');
    await page.says('100 of 150');
    getByRole(page.card, 'button', 'Stop').focus();

    await sendKeys({ press: 'Enter' });
    // The call that was on its way is given up, as the transport does.
    await (await page.call(1)).fail('cancelled');

    await page.says('At least 1 account cannot enable it');
    expect(page.text).to.include('Asked for 100 of 150 accounts since the list was loaded.');
    expect(focused()).to.equal('button “Find out which of these 50 cannot enable two-factor”');
    await sendKeys({ press: 'Enter' });
    await page.answer(2);
    await page.says('1 account cannot enable it');
    expect(page.text).to.not.include('At least');
    expect(focused()).to.equal('button “Check again”');
  });

  it('does not ask unprompted for very many, and says how many they are', async () => {
    const page = await open(Array.from({ length: 70_000 }, (_, index) => `user${index}`));
    await frame();
    expect(page.whm.calls).to.have.lengthOf(0);
    expect(textOf(getByRole(page.card, 'heading'))).to.equal(
      'It is not known yet who can enable it',
    );

    await page.press('button', 'Find out which of these 70,000 cannot enable two-factor');

    await page.call(0);
    expect(page.text).to.include('0 of 70,000');
  });

  it('says that WHM refuses, and offers nothing', async () => {
    const page = await open();

    await (await page.call(0)).fail('not-permitted', 'Not you.');

    await page.says('It is not known who can enable it');
    expect(page.text).to.equal(
      'It is not known who can enable it WHM does not tell which accounts cannot enable two-factor: Not you.',
    );
    expect(hasRole(page.card, 'button')).to.equal(false);
  });

  it('fits 320 px', async () => {
    await resizeWindow({ ...PHONE, width: 320 });
    const page = await open();
    await page.answer(0, 'anna', 'bert', 'carl');
    await page.says('3 accounts cannot enable it');

    expect(sidewaysOverflow()).to.equal(0);
    const scroll = getByRole(page.card, 'group', TITLE);
    expect(scroll.scrollWidth).to.equal(scroll.clientWidth);
  });
});
