/** Names, domains and reasons that are markup, deceive, or do not fit: they are shown as the text they are. */
import { expect } from 'chai';
import { userConfigs } from '../browser/held-whm.ts';
import { DESKTOP, frame, PHONE, resizeWindow, sidewaysOverflow, until } from '../browser/mount.ts';
import { openLoadedPage, openPage, type Page } from '../browser/page.ts';
import { allByRole, getByRole, hasRole, namesBelow, textOf } from '../browser/roles.ts';

const MARKUP = [
  '<img src=x onerror="window.isHit=1">',
  '<script>window.isHit=1</script>',
  '"><svg onload=window.isHit=1>',
  '<!--',
  '${window.isHit=1}',
  '{{constructor.constructor("window.isHit=1")()}}',
  '<tfs-message></tfs-message>',
  '&lt;b&gt;',
];

/** Turns what follows it to the left, where nothing keeps it in. */
const RIGHT_TO_LEFT_OVERRIDE = '\u202e';

function expectNothingRan(page: Page): void {
  expect('isHit' in window).to.equal(false);
  expect(page.has('image')).to.equal(false);
  // The names lead to the panels, the tabs to themselves, and nothing leads anywhere else.
  for (const link of allByRole(page.element, 'link')) {
    expect(link.getAttribute('href')).to.match(/^#($|account=|tab=)/);
  }
}

describe('hostile text', () => {
  for (const text of MARKUP) {
    it(`is text as a user name and as a domain: ${text}`, async () => {
      const page = await openLoadedPage([[text, false, text]]);

      expect(page.rows).to.deep.equal([[text, text, 'Not enabled']]);
      expectNothingRan(page);
    });

    it(`is text in a reason: ${text}`, async () => {
      const page = await openPage();

      await page.whm.list.fail('refused', text);

      expect(page.alerts[0]).to.include(text);
      expectNothingRan(page);
    });

    it(`is text in a remark and in the viewer's name: ${text}`, async () => {
      const page = await openPage({ user: text });
      void page.whm.own.answer(userConfigs([[text, false]]));

      await page.whm.list.answer(userConfigs([['alma', true]]), [text]);

      expect(page.notes).to.have.lengthOf(2);
      for (const note of page.notes) expect(note).to.include(text);
      expectNothingRan(page);
    });
  }

  it('is text in the search box', async () => {
    const page = await openLoadedPage([['<b>', false]]);

    await page.type('<b>');

    expect(page.users).to.deep.equal(['<b>']);
  });

  it('that turns the direction turns nothing beside it', async () => {
    const page = await openLoadedPage(
      [
        [`${RIGHT_TO_LEFT_OVERRIDE}evil`, false],
        ['plain', false],
      ],
      { user: `${RIGHT_TO_LEFT_OVERRIDE}evil` },
    );

    // The mark “you” stands right of a name, whatever the name is.
    await until(() => page.users.length > 0);
    const evil = allByRole(page.element, 'rowheader').find((one) => textOf(one).includes('evil'));
    const name = evil?.querySelector('bdi')?.getBoundingClientRect();
    const mark = [...(evil?.children ?? [])].at(-1)?.getBoundingClientRect();
    expect(mark?.left).to.be.at.least(name?.right ?? NaN);
  });

  it('that cannot be seen is written out, in names, domains, titles, reasons and remarks', async () => {
    const page = await openLoadedPage([['abc\u202Etxt', false, 'pay\u200Bpal.example']]);

    expect(page.rows).to.deep.equal([['abc⟨U+202E⟩txt', 'pay⟨U+200B⟩pal.example', 'Not enabled']]);
    const header = getByRole(page.element, 'rowheader');
    expect(header.querySelector<HTMLElement>('[title]')?.title).to.equal('abc⟨U+202E⟩txt');

    await page.type('c\u202Et');
    expect(page.users).to.deep.equal(['abc⟨U+202E⟩txt']);

    await page.press('button', 'Refresh');
    await page.whm.list.fail('refused', 'no\u2066where');
    expect(page.alerts[0]).to.include('no⟨U+2066⟩where');
  });

  it('that cannot be seen is written out in every name and title, of every part', async () => {
    const hidden = 'abc\u202Etxt';
    const fragment = 'columns=user,domain,two-factor,owner,package,contact';
    const page = await openLoadedPage([[hidden, false, hidden]], { user: 'root', fragment });
    await page.whm.details.answer({
      acct: [{ user: hidden, owner: hidden, plan: hidden, email: hidden }],
    });
    await until(() => page.has('columnheader', 'Contact'));
    const names = namesBelow(page.element);
    await page.press('link', 'Insights');
    await until(() => page.has('table', 'By owner'));
    names.push(...namesBelow(page.element));
    const insights = page.text;
    await page.press('link', 'Accounts');
    getByRole(page.element, 'link', /^abc/).click();
    await frame();
    names.push(...namesBelow(page.element));

    expect(insights).to.include('abc⟨U+202E⟩txt').and.not.include('\u202E');
    expect(names).to.include('Select abc⟨U+202E⟩txt');
    expect(names.filter((name) => name.includes('\u202E'))).to.deep.equal([]);
    expect(page.text).to.not.include('\u202E');
  });

  it('that does not fit is cut off in its cell, whole in its title, and widens nothing', async () => {
    const user = 'u'.repeat(300);
    const domain = `${'d'.repeat(300)}.example`;
    const page = await openLoadedPage([[user, false, domain]]);

    const [cell] = page.cellsOf(
      allByRole(page.element, 'row').find((one) => hasRole(one, 'rowheader')) as Element,
    );
    expect(cell?.querySelector<HTMLElement>('[title]')?.title).to.equal(domain);
    const header = getByRole(page.element, 'rowheader');
    expect(header.querySelector<HTMLElement>('[title]')?.title).to.equal(user);
    for (const size of [DESKTOP, PHONE, { width: 320, height: 600 }]) {
      await resizeWindow(size);
      expect(sidewaysOverflow(), `${size.width} px`).to.equal(0);
    }
  });

  it('that does not fit in a message breaks there, and widens nothing', async () => {
    const page = await openPage({ user: 'u'.repeat(300) });
    void page.whm.policy.answer({ is_enabled: 0 });
    void page.whm.own.answer(userConfigs([['u'.repeat(300), false]]));
    await page.whm.list.answer(userConfigs([['alma', true]]), ['r'.repeat(300)]);
    await page.press('button', 'Refresh');
    await page.whm.list.fail('refused', 'x'.repeat(300));

    for (const size of [DESKTOP, PHONE, { width: 320, height: 600 }]) {
      await resizeWindow(size);
      expect(sidewaysOverflow(), `${size.width} px`).to.equal(0);
    }
  });
});
