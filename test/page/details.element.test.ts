/** What `listaccts` adds to the page: columns and filters, or one line that says why there are none. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, PHONE, resizeWindow, until } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, openWorkingPage, type Page } from '../browser/page.ts';
import { allByRole, focused, getByRole, hasRole } from '../browser/roles.ts';

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
      [row, getByRole(row, 'link'), ...page.cellsOf(row).slice(0, 2)].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
      }),
    );

describe('the details', () => {
  for (const [name, size, more] of [
    ['a desktop', { width: 1280, height: 800 }, ['Owner', 'Package', 'Contact']],
    ['a phone', PHONE, ['Package']],
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
      expect(headers(page).slice(3)).to.deep.equal(more);
    });
  }

  it('tell owner, package and contact, and beside the name who is a reseller or suspended', async () => {
    const page = await openDetailedPage('sort=user');

    expect(page.rows.map((row) => [row[0], ...row.slice(3)])).to.deep.equal([
      ['alma', 'root', 'starter', 'a@alma.example'],
      ['bruno reseller suspended', 'bruno', 'starter', ''],
      ['carla', 'bruno', 'business', ''],
      ['dario', 'bruno', 'business', ''],
      ['root server administrator you', 'root', '', ''],
    ]);
  });

  it('tell role and state as columns, too, where those are chosen', async () => {
    const page = await openLoadedPage(ACCOUNTS, { fragment: 'sort=user&columns=user,role,state' });
    await page.whm.details.answer(RECORDS);
    await until(() => headers(page).includes('Role'));

    expect(page.rows.map((row) => row.slice(1))).to.deep.equal([
      ['Account', 'Active'],
      ['Reseller', 'Suspended'],
      ['Account', 'Active'],
      ['Account', 'Active'],
      ['Server administrator', 'Active'],
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

    expect(page.rows.map((row) => row.at(-1))).to.deep.equal([
      'May 21, 2013',
      'May 22, 2013 (UTC)',
      '',
      '',
      '',
    ]);
  });

  it('say nothing of an account that WHM does not list; of a reseller, that it is one', async () => {
    const fragment = 'sort=user&columns=user,role,owner,package,state';
    const page = await openLoadedPage(ACCOUNTS, { fragment });
    await page.whm.details.answer({ acct: [RECORDS.acct[2]] });
    await until(() => headers(page).includes('State'));

    expect(page.rows).to.deep.equal([
      ['alma', '', '', '', ''],
      ['bruno reseller', 'Reseller', '', '', ''],
      ['carla', 'Account', 'bruno', 'business', 'Active'],
      ['dario', '', '', '', ''],
      ['root server administrator you', 'Server administrator', 'root', '', 'Active'],
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
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/owner, package.* could not be read.*do not have permission/i);
    expect(page.users).to.have.lengthOf(5);
    await page.press('button', 'Filters');
    expect(page.has('combobox')).to.equal(false);
  });

  it('are not asked for without the privilege, and one line says why where one would filter by them', async () => {
    const page = await openLoadedPage(ACCOUNTS, { canListAccounts: false });

    expect(page.whm.calls.some(({ request }) => request.command === 'listaccts')).to.equal(false);
    expect(page.notes).to.deep.equal([]);
    await page.press('button', 'Filters');
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/list-accts/);
    expect(page.has('combobox')).to.equal(false);
  });

  it('are searched, too: a contact finds its account', async () => {
    const page = await openDetailedPage();

    await page.type('A@alma.example');

    expect(page.users).to.deep.equal(['alma']);
  });

  it('filter the list, with the counts of what the others leave', async () => {
    const page = await openDetailedPage();
    await page.press('button', 'Filters');
    const owner = (await page.find('combobox', 'Owner')) as HTMLSelectElement;

    expect(Array.from(owner.options, ({ label }) => label)).to.deep.equal([
      'Any owner',
      'bruno (3)',
      'root (2)',
    ]);
    owner.value = 'bruno';
    owner.dispatchEvent(new Event('change'));
    await frame();

    expect(page.users).to.deep.equal(['carla', 'dario', 'bruno reseller suspended']);
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

    expect(page.users).to.deep.equal(['root server administrator you', 'bruno']);
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/not understood.*sort=size/);
  });
});

describe('a place that asks for details', () => {
  const FRAGMENT = 'owner=bruno&sort=user&columns=user,package';

  it('is followed as far as it can be where they are not to be had, and a note says so', async () => {
    const fragment = FRAGMENT.replace('sort=user', 'sort=owner&order=descending');
    const page = await openLoadedPage(ACCOUNTS, { fragment, canListAccounts: false });

    expect(page.users.map((user) => user.split(' ')[0])).to.deep.equal([
      'alma',
      'carla',
      'dario',
      'root',
      'bruno',
    ]);
    expect(headers(page)).to.deep.equal(['User', 'Primary domain', 'Two-factor']);
    expect(getByRole(page.element, 'columnheader', 'Two-factor').ariaSort).to.equal('ascending');
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
    await until(() => page.users.length === 3);

    expect(page.users.map((user) => user.split(' ')[0])).to.deep.equal(['bruno', 'carla', 'dario']);
    expect(headers(page)).to.deep.equal(['User', 'Package']);
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

  it('shows a reseller no breakdown by owner', async () => {
    const { page } = await openWorkingPage(ACCOUNTS, { user: 'zoe', fragment: 'breakdown=owner' });

    await page.find('table', 'By package');
    expect(page.tab).to.equal('Insights');
    expect(page.has('table', 'By owner')).to.equal(false);
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
    await until(() => focused() === 'link “bruno”');

    const table = getByRole(page.element, 'table', 'Accounts');
    const stops = allByRole(table, 'link').filter((link) => link.tabIndex === 0);
    expect(stops.map(({ computedName }) => computedName)).to.deep.equal(['bruno']);
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
