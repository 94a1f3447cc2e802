/** What `listaccts` adds to the page: columns and filters, or one line that says why there are none. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, PHONE, resizeWindow, until } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, type Page } from '../browser/page.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../browser/roles.ts';

const RECORDS = {
  acct: [
    { user: 'alma', owner: 'root', plan: 'starter', email: 'a@alma.example', suspended: 0 },
    { user: 'bruno', owner: 'bruno', plan: 'starter', email: '*unknown*', suspended: '1' },
    {
      user: 'carla',
      owner: 'bruno',
      plan: 'business',
      suspended: 0,
      unix_startdate: 1_700_000_000,
    },
    { user: 'dario', owner: 'bruno', plan: 'business', suspended: 0 },
  ],
};

/** Of what is told; not of the checkboxes and of what one does with an account. */
const headers = (page: Page): string[] =>
  allByRole(page.element, 'columnheader')
    .slice(1, -1)
    .map(({ computedName }) => computedName.trim());

async function openDetailedPage(fragment = ''): Promise<Page> {
  const page = await openLoadedPage(ACCOUNTS, { fragment });
  await page.whm.details.answer(RECORDS);
  await until(() => headers(page).length > 3);
  return page;
}

/** Where the rows, their names and their domains stand. */
const places = (page: Page): unknown[] =>
  allByRole(page.element, 'row')
    .filter((row) => hasRole(row, 'rowheader'))
    .map((row) =>
      [row, getByRole(row, 'rowheader'), ...page.cellsOf(row).slice(0, 2)].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height];
      }),
    );

