/** The page in WHM’s chrome: axe (WCAG 2.2, A and AA) on a desktop and on a phone, keyboard, directions. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { acting, REMOVE } from '../stage/acting.ts';
import { useStage, DESKTOP, PHONE } from '../stage/browser.ts';
import type { AccountsPage } from '../stage/accounts-page.ts';
import type { LocalWhm } from '../whm/local-whm.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LIST = 'twofactorauth_get_user_configs';

/** @param except rules that are not for this state */
async function violations(page: AccountsPage, except: readonly string[] = []): Promise<string[]> {
  await page.page.evaluate(AXE);
  const result = await page.page.evaluate(
    (tags) =>
      // @ts-expect-error axe puts itself into the page's globals
      // eslint-disable-next-line @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access
      globalThis.axe.run(document, { runOnly: tags }) as Promise<AxeResults>,
    RULES,
  );
  return result.violations
    .filter(({ id }) => !except.includes(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const stage = useStage({ accounts: 60 });

/** Who has two-factor: a state may change it. */
let enabled: ReadonlySet<string> | undefined;

beforeEach(() => {
  const { population } = stage.whm;
  enabled ??= new Set(population.accounts.filter((one) => one.isEnabled).map(({ user }) => user));
  for (const { user } of population.accounts) population.setTwoFactor(user, enabled.has(user));
});
afterEach(() => {
  stage.whm.faults.clear();
  stage.whm.setPolicy(true);
});

interface State {
  readonly user?: string;
  readonly prepare?: (whm: LocalWhm) => void;
  readonly reach: (page: AccountsPage) => Promise<unknown>;
  readonly except?: readonly string[];
}

/** Paper has no landmarks. */
const ON_PAPER = ['landmark-one-main', 'region'];

async function askToRemoveAll(page: AccountsPage): Promise<void> {
  await page.detailed();
  await page.choice('Enabled').check();
  await page.settled();
  await page.page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await acting(page).selection.getByRole('button', { name: 'Remove two-factor…' }).click();
  await acting(page).confirm.waitFor();
}

async function confirmRemoveAll(page: AccountsPage): Promise<void> {
  await askToRemoveAll(page);
  const field = acting(page).confirm.getByRole('textbox');
  const label = await acting(page)
    .confirm.getByText(/^Type \d+ to confirm$/)
    .innerText();
  await field.fill(label.replace(/\D/g, ''));
  await acting(page).yes.click();
}

/** Asks whether to remove the second factor of the first account that has one. */
async function askToRemoveOne(page: AccountsPage): Promise<void> {
  await page.detailed();
  await page.choice('Enabled').check();
  await page.settled();
  await page.table
    .getByRole('button', { name: /^Actions for/ })
    .nth(1)
    .click();
  await page.page.getByRole('menuitem', { name: 'Remove two-factor…' }).click();
  await acting(page).yes.waitFor();
}

/** On “My account”, the dialog of setting up. */
async function beginSetUp(page: AccountsPage): Promise<void> {
  await (await page.detailed()).tab('My account').click();
  await page.page.getByText('Checked at').waitFor();
  await page.button('Set up two-factor').last().click();
}

const states: Record<string, State> = {
  'loaded, as root': { reach: (page) => page.loaded() },
  'no permission, from WHM': { user: 'helpdesk', reach: (page) => page.alert.waitFor() },
  'with details': { reach: (page) => page.detailed() },
  'the panel of an account': {
    reach: async (page) => {
      await page.detailed();
      await page.table.getByRole('link').first().click();
      await page.page.getByRole('dialog').getByText('Checked at').waitFor();
    },
  },
  'the printed report': {
    except: ON_PAPER,
    reach: async (page) => {
      await page.detailed();
      await page.page.evaluate(() => (window.print = () => undefined));
      await page.choose('Export', 'Print');
      await page.page.locator('.tfs-print').waitFor({ state: 'attached' });
      await page.page.emulateMedia({ media: 'print' });
    },
  },
  'reading a file to compare with': {
    reach: async (page) => {
      await (await page.detailed()).tab('Insights').click();
      await page.button('Choose a file…').waitFor();
      await page.holdLongWork();
      const rows = Array.from({ length: 200_000 }, (_, index) => `user${index},enabled\r\n`);
      await page.page.getByLabel('Earlier export', { exact: true }).setInputFiles({
        name: 'earlier.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`user,two_factor\r\n${rows.join('')}`),
      });
      await page.page.getByRole('progressbar', { name: 'Reading the file' }).waitFor();
    },
  },
  'asking whether to remove': {
    reach: async (page) => {
      await askToRemoveAll(page);
      await acting(page).yes.click();
      await acting(page).confirm.getByText('Type the number of the accounts').waitFor();
    },
  },
  'a result that could not be read again, copied by hand': {
    user: 'brightweb',
    reach: async (page) => {
      await askToRemoveOne(page);
      // As text: what compiles the tests would put a helper into the function.
      await page.page.evaluate(
        'navigator.clipboard.writeText = () => Promise.reject(new Error("Forbidden"))',
      );
      await page.page.route(`**/${REMOVE}**`, (route) => {
        stage.whm.faults.set(LIST, { kind: 'status', status: 502, body: 'error-page' });
        return route.fallback();
      });
      await acting(page).yes.click();
      await acting(page).result.getByRole('button', { name: 'Read again' }).waitFor();
      await acting(page).result.getByRole('button', { name: 'Copy result' }).click();
      await acting(page).result.getByRole('textbox').waitFor();
    },
  },
  'the result of a removal': {
    prepare: (whm) =>
      whm.faults.set(REMOVE, { kind: 'partial', users: 'every-second', reason: 'Locked.' }),
    reach: async (page) => {
      await confirmRemoveAll(page);
      await acting(page).result.waitFor();
    },
  },
  'setting up, with a wrong code': {
    reach: async (page) => {
      await page.detailed();
      await page.notes.getByRole('button', { name: 'Set up two-factor' }).click();
      const code = page.page.getByRole('textbox', { name: 'Six-digit code' });
      await page.page.getByRole('img', { name: /QR code/ }).waitFor();
      await code.fill('000 000');
      await page.page.keyboard.press('Enter');
      await page.alert.waitFor();
      await code.fill('12');
      await page.page.keyboard.press('Enter');
      await page.page.getByText('has six digits').waitFor();
    },
  },
};

/** On the same page, first as a desktop shows it, then as a phone does. */
async function assertAccessible(page: AccountsPage, except: readonly string[] = []): Promise<void> {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.page.setViewportSize(viewport);
    await page.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(await violations(page, except), [], `${viewport.width} pixels wide`);
  }
}

suite('axe, on a desktop and on a phone', () => {
  for (const [name, { user = 'root', prepare, reach, except }] of Object.entries(states)) {
    test(name, async () => {
      prepare?.(stage.whm);
      const page = await stage.visit(user);
      await reach(page);
      await assertAccessible(page, except);
    });
  }

  test('loaded, right to left', async () => {
    const page = await (await stage.visit('root', { locale: 'fa' })).loaded();
    assert.equal(await page.page.locator('html').getAttribute('dir'), 'rtl');
    await assertAccessible(page);
  });

  test('dialogs, right to left', async () => {
    const page = await stage.visit('brightweb', { locale: 'fa' });
    await askToRemoveOne(page);
    await assertAccessible(page);
    await acting(page).yes.click();
    await acting(page).result.getByRole('table').waitFor();
    await assertAccessible(page);
    assert.equal(await page.sidewaysOverflow(), 0);
    await page.page.keyboard.press('Escape');
    await acting(page).result.waitFor({ state: 'hidden' });
    await page.page.setViewportSize(DESKTOP);
    await beginSetUp(page);
    await page.page.getByRole('img', { name: /QR code/ }).waitFor();
    await assertAccessible(page);
    assert.equal(await page.sidewaysOverflow(), 0);
  });

  test('nothing is wider than the screen', async () => {
    for (const locale of ['en', 'fa']) {
      const page = await (await stage.visit('root', { locale })).loaded();
      for (const viewport of [DESKTOP, PHONE]) {
        await page.page.setViewportSize(viewport);
        await page.page.evaluate(() => new Promise(requestAnimationFrame));
        assert.equal(await page.sidewaysOverflow(), 0, locale);
      }
    }
  });
});

suite('axe itself', () => {
  test('finds what is wrong inside the page’s shadow roots', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.search.evaluate((box) => {
      box.removeAttribute('aria-label');
      box.removeAttribute('placeholder');
    });
    assert.notDeepEqual(await violations(page), []);
  });
});

suite('by keyboard alone', () => {
  test('search, filter, sort and refresh are reached in the order of the page', async () => {
    const page = await (await stage.visit('fairhost')).loaded();
    await page.filters.waitFor();
    await page.refresh.focus();
    const reached: string[] = [];
    for (let step = 0; step < 15; step++) {
      reached.push(await page.page.evaluate(focusedName));
      await page.page.keyboard.press('Tab');
    }
    assert.deepEqual(reached, [
      'Refresh',
      'Set up two-factor',
      'Search accounts',
      'all',
      'Filters',
      'View',
      'Copy',
      'Export',
      'Select all shown',
      'User',
      'Primary domain',
      'Two-factor',
      // One row, from which the arrows lead on.
      `Select ${(await page.users())[0]}`,
      (await page.users())[0],
      `Actions for ${(await page.users())[0]}`,
    ]);
  });

  test('arrows choose in the filter, Space and Enter sort', async () => {
    const page = await (await stage.visit('root')).loaded();
    await page.choice('All').focus();
    await page.page.keyboard.press('ArrowRight');
    assert.ok(await page.choice('Enabled').isChecked());
    await page.button('User').focus();
    await page.page.keyboard.press('Space');
    assert.equal(await page.header('User').getAttribute('aria-sort'), 'ascending');
    await page.page.keyboard.press('Enter');
    assert.equal(await page.header('User').getAttribute('aria-sort'), 'descending');
  });
});

/** In the page: what has the focus, through shadow roots. */
function focusedName(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const value =
    element instanceof HTMLInputElement && element.type === 'radio' ? element.value : '';
  return (
    element?.ariaLabel ?? (value || (element?.textContent ?? '').replace(/[^\w -]/g, '').trim())
  );
}

suite('on a phone', () => {
  test('sorting is a combobox, and the roles stay a table’s', async () => {
    const page = await (await stage.visit('root', { viewport: PHONE })).detailed();
    await page.button('More').click();
    await page.page.getByRole('menuitem', { name: 'View' }).click();
    await page.combobox('Sort by').selectOption('User');
    assert.equal(await page.header('User').getAttribute('aria-sort'), 'ascending');
    const users = await page.users();
    assert.deepEqual(users, users.toSorted());
    assert.equal(await page.table.getByRole('columnheader').count(), 6);
    assert.equal(await page.rows.first().getByRole('cell').count(), 5);
  });
});
