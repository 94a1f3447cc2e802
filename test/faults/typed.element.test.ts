/** The fault table on the page itself: what was typed and chosen is there after a failure that is told, and goes on when WHM works. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { FailureKind } from '../../src/whm/failure.ts';
import type { AccountEntry } from '../browser/held-whm.ts';
import { until } from '../browser/mount.ts';
import { openWorkingPage, type PageOptions, type WorkingPage } from '../browser/page.ts';
import { allByRole, findByRole, getByRole, press, says, textOf } from '../browser/roles.ts';
import { CODE, CONFIGS, SET, SET_ISSUER } from '../browser/small-whm.ts';
import { Removing } from '../features/removal/removing.ts';

const FEATURES = 'get_users_features_settings';

/** So many have two-factor that their number has to be typed. */
const MANY: readonly AccountEntry[] = [
  ['root', true],
  ...Array.from({ length: 12 }, (_, at) => [`u${1_000 + at}`, true] as const),
];

interface TypedAction {
  readonly name: string;
  readonly accounts?: readonly AccountEntry[];
  readonly options?: PageOptions;
  /** What fails. */
  readonly call: string;
  readonly kinds: readonly FailureKind[];
  /** Types and chooses. @returns what sends it, what is still there of it, and that it has worked */
  readonly begin: (opened: WorkingPage) => Promise<{
    readonly send: () => void;
    readonly scope: () => Element;
    readonly kept: () => unknown;
    readonly typed: unknown;
    readonly works: () => Promise<void>;
  }>;
}

const valueOf = (scope: Element, name: string | RegExp): string =>
  (getByRole(scope, 'textbox', name) as HTMLInputElement).value;

async function typeInto(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  (field as HTMLInputElement).select();
  await sendKeys({ type: text });
}

const ACTIONS: readonly TypedAction[] = [
  {
    name: 'Refresh, with a search, a filter and a selection',
    call: CONFIGS,
    kinds: ['session-ended', 'not-permitted', 'refused'],
    begin: async ({ page }) => {
      await page.type('ar');
      await page.press('radio', /^Not enabled/);
      (await page.find('checkbox', 'Select carla')).click();
      const selection = await page.find('region', 'Selection');
      return {
        send: () => press(getByRole(page.element, 'button', 'Refresh')),
        scope: () => page.element,
        kept: () => [page.searchBox.value, page.choices[2], page.users, textOf(selection)],
        typed: ['ar', '[Not enabled 2]', ['carla', 'dario'], textOf(selection)],
        works: () => until(() => page.alerts.length === 0),
      };
    },
  },
  {
    name: 'removing from many, with their number',
    accounts: MANY,
    call: CONFIGS,
    kinds: ['unreadable', 'server-error', 'session-ended'],
    begin: async ({ page }) => {
      await page.type('u1');
      await until(() => !page.has('link', 'root'));
      getByRole(page.element, 'checkbox', 'Select all shown').click();
      await page.find('region', 'Selection');
      const removing = new Removing(page);
      const question = await removing.ask();
      await typeInto(getByRole(question, 'textbox'), '12');
      return {
        send: () => press(getByRole(question, 'button', 'Remove two-factor')),
        scope: () => question,
        kept: () => valueOf(question, /./),
        typed: '12',
        works: async () => {
          const outcomes = await removing.outcomes();
          expect(outcomes.every(([, outcome]) => outcome === 'Removed')).to.equal(true);
        },
      };
    },
  },
  {
    name: 'saving the issuer',
    options: { fragment: 'tab=policy' },
    call: SET_ISSUER,
    kinds: ['unreachable', 'timed-out', 'not-permitted'],
    begin: async ({ page }) => {
      await page.says('In use for you:');
      const issuer = await page.find('region', /issuer/);
      await typeInto(getByRole(issuer, 'textbox'), 'Typed by hand');
      return {
        send: () => press(getByRole(issuer, 'button', 'Save issuer')),
        scope: () => issuer,
        kept: () => valueOf(issuer, /./),
        typed: 'Typed by hand',
        works: () => says(issuer, 'Saved at'),
      };
    },
  },
  {
    name: 'setting up one’s own, with a code',
    accounts: [['root', false]],
    options: { fragment: 'tab=own' },
    call: SET,
    kinds: ['server-error', 'unreachable', 'session-ended'],
    begin: async ({ page }) => {
      await page.says('Checked at');
      press(allByRole(page.element, 'button', 'Set up two-factor').at(-1) ?? expect.fail());
      const dialog = await page.find('dialog', 'Set up two-factor');
      await typeInto(await findByRole(dialog, 'textbox', 'Six-digit code'), CODE);
      const secret = () => textOf(dialog).includes('ABCD EFGH IJKL');
      return {
        send: () => press(getByRole(dialog, 'button', 'Turn on two-factor')),
        scope: () => dialog,
        kept: () => [valueOf(dialog, 'Six-digit code'), secret()],
        typed: [CODE, true],
        works: () => page.says('Two-factor is on.'),
      };
    },
  },
];

for (const { name, accounts, options, call, kinds, begin } of ACTIONS) {
  describe(name, () => {
    for (const kind of kinds) {
      it(`that fails (${kind}) is told, keeps what was typed, and works when WHM does`, async () => {
        const opened = await openWorkingPage(accounts, options);
        const { whm } = opened;
        const { send, scope, kept, typed, works } = await begin(opened);
        expect(kept()).to.deep.equal(typed);
        whm.fail(call, kind);

        send();
        const alert = await findByRole(scope(), 'alert');

        expect(textOf(alert)).to.have.length.above(10);
        expect(kept()).to.deep.equal(typed);
        whm.instead.delete(call);
        send();
        await works();
      });
    }
  });
}

describe('the panel of an account', () => {
  for (const kind of ['timed-out', 'not-permitted', 'unreadable'] as const) {
    it(`that cannot be asked for (${kind}) shows what the list knows, and is asked for again`, async () => {
      const { page, whm } = await openWorkingPage();
      whm.fail(CONFIGS, kind);

      await page.press('link', 'carla');
      const panel = await page.find('dialog', 'carla');
      const alert = await findByRole(panel, 'alert');
      expect(textOf(panel)).to.include('Not enabled');
      whm.instead.delete(CONFIGS);
      press(getByRole(alert, 'button', 'Try again'));

      await says(panel, 'Checked at');
      expect(allByRole(panel, 'alert')).to.have.lengthOf(0);
    });
  }

  it('asks again whether its owner can, where something other than WHM has forbidden it', async () => {
    const { page, whm } = await openWorkingPage();
    const asked = () =>
      whm.calls(FEATURES).filter(({ request: { args } }) => Object.keys(args).length === 2).length;
    whm.fail(FEATURES, 'not-permitted', 'HTTP 403');
    await page.press('link', 'carla');
    await until(() => asked() === 1);
    press(getByRole(await page.find('dialog', 'carla'), 'button', 'Close'));
    whm.instead.delete(FEATURES);

    await page.press('link', 'dario');

    await until(() => asked() === 2);
  });
});