describe('the details', () => {
  for (const [name, size] of [
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', PHONE],
  ] as const) {
    it(`come as columns, and nothing moves on ${name}`, async () => {
      await resizeWindow(size);
      const page = await openPage();
      await page.whm.list.answer(userConfigs(ACCOUNTS));
      const before = places(page);
      await page.ready();
      await page.whm.details.answer(RECORDS);
      await until(() => headers(page).length > 3);

      expect(places(page)).to.deep.equal(before);
      expect(headers(page).slice(3)).to.deep.equal(['Role', 'Owner', 'Package', 'State']);
    });
  }

  it('tell role, owner, package and state', async () => {
    const page = await openDetailedPage('sort=user');

    expect(page.rows.map((row) => [row[0], ...row.slice(3)])).to.deep.equal([
      ['alma', 'Account', 'root', 'starter', 'Active'],
      ['bruno', 'Reseller', 'bruno', 'starter', 'Suspended'],
      ['carla', 'Account', 'bruno', 'business', 'Active'],
      ['dario', 'Account', 'bruno', 'business', 'Active'],
      ['root server administrator you', 'Server administrator', 'root', '', 'Active'],
    ]);
  });

  it('tell the day of creation as the server has it, or say that it is UTC’s', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'sort=user&columns=user,created' });
    const [alma, bruno, carla] = RECORDS.acct;
    // 2013-05-22T03:03:59Z.
    const at = { unix_startdate: 1_369_191_839 };
    await page.whm.details.answer({
      acct: [
        { ...alma, ...at, startdate: '13 May 21 22:03' },
        { ...bruno, ...at, startdate: false },
        { ...carla, startdate: false, unix_startdate: false },
      ],
    });
    await until(() => headers(page).includes('Created'));

    expect(page.rows.map(([user, ...row]) => [user, row.at(-1)])).to.deep.equal([
      ['alma', 'May 21, 2013'],
      ['bruno', 'May 22, 2013 (UTC)'],
      ['carla', ''],
      ['dario', ''],
      ['root server administrator you', ''],
    ]);
  });

  it('say nothing of an account that WHM does not list; of a reseller, that it is one', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'sort=user' });
    await page.whm.details.answer({ acct: [RECORDS.acct[2]] });
    await until(() => headers(page).length > 3);

    expect(page.rows.map((row) => [row[0], ...row.slice(3)])).to.deep.equal([
      ['alma', '', '', '', ''],
      ['bruno', 'Reseller', '', '', ''],
      ['carla', 'Account', 'bruno', 'business', 'Active'],
      ['dario', '', '', '', ''],
      ['root server administrator you', 'Server administrator', 'root', '', 'Active'],
    ]);
    const state = getByRole(page.element, 'combobox', 'State') as HTMLSelectElement;
    await until(() => state.options.length > 1);
    expect(Array.from(state.options, ({ label }) => label)).to.deep.equal([
      'Any state',
      'Active (2)',
    ]);
  });

  for (const [data, why] of [
    [undefined, /told of no account/],
    [{ acct: [] }, /told of no account/],
    [{ acct: 7 }, /./],
  ] as const) {
    it(`are not read of an answer with ${JSON.stringify(data)}, and one line says so`, async () => {
      const page = await openLoadedPage();

      await page.whm.details.answer(data);

      expect(headers(page)).to.deep.equal(['User', 'Primary domain', 'Two-factor']);
      expect(page.notes).to.have.lengthOf(1);
      expect(page.notes[0])
        .to.match(/owner, package.* could not be read/i)
        .and.match(why);
    });
  }

  it('are of nobody where there is nobody beside root', async () => {
    const page = await openLoadedPage([['root', true]]);

    await page.whm.details.answer(undefined);
    await until(() => headers(page).length > 3);

    expect(page.notes).to.deep.equal([]);
  });

  it('are absent where they are refused, and one line says why', async () => {
    const page = await openLoadedPage();

    await page.whm.details.fail('not-permitted', 'You do not have permission.');

    expect(headers(page)).to.deep.equal(['User', 'Primary domain', 'Two-factor']);
    expect(page.has('combobox', 'Owner')).to.equal(false);
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/owner, package.* could not be read.*do not have permission/i);
    expect(page.users).to.have.lengthOf(5);
  });

  it('are not asked for without the privilege, and one line says why', async () => {
    const page = await openLoadedPage(ACCOUNTS, { canListAccounts: false });

    expect(page.whm.calls.some(({ request }) => request.command === 'listaccts')).to.equal(false);
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/list-accts/);
    expect(page.searchBox.placeholder).to.equal('User or domain');
  });

  it('are searched, too: a contact finds its account', async () => {
    const page = await openDetailedPage();
    expect(page.searchBox.placeholder).to.equal('User, domain or contact');

    await page.type('A@alma.example');

    expect(page.users).to.deep.equal(['alma']);
  });

  it('filter the list, with the counts of what the others leave', async () => {
    const page = await openDetailedPage();
    const owner = getByRole(page.element, 'combobox', 'Owner') as HTMLSelectElement;
    await until(() => owner.options.length > 1);

    expect(Array.from(owner.options, ({ label }) => label)).to.deep.equal([
      'Any owner',
      'bruno (3)',
      'root (2)',
    ]);
    owner.value = 'bruno';
    owner.dispatchEvent(new Event('change'));
    await frame();

    expect(page.users).to.deep.equal(['carla', 'dario', 'bruno']);
    expect(page.choices).to.deep.equal(['[All 3]', 'Enabled 1', 'Not enabled 2']);
    expect(page.fragments.at(-1)).to.equal('owner=bruno');
  });
});

describe('the place in the address', () => {
  it('is gone to before anything is drawn', async () => {
    const page = await openPage({ fragment: 'search=ca&sort=user&order=descending' });
    await page.whm.list.answer(userConfigs(ACCOUNTS));
    await page.ready();

    expect(page.users).to.deep.equal(['carla']);
    expect(page.searchBox.value).to.equal('ca');
    expect(page.fragments).to.deep.equal(['search=ca&sort=user&order=descending']);
  });

  it('is understood as far as it goes, and a note says what was not', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'two-factor=enabled&sort=size' });

    expect(page.users).to.deep.equal(['bruno', 'root server administrator you']);
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/not understood.*sort=size/);
  });
});

