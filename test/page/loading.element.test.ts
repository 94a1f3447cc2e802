/** The page from its start to the list: what it asks of WHM, and what it shows at each moment. */
import { expect } from 'chai';
import { html, render } from 'lit';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, mount } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, Page } from '../browser/page.ts';
import { allByRole, getByRole, hasRole, textOf } from '../browser/roles.ts';

/** Of {@link ACCOUNTS}. */
const STATUS =
  '3 of 5 accounts have no second factor. 2 of 5 accounts have two-factor enabled (40%)';

describe('the page', () => {
  it('shows what stands in the document until it is started', async () => {
    const place = mount(document.createElement('div'));
    render(
      html`<two-factor-status><p>Two-Factor Status is loading…</p></two-factor-status>`,
      place,
    );
    await frame();

    expect(textOf(place)).to.equal('Two-Factor Status is loading…');
  });

  it('shows nothing of that any more when it is started', async () => {
    const page = new Page({});
    page.element.textContent = 'Could not be loaded';
    mount(page.element);
    await frame();

    expect(page.text).to.not.include('Could not be loaded');
  });

  it('takes WHM’s private languages, which Intl does not know', async () => {
    const page = await openLoadedPage(ACCOUNTS, { language: 'i-cpanel-snowmen' });

    expect(page.status).to.match(/^3 of 5 accounts/);
  });

  it('tells in which language it is written, whatever language WHM speaks', async () => {
    const page = new Page({ language: 'ar' });
    page.element.lang = 'ar';
    mount(page.element);
    await frame();

    expect(languageOf(getByRole(page.element, 'status'))).to.equal('en');
    expect(languageOf(getByRole(page.element, 'searchbox'))).to.equal('en');
    expect(languageOf(getByRole(page.element, 'table'))).to.equal('en');
  });
});

describe('the page while it is loading', () => {
  it('asks for the list, the details and the policy at once, once each', async () => {
    const page = await openPage();

    expect(page.whm.calls.map(({ request }) => request.command).sort()).to.deep.equal([
      'listaccts',
      'twofactorauth_get_user_configs',
      'twofactorauth_policy_status',
    ]);
    for (const { request } of page.whm.calls) expect(request.effect).to.equal('read');
    expect(page.whm.list.request.args).to.deep.equal({});
    expect(page.whm.policy.request.args).to.deep.equal({});
  });

  it('says so, and has a busy table and no number', async () => {
    const page = await openPage();

    expect(page.status).to.equal('Loading accounts…');
    expect(getByRole(page.element, 'table', 'Accounts').ariaBusy).to.equal('true');
    expect(page.choices).to.deep.equal(['[All]', 'Enabled', 'Not enabled']);
    expect(page.alerts).to.deep.equal([]);
    expect(page.text).to.not.match(/\d/);
  });

  it('takes a search already, and keeps it when the list comes', async () => {
    const page = await openPage();
    await page.type('carl');

    await page.whm.list.answer(userConfigs(ACCOUNTS));
    await page.ready();

    expect(page.users).to.deep.equal(['carla']);
    expect(page.searchBox.value).to.equal('carl');
  });

  it('gives up its calls when it is taken out of the document', async () => {
    const page = await openPage({ user: 'reseller' });
    expect(page.whm.calls).to.have.lengthOf(4);

    page.element.remove();

    // That for the details is left: its answer is not read.
    const calls = page.whm.calls.filter(({ request }) => request.command !== 'listaccts');
    expect(calls.map(({ isCancelled }) => isCancelled)).to.deep.equal([true, true, true]);
    await page.whm.list.answer(userConfigs(ACCOUNTS));
    expect(textOf(page.element)).to.not.include('alma');
  });
});

describe('the page that is put elsewhere in the document', () => {
  it('loads afresh what it gave up', async () => {
    const page = await openPage();

    document.body.append(page.element);
    await frame();
    expect(page.whm.list.isCancelled).to.equal(false);
    await page.whm.list.answer(userConfigs(ACCOUNTS));

    expect(page.users).to.have.lengthOf(5);
  });

  it('keeps its list', async () => {
    const page = await openLoadedPage();
    await page.type('carl');

    document.body.append(page.element);
    await frame();

    expect(page.users).to.deep.equal(['carla']);
    expect(page.searchBox.value).to.equal('carl');
  });
});

