/** Names in another direction than the page's, and names that would turn it: the line around them stays as it is. */
import { expect } from 'chai';
import { openAnswered, RESELLER, type Answered } from '../browser/answering-whm.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { countSeen, turnedLines } from '../browser/line-order.ts';
import { frame } from '../browser/mount.ts';
import { allByRole, getByRole } from '../browser/roles.ts';

/** With a digit at their ends, which a neighbour's digits would be drawn to. */
const ARABIC = 'سالم7';
const HEBREW = '3חבילה 5';
const HOSTILE = '\u202e9evil\u2067';
/** As they are seen. */
const NAMES = [ARABIC, HEBREW, '9evil', 'مثال', RESELLER, 'starter', 'alma'];

/** In the page's own language they are Latin names among Arabic texts, which is the other half of it. */
const ACCOUNTS = userConfigs([
  [ARABIC, true, 'xn--mgbh0fb.xn--kgbechtv'],
  [HOSTILE, true, `${HOSTILE}.example`],
  ['alma', false, 'alma.example'],
]);

const DETAILS = {
  acct: [
    { user: ARABIC, owner: ARABIC, plan: HEBREW, email: 'a1@مثال.example', suspended: 0 },
    { user: HOSTILE, owner: RESELLER, plan: HOSTILE, email: `2${HOSTILE}@x.example`, suspended: 1 },
    { user: 'alma', owner: RESELLER, plan: 'starter', email: 'alma@a.example', suspended: 0 },
  ],
};

async function open(direction: string, fragment: string): Promise<Answered> {
  document.documentElement.dir = direction;
  const opened = await openAnswered({
    user: 'root',
    fragment,
    answers: {
      twofactorauth_get_user_configs: ACCOUNTS,
      listaccts: DETAILS,
      twofactorauth_get_issuer: { issuer: ARABIC, system_wide_issuer: HEBREW },
    },
  });
  await frame();
  return opened;
}

/** As soon as so many texts with names are there. */
async function expectInOrder({ page, until }: Answered, least: number): Promise<void> {
  await until(() => countSeen(page.element, NAMES) >= least);
  expect(turnedLines(page.element, NAMES)).to.deep.equal([]);
}

afterEach(() => document.documentElement.removeAttribute('dir'));

for (const direction of ['ltr', 'rtl']) {
  describe(`names in a page that is read ${direction}`, () => {
    it('turn no row, chip, bar or menu', async () => {
      const fragment = `columns=user,domain,two-factor,owner,package,contact&package=${encodeURIComponent(HEBREW)}`;
      const opened = await open(direction, fragment);
      const { page } = opened;
      await opened.shows(ARABIC);
      await page.ready();
      await opened.until(() => page.has('button', /^Remove filter/));
      await expectInOrder(opened, 6);

      await page.press('button', 'Clear search and filters');
      getByRole(page.element, 'checkbox', 'Select all shown').click();
      await opened.until(() => page.has('button', 'Clear selection'));
      await page.press('button', /^Actions for 9|^Actions for ⟨/);
      await opened.until(() => page.has('menuitem'));
      await expectInOrder(opened, 12);
    });

    it('turn nothing in what asks and tells of a removal', async () => {
      const opened = await open(direction, '');
      const { page } = opened;
      await opened.shows(ARABIC);
      await page.ready();
      await page.press('button', new RegExp(`^Actions for .?${ARABIC}`));
      await opened.until(() => page.has('menuitem'));
      await page.press('menuitem', 'Remove two-factor…');
      await opened.until(() => page.has('dialog', 'Remove two-factor'));
      await expectInOrder(opened, 5);

      const dialog = getByRole(page.element, 'dialog', 'Remove two-factor');
      getByRole(dialog, 'button', 'Remove two-factor').click();
      await opened.until(() => page.has('dialog', 'Result'));
      await expectInOrder(opened, 4);
    });

    it('turn nothing in a panel, the insights, and a letter to owners', async () => {
      const opened = await open(direction, `account=${encodeURIComponent(ARABIC)}`);
      const { page } = opened;
      await opened.shows('Checked at');
      await expectInOrder(opened, 8);

      await page.press('button', 'Close');
      await page.press('link', 'Insights');
      await opened.until(() => page.has('table', 'By owner'));
      await expectInOrder(opened, 5);
      await page.press('link', 'Accounts');
      await page.press('button', 'Actions for alma');
      await opened.until(() => page.has('menuitem'));
      await page.press('menuitem', 'Write to the owner…');
      await opened.until(() => allByRole(page.element, 'dialog').length > 0);
      await expectInOrder(opened, 5);
    });
  });
}