describe('a place that asks for details', () => {
  const FRAGMENT = 'owner=bruno&sort=user&columns=user,package&breakdown=owner';
  const sortBy = (page: Page) =>
    (getByRole(page.element, 'combobox', 'Sort by') as HTMLSelectElement).selectedOptions[0]?.label;

  it('is followed as far as it can be where they are not to be had, and a note says so', async () => {
    const fragment = FRAGMENT.replace('sort=user', 'sort=owner&order=descending');
    const page = await openLoadedPage(ACCOUNTS, { fragment, canListAccounts: false });

    expect(page.users.map((user) => user.split(' ')[0])).to.deep.equal([
      'alma',
      'carla',
      'dario',
      'bruno',
      'root',
    ]);
    expect(headers(page)).to.deep.equal(['User', 'Primary domain', 'Two-factor']);
    expect(sortBy(page)).to.equal('Two-factor');
    expect(page.has('table', 'By owner')).to.equal(false);
    expect(page.notes.filter((note) => note.includes('has no effect'))).to.have.lengthOf(1);
    for (const part of fragment.split('&')) expect(page.notes.join()).to.include(part);
    expect(page.fragments).to.deep.equal([fragment]);
  });

  it('is followed when they come after all', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: FRAGMENT });
    await page.whm.details.fail('timed-out');
    expect(page.users).to.have.lengthOf(5);
    expect(page.notes.join()).to.include('owner=bruno');

    await page.press('button', /Refresh/);
    await page.whm.list.answer(userConfigs(ACCOUNTS));
    await page.whm.details.answer(RECORDS);
    await until(() => page.has('table', 'By owner'));

    const table = getByRole(page.element, 'table', 'Accounts');
    expect(allByRole(table, 'rowheader').map(textOf)).to.deep.equal(['bruno', 'carla', 'dario']);
    expect(hasRole(table, 'columnheader', 'Package')).to.equal(true);
    expect(hasRole(table, 'columnheader', 'Two-factor')).to.equal(false);
    expect(page.notes).to.deep.equal([]);
    expect(page.fragments).to.deep.equal([FRAGMENT]);
  });

  it('does not say that nobody matches while they are on their way', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'owner=bruno' });

    expect(page.users).to.have.lengthOf(5);
    expect(page.text).to.not.include('No account matches');
    expect(page.notes).to.deep.equal([]);
    await page.whm.details.answer(RECORDS);
    await until(() => page.users.length === 3);
  });

  it('opens no breakdown by owner for a reseller', async () => {
    const page = await openLoadedPage(ACCOUNTS, { user: 'zoe', fragment: 'breakdown=owner' });
    await page.whm.details.answer(RECORDS);
    await until(() => headers(page).length > 3);

    expect(page.has('table', 'By owner')).to.equal(false);
    expect(page.notes.filter((note) => note.includes('breakdown=owner'))).to.have.lengthOf(1);
  });
});

describe('the panel of an account', () => {
  it('opens by Enter on the name, is asked for afresh, and gives the focus back', async () => {
    const page = await openDetailedPage();
    getByRole(page.element, 'link', 'carla').focus();

    await sendKeys({ press: 'Enter' });
    await until(() => page.has('dialog', 'carla'));

    expect(page.fragments.at(-1)).to.equal('account=carla');
    expect(page.whm.own.request.args).to.deep.equal({ user: 'carla' });
    await sendKeys({ press: 'Escape' });
    await until(() => focused() === 'link “carla”');
    expect(page.has('dialog')).to.equal(false);
    expect(page.fragments.at(-1)).to.equal('');
  });
});

describe('the rows by keyboard', () => {
  it('are one stop, from which the arrows lead on', async () => {
    const page = await openLoadedPage();
    getByRole(page.element, 'link', 'alma').focus();

    await sendKeys({ press: 'ArrowDown' });
    await until(() => focused() === 'link “carla”');
    await sendKeys({ press: 'End' });
    await until(() => focused() === 'link “root”');

    const stops = allByRole(page.element, 'link').filter((link) => link.tabIndex === 0);
    expect(stops.map(({ computedName }) => computedName)).to.deep.equal(['root']);
  });

  it('keep the focus on their account while the window of drawn rows moves', async () => {
    const page = await openLoadedPage(
      Array.from({ length: 2_000 }, (_, index) => [`user${String(index).padStart(4, '0')}`, false]),
    );
    getByRole(page.element, 'link', 'user0012').focus();

    document.documentElement.scrollTop = 700;
    await frame();
    await frame();

    expect(focused()).to.equal('link “user0012”');
    expect(page.users[0]).to.not.equal('user0000');
  });
});
