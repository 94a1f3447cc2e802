/** Who is excused: told in the row, the summary, the filters, the panel and among the insights; never as “enabled”. */
import { expect } from 'chai';
import '../../../src/features/account-panel/account-dialog.ts';
import '../../../src/features/exceptions/exceptions-card.ts';
import { PHONE, resizeWindow, until } from '../../browser/mount.ts';
import { openWorkingPage, type Page, type PageOptions } from '../../browser/page.ts';
import { allByRole, getByRole, textOf } from '../../browser/roles.ts';

const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const inWords = (date: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date));

const UNTIL = day(10);
const ENDED = day(-3);
const HOSTILE = '<b>no phone</b> "x" \u202Eabc';

const entry = (user: string, until: string) => ({
  user,
  until,
  reason: HOSTILE,
  approved_by: 'Bo',
  approved_on: '2026-01-02',
  ticket: 'T-1',
});
const told = (faults: readonly number[] = []): string =>
  JSON.stringify({
    // bruno has a second factor.
    entries: [entry('alma', UNTIL), entry('carla', ENDED), entry('bruno', UNTIL)],
    faults,
  });

const open = async (options: PageOptions = {}): Promise<Page> =>
  (await openWorkingPage(undefined, { exceptions: told(), ...options })).page;

const nameOf = (page: Page, user: string): string =>
  page.users.find((text) => text.startsWith(user)) ?? '';

describe('who is excused', () => {
  it('has a badge with the end, and so has who is not any more; who has a second factor has none', async () => {
    const page = await open();

    expect(nameOf(page, 'alma')).to.include(`Excused until ${inWords(UNTIL)}`);
    expect(nameOf(page, 'carla')).to.include(`Exception expired after ${inWords(ENDED)}`);
    expect(nameOf(page, 'bruno')).to.equal('bruno');
    expect(nameOf(page, 'dario')).to.equal('dario');
  });

  it('shows the whole badge, below the name where there is no room beside it', async () => {
    await resizeWindow({ width: 760, height: 700 });
    const page = await open();

    const cell = allByRole(page.element, 'rowheader').find((one) =>
      textOf(one).startsWith('carla'),
    );
    const badge = [...(cell?.children ?? [])].find((one) => textOf(one).startsWith('Exception'));
    const [inner, outer] = [badge, cell].map((one) => one?.getBoundingClientRect());
    expect(outer && inner && inner.left >= outer.left && inner.right <= outer.right).to.equal(true);
    expect(outer && inner && inner.top >= outer.top && inner.bottom <= outer.bottom).to.equal(true);
    expect(badge?.scrollWidth).to.be.at.most(badge?.clientWidth ?? 0);
  });

  it('is told by one word on a phone, and cut nowhere', async () => {
    await resizeWindow(PHONE);
    const page = await open();

    const cell = allByRole(page.element, 'rowheader').find((one) => textOf(one).startsWith('alma'));
    const seen = [...(cell?.querySelectorAll('bdi') ?? [])].filter((one) => one.checkVisibility());
    expect(seen.map((one) => one.textContent)).to.deep.equal(['alma', 'Excused']);
    const badge = seen[1]?.parentElement;
    expect(badge?.scrollWidth).to.be.at.most(badge?.clientWidth ?? 0);
  });

  it('counts as missing, and the answer says how many of them that are', async () => {
    const page = await open();

    expect(page.status).to.match(
      /^3 of 5 accounts have no second factor\. .*of which 1 is excused$/,
    );
    expect(page.status).to.include('2 of 5 accounts have two-factor enabled (40%)');
    expect(page.choices).to.deep.equal(['[All 5]', 'Enabled 2', 'Not enabled 3']);
  });

  it('is found by a filter', async () => {
    const page = await open();

    await page.press('button', /^Filters/);
    const filter = (await page.find('combobox', 'Exception')) as HTMLSelectElement;
    await until(() => filter.options.length === 3);
    expect(Array.from(filter.options, ({ label }) => label)).to.deep.equal([
      'Any',
      'Excused (1)',
      'Expired (1)',
    ]);
    filter.value = 'expired';
    filter.dispatchEvent(new Event('change'));
    await until(() => page.users.length === 1);

    expect(nameOf(page, 'carla')).not.to.equal('');
    expect(page.has('button', 'Remove filter: Exception Expired')).to.equal(true);
    expect(page.fragments.at(-1)).to.equal('exception=expired');
  });

  it('has reason, approver and ticket in the panel, as they were written', async () => {
    const page = await open();

    await page.press('link', 'alma');
    const panel = await page.find('dialog', 'alma');
    await until(() => textOf(panel).includes('Exception'));

    const text = textOf(panel);
    expect(text).to.include(`Exception Excused until ${inWords(UNTIL)}`);
    expect(text).to.include('Reason <b>no phone</b> "x" ⟨U+202E⟩abc');
    expect(text).to.include('Approved by Bo Jan 2, 2026');
    expect(text).to.include('Ticket T-1');
  });

  it('is told among the insights, and its panel is one press away', async () => {
    const page = await open({ fragment: 'tab=insights' });
    const card = await page.find('region', 'Exceptions');

    expect(textOf(card)).to.include('1 excused, 1 has expired');
    const rows = allByRole(card, 'rowheader').map(textOf);
    expect(rows).to.deep.equal(['carla', 'alma']);
    getByRole(card, 'button', 'Excused').click();
    await until(() => page.tab === 'Accounts' && page.users.length === 1);
    expect(nameOf(page, 'alma')).not.to.equal('');
  });
});

describe('the command that excuses an account', () => {
  it('is there for root, and is copied', async () => {
    const page = await open();
    await page.press('link', 'dario');
    const panel = await page.find('dialog', 'dario');
    const command = `whm-2fa exceptions add dario --reason='' --approved-by='' --until=${day(30)}`;
    await until(() => textOf(panel).includes(command));

    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
    });
    await page.press('button', 'Copy command');
    await page.says('Command copied');
    Reflect.deleteProperty(navigator, 'clipboard');

    expect(copied).to.equal(command);
  });

  it('is not there for who has a second factor', async () => {
    const page = await open();
    await page.press('link', 'bruno');

    expect(textOf(await page.find('dialog', 'bruno'))).not.to.include('whm-2fa');
  });

  it('is not there for a reseller', async () => {
    const page = await open({ user: 'brightweb' });
    await page.press('link', 'dario');

    await page.says('This login is protected by a password alone.');
    expect(page.text).not.to.include('whm-2fa');
  });
});

describe('a broken file of exceptions', () => {
  it('is told with its lines, and the page stands', async () => {
    const page = await open({ exceptions: told([3, 12]) });
    await page.says('Some lines of the exceptions excuse nobody.');

    expect(page.notes.join()).to.include('line 3, 12');
    expect(page.users).to.have.length(5);
  });

  it('is told where it cannot be read at all', async () => {
    const page = await open({ exceptions: '{"entries":[],"faults":[0]}' });

    await page.says('The file of the exceptions cannot be read: nobody is excused.');
  });
});

describe('without exceptions', () => {
  for (const exceptions of [undefined, '', 'no JSON', '{"entries":[],"faults":[]}'])
    it(`nothing of them is told: ${String(exceptions)}`, async () => {
      const { page } = await openWorkingPage(
        undefined,
        exceptions === undefined ? {} : { exceptions },
      );

      expect(page.text).not.to.match(/excus|exception/i);
      await page.press('button', /^Filters/);
      expect(page.has('combobox', 'Exception')).to.equal(false);
    });
});
