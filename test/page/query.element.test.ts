/** Search, filter and sort on the page, and what is kept of them over a session's end. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { QUIET_MS } from '../../src/state/debounced-value.ts';
import { stopClock } from '../browser/clock.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, PHONE, resizeWindow } from '../browser/mount.ts';
import { ACCOUNTS, memoryStorage, openLoadedPage, openPage } from '../browser/page.ts';
import { focused, getByRole } from '../browser/roles.ts';

/** Of all the accounts. */
const STATUS =
  '3 of 5 accounts have no second factor. 2 of 5 accounts have two-factor enabled (40%)';

describe('search', () => {
  it('shows with every key what matches so far, and counts it', async () => {
    const page = await openLoadedPage();

    await page.type('a');
    expect(page.users).to.deep.equal([
      'alma',
      'carla',
      'dario',
      'root server administrator you',
      'bruno',
    ]);

    await page.type('r');
    expect(page.users).to.deep.equal(['carla', 'dario']);
    expect(page.choices).to.deep.equal(['[All 2]', 'Enabled 0', 'Not enabled 2']);
  });

  it('is said when it rests: how many of how many are shown', async () => {
    const clock = stopClock();
    const page = await openLoadedPage();

    page.searchBox.value = 'ar';
    page.searchBox.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await frame();
    expect(page.status).to.equal(STATUS);

    clock.tick(QUIET_MS);
    await frame();
    expect(page.status).to.equal(`${STATUS} 2 of 5 shown`);
  });

  it('leaves the summary that of all accounts', async () => {
    const page = await openLoadedPage();

    await page.type('bruno');

    expect(page.status.startsWith(STATUS)).to.equal(true);
  });

  it('is cleared by Escape', async () => {
    const page = await openLoadedPage();
    await page.type('bruno');

    await sendKeys({ press: 'Escape' });
    await frame();

    expect(page.searchBox.value).to.equal('');
    expect(page.users).to.have.lengthOf(5);
  });

  it('that matches nothing says so, and is cleared by a button that leads back to it', async () => {
    const page = await openLoadedPage();
    await page.press('radio', /^Enabled/);
    await page.type('zzz');

    expect(page.users).to.deep.equal([]);
    expect(page.text).to.include('No account matches');
    expect(page.choices).to.deep.equal(['All 0', '[Enabled 0]', 'Not enabled 0']);

    await page.press('button', 'Clear search and filters');

    expect(page.users).to.have.lengthOf(5);
    expect(page.searchBox.value).to.equal('');
    expect(page.choices).to.deep.equal(['[All 5]', 'Enabled 2', 'Not enabled 3']);
    expect(page.has('button', 'Clear search and filters')).to.equal(false);
    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  it('has no shortcut of its own: a slash anywhere is left to WHM', async () => {
    await openLoadedPage();

    await sendKeys({ press: '/' });

    expect(focused()).to.equal('');
  });
});

describe('the filter', () => {
  it('shows those that are chosen, and counts within the search', async () => {
    const page = await openLoadedPage();
    await page.type('r');

    await page.press('radio', /^Enabled/);

    expect(page.users).to.deep.equal(['root server administrator you', 'bruno']);
    expect(page.choices).to.deep.equal(['All 4', '[Enabled 2]', 'Not enabled 2']);
  });
});

describe('sort', () => {
  it('follows the header that is pressed, and turns round', async () => {
    const page = await openLoadedPage();

    await page.press('button', 'User');
    expect(page.users.map((user) => user.split(' ')[0])).to.deep.equal([
      'alma',
      'bruno',
      'carla',
      'dario',
      'root',
    ]);
    expect(getByRole(page.element, 'columnheader', 'User').ariaSort).to.equal('ascending');

    await page.press('button', 'User');
    expect(page.users[0]).to.match(/^root/);
    expect(getByRole(page.element, 'columnheader', 'User').ariaSort).to.equal('descending');
    expect(focused()).to.equal('button “User”');
  });

  it('puts who has two-factor first when it is turned round', async () => {
    const page = await openLoadedPage();

    await page.press('button', 'Two-factor');

    expect(page.rows.map(([, , state]) => state)).to.deep.equal([
      'Enabled',
      'Enabled',
      'Not enabled',
      'Not enabled',
      'Not enabled',
    ]);
  });

  it('is a combobox on a phone, in what More leads to', async () => {
    await resizeWindow(PHONE);
    const page = await openLoadedPage();

    await page.choose('More', 'View');
    (await page.find('combobox', 'Sort by')).focus();
    await sendKeys({ type: 'User' });
    await sendKeys({ press: 'Enter' });
    await frame();
    expect(page.users[0]).to.equal('alma');

    await page.press('button', 'Reverse order');
    expect(page.users[0]).to.match(/^root/);
  });
});

describe('a query', () => {
  it('is kept when the session ends, and taken up after the next log-in', async () => {
    const storage = memoryStorage();
    const before = await openLoadedPage(ACCOUNTS, { storage });
    await before.type('r');
    await before.press('radio', /^Not enabled/);
    await before.press('button', 'User');
    await before.press('button', 'User');
    await before.press('button', 'Refresh');
    await before.whm.list.fail('session-ended');
    before.element.remove();

    const page = await openLoadedPage(ACCOUNTS, { storage });

    expect(page.searchBox.value).to.equal('r');
    expect(page.choices).to.deep.equal(['All 4', 'Enabled 2', '[Not enabled 2]']);
    expect(page.users).to.deep.equal(['dario', 'carla']);
    expect(getByRole(page.element, 'columnheader', 'User').ariaSort).to.equal('descending');
  });

  it('is kept as it is when one types on after the session has ended', async () => {
    const storage = memoryStorage();
    const before = await openLoadedPage(ACCOUNTS, { storage });
    await before.press('button', 'Refresh');
    await before.whm.list.fail('session-ended');
    await before.type('bruno');
    before.element.remove();

    const page = await openLoadedPage(ACCOUNTS, { storage });

    expect(page.users).to.deep.equal(['bruno']);
  });

  it('is not kept when the session goes on', async () => {
    const storage = memoryStorage();
    const page = await openLoadedPage(ACCOUNTS, { storage });

    await page.type('r');
    await page.press('button', 'Refresh');
    await page.whm.list.fail('unreachable');

    expect(storage.texts.size).to.equal(0);
  });

  it('is taken up once, and only by who typed it', async () => {
    const storage = memoryStorage();
    const before = await openLoadedPage(ACCOUNTS, { storage, user: 'root' });
    await before.type('bruno');
    await before.press('button', 'Refresh');
    await before.whm.list.fail('session-ended');
    before.element.remove();

    const other = await openLoadedPage([['alma', false]], { storage, user: 'reseller' });
    expect(other.searchBox.value).to.equal('');
    other.element.remove();

    const page = await openLoadedPage(ACCOUNTS, { storage, user: 'root' });
    expect(page.searchBox.value).to.equal('');
  });

  it('is lost, and nothing else, where the browser keeps nothing', async () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const storage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    const page = await openPage({ storage });

    await page.whm.list.answer(userConfigs(ACCOUNTS));
    expect(page.users).to.have.lengthOf(5);

    await page.press('button', 'Refresh');
    await page.whm.list.fail('session-ended');
    expect(page.alerts[0]).to.match(/^Your session has ended/);
  });
});
