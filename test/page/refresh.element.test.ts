/** Loading afresh: the newest answer wins, and the list that is there stays until it comes. */
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { frame } from '../browser/mount.ts';
import { openLoadedPage } from '../browser/page.ts';
import { focused, getByRole } from '../browser/roles.ts';

describe('Refresh', () => {
  it('keeps the list while a new one is coming, and says that it is busy', async () => {
    const page = await openLoadedPage([['alma', false]]);

    await page.press('button', 'Refresh');

    expect(page.users).to.deep.equal(['alma']);
    expect(page.status).to.match(/^1 of 1 account has no second factor\./);
    expect(getByRole(page.element, 'button', 'Refresh').ariaBusy).to.equal('true');
  });

  it('shows the new list, and keeps the focus', async () => {
    const page = await openLoadedPage([['alma', false]]);

    await page.press('button', 'Refresh');
    await page.whm.list.answer(userConfigs([['alma', true]]));

    expect(page.rows).to.deep.equal([['alma', 'alma.example.com', 'Enabled']]);
    expect(page.status).to.match(/^The only account has a second factor\./);
    expect(getByRole(page.element, 'button', 'Refresh').ariaBusy).to.equal('false');
    expect(focused()).to.equal('button “Refresh”');
  });

  it('asks for everything afresh', async () => {
    const page = await openLoadedPage([['alma', false]]);
    const before = page.whm.calls.length;

    await page.press('button', 'Refresh');

    expect(page.whm.calls.slice(before).map(({ request }) => request.command)).to.have.members([
      'listaccts',
      'twofactorauth_get_user_configs',
      'twofactorauth_policy_status',
    ]);
  });

  it('gives up the call that it replaces', async () => {
    const page = await openLoadedPage([['alma', false]]);
    await page.press('button', 'Refresh');
    const older = page.whm.list;

    await page.press('button', 'Refresh');

    expect(older.isCancelled).to.equal(true);
    expect(page.whm.list.isCancelled).to.equal(false);
  });

  it('shows the newest answer, even when an older one comes later', async () => {
    const page = await openLoadedPage([['alma', false]]);
    await page.press('button', 'Refresh');
    const older = page.whm.list;
    await page.press('button', 'Refresh');

    await page.whm.list.answer(userConfigs([['newest', true]]));
    await older.answer(userConfigs([['older', true]]));

    expect(page.users).to.deep.equal(['newest']);
  });

  it('is still busy when only an older call has ended', async () => {
    const page = await openLoadedPage([['alma', false]]);
    await page.press('button', 'Refresh');
    const older = page.whm.list;
    await page.press('button', 'Refresh');

    await older.fail('unreachable');

    expect(page.alerts).to.deep.equal([]);
    expect(getByRole(page.element, 'button', 'Refresh').ariaBusy).to.equal('true');
  });

  it('keeps what was typed and chosen', async () => {
    const page = await openLoadedPage();
    await page.type('an');
    await page.press('radio', /^Not enabled/);

    await page.press('button', 'Refresh');
    await page.whm.list.answer(
      userConfigs([
        ['anna', false],
        ['zoe', false],
        ['johanna', true],
      ]),
    );

    expect(page.searchBox.value).to.equal('an');
    expect(page.choices).to.deep.equal(['All 2', 'Enabled 1', '[Not enabled 1]']);
    expect(page.users).to.deep.equal(['anna']);
  });

  it('does not take the cursor out of the search box', async () => {
    const page = await openLoadedPage();
    await page.press('button', 'Refresh');
    await page.type('al');

    await page.whm.list.answer(userConfigs([['albert', true]]));
    await page.type('b');

    expect(page.searchBox.value).to.equal('alb');
    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  for (const data of [undefined, null, [], {}]) {
    it(`takes root's own list for unreadable where nobody is in it: ${JSON.stringify(data)}`, async () => {
      const page = await openLoadedPage();
      await page.type('al');
      await page.press('button', 'Refresh');
      await page.whm.list.answer(data);

      expect(page.alerts[0]).to.match(/could not be read/);
      expect(page.users).to.deep.equal(['alma']);
      expect(page.searchBox.value).to.equal('al');
    });
  }

  it('keeps search, filter and selection where nobody is in a list, and all are back', async () => {
    const accounts = [
      ['alma', false],
      ['alba', true],
      ['bert', true],
    ] as const;
    const page = await openLoadedPage(accounts, { user: 'reseller' });
    await page.type('al');
    await page.press('radio', /^Enabled/);
    getByRole(page.element, 'checkbox', 'Select alba').click();
    await frame();
    await page.press('button', 'Refresh');
    await page.whm.list.answer(undefined);
    await page.press('button', 'Refresh');
    await page.whm.list.answer(userConfigs(accounts));
    await frame();

    expect(page.searchBox.value).to.equal('al');
    expect(page.users).to.deep.equal(['alba']);
    const box = getByRole(page.element, 'checkbox', 'Select alba') as HTMLInputElement;
    expect(box.checked).to.equal(true);
  });

  it('can find that the accounts are gone, and later that they are back', async () => {
    const page = await openLoadedPage([['alma', true]], { user: 'reseller' });

    await page.press('button', 'Refresh');
    await page.whm.list.answer({});
    expect(page.status).to.match(/^You have no accounts yet/);

    await page.press('button', 'Refresh');
    await page.whm.list.answer(userConfigs([['alma', false]]));
    await frame();
    expect(page.users).to.deep.equal(['alma']);
  });
});