describe('the page with its list', () => {
  it('says how many have none, and shows them first; among those who have it, root', async () => {
    const page = await openLoadedPage();

    expect(page.status).to.equal(STATUS);
    expect(page.rows).to.deep.equal([
      ['alma', 'alma.example.com', 'Not enabled'],
      ['carla', 'carla.example.com', 'Not enabled'],
      ['dario', 'dario.example.com', 'Not enabled'],
      ['root server administrator you', 'server1.example.com', 'Enabled'],
      ['bruno', 'bruno.example.com', 'Enabled'],
    ]);
    const header = getByRole(page.element, 'columnheader', 'Two-factor');
    expect(header.ariaSort).to.equal('ascending');
    expect(getByRole(page.element, 'table', 'Accounts').ariaBusy).to.equal('false');
    expect(page.choices).to.deep.equal(['[All 5]', 'Enabled 2', 'Not enabled 3']);
  });

  it('says when it was loaded', async () => {
    const page = await openLoadedPage();

    expect(page.text).to.match(/Loaded at \d{1,2}:\d\d/);
  });

  it('does not wait for the policy', async () => {
    const page = await openPage();

    await page.whm.list.answer(userConfigs(ACCOUNTS));
    // With what is loaded later, the tab “Policy and issuer” among it.
    await page.ready();

    expect(page.users).to.have.lengthOf(5);
    expect(page.status).to.equal(STATUS);
    expect(page.notes).to.deep.equal([]);
    expect(page.alerts).to.deep.equal([]);
  });

  it('says that there are no accounts, and offers nothing to search', async () => {
    const page = await openPage({ user: 'reseller' });

    // A reseller without accounts: the answer carries no data.
    await page.whm.list.answer(undefined);

    expect(page.status).to.match(/^You have no accounts yet/);
    expect(page.has('table')).to.equal(false);
    expect(page.has('searchbox')).to.equal(false);
    expect(page.has('button', 'Clear search and filters')).to.equal(false);
    expect(page.has('button', 'Refresh')).to.equal(true);
    expect(page.alerts).to.deep.equal([]);
  });

  it('has one account', async () => {
    const page = await openLoadedPage([['alma', false]]);

    expect(page.status).to.equal(
      '1 of 1 account has no second factor. 0 of 1 account has two-factor enabled (0%)',
    );
    expect(page.users).to.deep.equal(['alma']);
  });

  it('passes on what WHM remarked', async () => {
    const page = await openPage();

    await page.whm.list.answer(userConfigs(ACCOUNTS), ['One account was <b>skipped</b>.']);

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.include('One account was <b>skipped</b>.');
  });

  it('holds 20,000 accounts', async () => {
    const accounts = Array.from(
      { length: 20_000 },
      (_, index) => [`user${String(index).padStart(5, '0')}`, index % 4 === 0] as const,
    );

    const page = await openLoadedPage(accounts);

    expect(page.status).to.equal(
      '15,000 of 20,000 accounts have no second factor. 5,000 of 20,000 accounts have two-factor enabled (25%)',
    );
    expect(getByRole(page.element, 'table').ariaRowCount).to.equal('20001');
    expect(page.users[0]).to.equal('user00001');
    expect(page.users.length).to.be.below(80);
  });
});

describe('the rows', () => {
  it('mark root and the viewer', async () => {
    const page = await openLoadedPage(
      [
        ['root', true],
        ['reseller', false],
        ['alma', false],
      ],
      { user: 'reseller' },
    );

    expect(page.users).to.deep.equal(['alma', 'reseller you', 'root server administrator']);
  });

  it('show an international domain readable, with its stored form in the title', async () => {
    const page = await openLoadedPage([['alma', false, 'xn--mller-kva.example']]);

    expect(page.rows[0]?.[1]).to.equal('müller.example');
    const [cell] = page.cellsOf(
      allByRole(page.element, 'row').find((one) => hasRole(one, 'rowheader')) as Element,
    );
    expect(cell?.querySelector<HTMLElement>('[title]')?.title).to.equal('xn--mller-kva.example');
  });

  it('show an account without a domain', async () => {
    const page = await openLoadedPage([['broken', false, '']]);

    expect(page.rows).to.deep.equal([['broken', '', 'Not enabled']]);
  });

  it('show accounts with the names of JavaScript’s own objects', async () => {
    const page = await openPage();

    await page.whm.list.answer(
      JSON.parse(`{
        "__proto__": { "is_enabled": 1, "primary_domain": "a.example" },
        "constructor": { "is_enabled": "0", "primary_domain": "b.example" }
      }`),
    );

    expect(page.rows).to.deep.equal([
      ['constructor', 'b.example', 'Not enabled'],
      ['__proto__', 'a.example', 'Enabled'],
    ]);
  });
});

/** The language in which a screen reader says an element: that of the nearest `lang` around it. */
function languageOf(element: Element): string | null | undefined {
  const marked = element.closest('[lang]');
  if (marked) return marked.getAttribute('lang');
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : undefined;
}
