/** axe, and names for speech control, on what opens beside and above the list, each part in each of its states, on a desktop and on a phone. */
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import {
  ONE_ALONE,
  openAnswered,
  type Answered,
  type AnsweringOptions,
} from '../browser/answering-whm.ts';
import { findViolations } from '../browser/axe.ts';
import { DESKTOP, frame, PHONE, resizeWindow } from '../browser/mount.ts';
import { allByRole, getByRole } from '../browser/roles.ts';
import { unspokenNames } from '../browser/spoken-names.ts';

const REMOVE = 'twofactorauth_remove_user_config';

interface State extends AnsweringOptions {
  readonly reach: (opened: Answered) => Promise<unknown>;
  readonly except?: readonly string[];
}

/** Opens one of the tools, on a phone by way of “More”. */
async function openTool(opened: Answered, name: string, shown: string): Promise<void> {
  await detailed(opened);
  const { page } = opened;
  if (page.has('button', name)) await page.press('button', name);
  else await page.choose('More', name);
  await opened.shows(shown);
}

/** What an open menu covers in part is nothing that one aims at. */
const BEHIND_MENU = ['target-size'];

/** The page with all that is known of the accounts. */
async function detailed({ page, shows }: Answered): Promise<void> {
  await shows('alma');
  await shows('starter');
  await page.ready();
}

async function press(opened: Answered, name: string | RegExp, shown?: string | RegExp) {
  await opened.page.press('button', name);
  if (shown !== undefined) await opened.shows(shown);
}

function type(opened: Answered, name: string, text: string): Promise<void> {
  const field = getByRole(opened.page.element, 'textbox', name) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return frame();
}

/** Asks whether to remove the second factor of the one account that has it. */
async function askToRemove(opened: Answered): Promise<void> {
  await detailed(opened);
  getByRole(opened.page.element, 'checkbox', 'Select bruno').click();
  await opened.until(() => opened.page.has('button', /^Remove two-factor…/));
  allByRole(opened.page.element, 'button', /^Remove two-factor…/)[0]?.click();
  await opened.until(() => opened.page.has('dialog', 'Remove two-factor'));
}

async function confirmRemoval(opened: Answered): Promise<void> {
  await askToRemove(opened);
  const dialog = getByRole(opened.page.element, 'dialog', 'Remove two-factor');
  getByRole(dialog, 'button', 'Remove two-factor').click();
  await frame();
}

async function beginSetUp(opened: Answered): Promise<void> {
  await opened.shows('Your login is protected by a password alone.');
  allByRole(opened.page.element, 'button', 'Set up two-factor').at(-1)?.click();
  await opened.until(() => opened.page.has('dialog'));
}

/** The field for a file, which has no role, in whatever shadow root it stands. */
function findFileField(scope: ParentNode): HTMLInputElement | undefined {
  for (const element of scope.querySelectorAll('*')) {
    if (element instanceof HTMLInputElement && element.type === 'file') return element;
    const inner = element.shadowRoot && findFileField(element.shadowRoot);
    if (inner) return inner;
  }
  return undefined;
}

const MONTH = JSON.stringify({ '05': [60, 12], '06': [60, 14] });
const PAST = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 7);

const STATES: Readonly<Record<string, State>> = {
  'with details': { reach: detailed },
  'the panel of an account': {
    fragment: 'account=alma',
    reach: ({ shows }) => shows('Checked at'),
  },
  'the panel of an account that WHM does not tell': {
    fragment: 'account=alma',
    failing: { [ONE_ALONE]: 'refused' },
    reach: ({ shows }) => shows('Not you.'),
  },
  'the breakdown': {
    user: 'root',
    fragment: 'tab=insights',
    reach: (opened) => opened.until(() => opened.page.has('table', 'By owner')),
  },
  'the trend': {
    fragment: 'tab=insights',
    stored: { [`twofactor_status:trend-${PAST}`]: MONTH },
    reach: async (opened) => {
      await opened.until(() => opened.page.has('button', 'Show as table'));
      await press(opened, 'Show as table', 'Hide table');
    },
  },
  'the filters': {
    except: BEHIND_MENU,
    reach: async (opened) => {
      await detailed(opened);
      await press(opened, /^Filters/, 'Created from');
    },
  },
  'the view': { except: BEHIND_MENU, reach: (opened) => openTool(opened, 'View', 'Created') },
  'the menu Copy': {
    except: BEHIND_MENU,
    reach: (opened) => openTool(opened, 'Copy', 'Contact addresses'),
  },
  'the menu Export': {
    except: BEHIND_MENU,
    reach: (opened) => openTool(opened, 'Export', 'JSON, all accounts'),
  },
  'the menu of a row': {
    except: BEHIND_MENU,
    reach: async (opened) => {
      await detailed(opened);
      await press(opened, 'Actions for bruno', 'Copy user name');
    },
  },
  'filters in use': {
    user: 'root',
    fragment: 'owner=brightweb&state=active&created-from=2000-01-01',
    reach: async (opened) => {
      await detailed(opened);
      await opened.until(() => opened.page.has('button', 'Clear search and filters'));
    },
  },
  'who cannot enable it': {
    user: 'root',
    fragment: 'tab=insights',
    answers: {
      get_users_features_settings: {
        users_features_settings: [
          { user: 'alma', feature: 'twofactorauth', feature_list_setting: 0 },
        ],
      },
    },
    reach: (opened) => opened.until(() => opened.page.has('link', 'Open Feature Manager')),
  },
  'the comparison': {
    fragment: 'tab=insights',
    reach: async (opened) => {
      await opened.until(() => opened.page.has('button', 'Choose a file…'));
      const transfer = new DataTransfer();
      transfer.items.add(
        new File(['user,two_factor\r\ngone,enabled\r\nalma,enabled\r\n'], 'a.csv'),
      );
      const field =
        findFileField(opened.page.element.shadowRoot ?? opened.page.element) ?? expect.fail();
      field.files = transfer.files;
      field.dispatchEvent(new Event('change'));
      await opened.shows(/Lost \(1\)/);
    },
  },
  'accounts are selected': {
    reach: async (opened) => {
      await detailed(opened);
      getByRole(opened.page.element, 'checkbox', 'Select all shown').click();
      await opened.shows('2 selected');
    },
  },
  'asking whether to remove': { reach: askToRemove },
  'asking whether to remove, the session over': {
    reach: async (opened) => {
      await askToRemove(opened);
      opened.fail({
        twofactorauth_get_user_configs: 'session-ended',
        [ONE_ALONE]: 'session-ended',
      });
      const dialog = getByRole(opened.page.element, 'dialog', 'Remove two-factor');
      getByRole(dialog, 'button', 'Remove two-factor').click();
      await opened.until(() => allByRole(dialog, 'link', 'Log in again').length > 0);
    },
  },
  removing: {
    failing: { [REMOVE]: 'hold' },
    enabled: ['bruno'],
    reach: async (opened) => {
      await confirmRemoval(opened);
      await opened.until(() => opened.page.has('progressbar'));
    },
  },
  'the result of a removal': {
    enabled: ['bruno'],
    answers: { [REMOVE]: { users_modified: [], failed: { bruno: 'Locked.' } } },
    reach: async (opened) => {
      await confirmRemoval(opened);
      await opened.until(() => opened.page.has('dialog', 'Result'));
    },
  },
  'the policy and the issuer': {
    user: 'root',
    fragment: 'tab=policy',
    reach: async (opened) => {
      await opened.shows('In use');
      await opened.until(() => opened.page.has('textbox', /issuer/));
      await type(opened, 'Name in authenticator apps (issuer)', 'a/b');
      await opened.shows('is not accepted');
    },
  },
  'the policy and the issuer, as a reseller': {
    fragment: 'tab=policy',
    reach: ({ shows }) => shows('In use for you'),
  },
  'asking whether to turn the policy off': {
    user: 'root',
    fragment: 'tab=policy',
    reach: async (opened) => {
      await opened.until(() => opened.page.has('switch'));
      getByRole(opened.page.element, 'switch').click();
      await opened.until(() => opened.page.has('dialog'));
    },
  },
  'the policy is being switched': {
    user: 'root',
    fragment: 'tab=policy',
    failing: { twofactorauth_disable_policy: 'hold' },
    reach: async (opened) => {
      await opened.until(() => opened.page.has('switch'));
      getByRole(opened.page.element, 'switch').click();
      await opened.until(() => opened.page.has('dialog'));
      await press(opened, 'Turn the policy off', 'Switching…');
    },
  },
  'the policy and the issuer, not told': {
    user: 'root',
    fragment: 'tab=policy',
    failing: { twofactorauth_policy_status: 'refused', twofactorauth_get_issuer: 'refused' },
    reach: ({ shows }) => shows('could not be read'),
  },
  'my account, without two-factor': {
    fragment: 'tab=own',
    reach: ({ shows }) => shows('Checked at'),
  },
  'my account': {
    fragment: 'tab=own',
    enabled: ['brightweb'],
    reach: (opened) => opened.until(() => opened.page.has('button', 'Remove my two-factor')),
  },
  'asking whether to remove one’s own': {
    fragment: 'tab=own',
    enabled: ['brightweb'],
    reach: async (opened) => {
      await opened.until(() => opened.page.has('button', 'Remove my two-factor'));
      await press(opened, 'Remove my two-factor');
      await opened.until(() => opened.page.has('dialog'));
    },
  },
  'setting up': {
    fragment: 'tab=own',
    reach: async (opened) => {
      await beginSetUp(opened);
      await opened.shows('ABCD EFGH');
    },
  },
  'setting up, the secret on its way': {
    fragment: 'tab=own',
    failing: { twofactorauth_generate_tfa_config: 'hold' },
    reach: async (opened) => {
      await beginSetUp(opened);
      await opened.shows('WHM is making a secret');
    },
  },
  'setting up, no secret': {
    fragment: 'tab=own',
    failing: { twofactorauth_generate_tfa_config: 'refused' },
    reach: async (opened) => {
      await beginSetUp(opened);
      await opened.shows('WHM gave no secret.');
    },
  },
  'setting up, with a wrong code': {
    fragment: 'tab=own',
    failing: { twofactorauth_set_tfa_config: 'refused' },
    reach: async (opened) => {
      await beginSetUp(opened);
      await opened.shows('ABCD EFGH');
      await type(opened, 'Six-digit code', '000000');
      await press(opened, 'Turn on two-factor', 'Not you.');
      await type(opened, 'Six-digit code', '12');
      await press(opened, 'Turn on two-factor', 'has six digits');
    },
  },
  'set up': {
    fragment: 'tab=own',
    reach: async (opened) => {
      await beginSetUp(opened);
      await opened.shows('ABCD EFGH');
      await type(opened, 'Six-digit code', '123456');
      await press(opened, 'Turn on two-factor', 'Two-factor is on.');
    },
  },
};

for (const [device, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  describe(`axe finds nothing, and all can be called by what is seen of it, on a ${device}`, () => {
    // What fades in has its colours only at the end.
    beforeEach(async () => {
      await executeServerCommand('emulate-features', { 'prefers-reduced-motion': 'reduce' });
      await resizeWindow(size);
    });
    afterEach(() => executeServerCommand('emulate-features', {}));

    for (const [state, { reach, except, ...options }] of Object.entries(STATES)) {
      it(state, async () => {
        const opened = await openAnswered(options);
        await reach(opened);

        expect(await findViolations(opened.page.element, except)).to.deep.equal([]);
        expect(unspokenNames(opened.page.element)).to.deep.equal([]);
      });
    }
  });
}
