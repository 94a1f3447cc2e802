/** A reseller to whom WHM refuses one function or another: only its own part of the page says so. */
import { expect } from 'chai';
import type { FailureKind } from '../../src/whm/failure.ts';
import type { HeldCall } from '../browser/held-whm.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { frame, until } from '../browser/mount.ts';
import { openPage, type Page } from '../browser/page.ts';
import { allByRole, getByRole, hasRole, textOf } from '../browser/roles.ts';

const USER = 'brightweb';
const ANSWERS: Readonly<Record<string, unknown>> = {
  twofactorauth_policy_status: { is_enabled: 1 },
  twofactorauth_get_issuer: { issuer: 'Bright Web', system_wide_issuer: 'Big Host' },
  twofactorauth_set_issuer: undefined,
  twofactorauth_generate_tfa_config: {
    secret: 'ABCDEFGH',
    otpauth_str: 'otpauth://totp/x?secret=ABCDEFGH',
  },
  listaccts: {
    acct: [
      { user: 'alma', owner: USER, plan: 'starter', suspended: 0 },
      { user: 'bruno', owner: USER, plan: 'starter', suspended: 0 },
    ],
  },
  get_users_features_settings: {
    users_features_settings: [{ user: 'alma', feature: 'twofactorauth', feature_list_setting: 1 }],
  },
};

const OWN = 'twofactorauth_get_user_configs of oneself';
const nameOf = ({ request }: HeldCall): string =>
  'user' in request.args && request.command === 'twofactorauth_get_user_configs'
    ? OWN
    : request.command;

function answerOf({ request }: HeldCall): unknown {
  const { command, args, json } = request;
  if (command.startsWith('personalization_')) {
    const { names, personalization } = json as { names?: string[]; personalization?: object };
    const keys = names ?? Object.keys(personalization ?? {});
    const told = keys.map((key) => [key, { success: 1, value: null }]);
    return { personalization: Object.fromEntries(told) as unknown };
  }
  if (command !== 'twofactorauth_get_user_configs') return ANSWERS[command];
  return userConfigs(
    'user' in args
      ? [[USER, false]]
      : [
          ['alma', false],
          ['bruno', true],
        ],
  );
}

interface Refused {
  readonly page: Page;
  /** Answers what has been asked since, until the page shows this text. */
  readonly shows: (text: string | RegExp) => Promise<void>;
}

/** The page at this place, where WHM refuses this function and answers every other. */
async function open(fragment: string, refused: string, kind: FailureKind): Promise<Refused> {
  const page = await openPage({ user: USER, fragment });
  const { calls } = page.whm;
  let next = 0;
  const answerNew = (): void => {
    for (; next < calls.length; next++) {
      const call = calls[next] ?? expect.fail();
      if (nameOf(call) === refused) void call.fail(kind, 'Not you.');
      else void call.answer(answerOf(call));
    }
  };
  const shows = async (text: string | RegExp) => {
    await until(() => {
      answerNew();
      return page.text.search(text) >= 0;
    });
    await frame();
  };
  return { page, shows };
}

const complaints = (scope: Element): string[] => allByRole(scope, 'alert').map(textOf);

for (const kind of ['not-permitted', 'refused'] as const) {
  describe(`a reseller to whom WHM refuses a function (${kind})`, () => {
    it('that tells the policy: the issuer is there, and set', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_policy_status', kind);

      await shows('In use for you: Bright Web');
      await shows('WHM did not tell whether the policy is on');

      const issuer = getByRole(page.element, 'region', 'Issuer');
      expect(complaints(issuer)).to.deep.equal([]);
      await page.press('button', 'Save issuer');
      await shows(/Saved at/);
    });

    it('that tells the issuer: the policy is there, and only the issuer’s card says so', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_get_issuer', kind);

      await shows('What WHM has could not be read.');
      await shows('whoever has two-factor is asked for a code');

      expect(complaints(page.element)).to.have.lengthOf(1);
      expect(complaints(getByRole(page.element, 'region', 'Issuer'))[0]).to.include('Not you.');
      await page.press('button', 'Accounts');
      await shows('alma');
      expect(complaints(page.element)).to.deep.equal([]);
    });

    it('that sets the issuer: the card says so, and shows what is in use', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_set_issuer', kind);
      await shows('In use for you: Bright Web');
      await shows('whoever has two-factor is asked for a code');

      const field = getByRole(page.element, 'textbox', 'Issuer') as HTMLInputElement;
      field.value = 'Other';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await page.press('button', 'Save issuer');
      await shows('Not you.');

      expect(complaints(page.element)).to.have.lengthOf(1);
      expect(complaints(getByRole(page.element, 'region', 'Issuer'))).to.have.lengthOf(1);
      expect(page.text).to.include('In use for you: Bright Web');
    });

    it('that tells of the viewer alone: two-factor can be set up all the same', async () => {
      const { page, shows } = await open('tab=own', OWN, kind);

      await shows('Whether you have two-factor is not known.');
      expect(complaints(page.element)).to.have.lengthOf(1);
      await page.press('button', 'Set up two-factor');
      await shows('ABCD EFGH');
    });

    it('that gives a secret: the dialog says so, and the rest works', async () => {
      const { page, shows } = await open('tab=own', 'twofactorauth_generate_tfa_config', kind);
      await shows('Your login is protected by a password alone.');

      // In the note above, and in the part itself.
      allByRole(page.element, 'button', 'Set up two-factor').at(-1)?.click();
      await shows('WHM gave no secret.');

      const dialog = getByRole(page.element, 'dialog');
      expect(complaints(dialog)[0]).to.include('Not you.');
      getByRole(dialog, 'button', 'Cancel').click();
      await frame();
      expect(complaints(page.element)).to.deep.equal([]);
      await page.press('button', 'Accounts');
      await shows('alma');
    });

    it('that lists accounts: the table stands without its details', async () => {
      const { page, shows } = await open('', 'listaccts', kind);

      await shows('Owner, package, state, contact and creation date could not be read.');

      expect(complaints(page.element)).to.deep.equal([]);
      expect(page.users).to.deep.equal(['alma', 'bruno']);
    });

    for (const name of ['personalization_get', 'personalization_set']) {
      it(`of its store (${name}): there is no trend, and nothing says so`, async () => {
        const { page, shows } = await open('', name, kind);

        await shows('alma');
        await until(() => page.whm.calls.some((call) => nameOf(call) === 'personalization_get'));
        await shows('starter');
        await page.ready();

        expect(hasRole(page.element, 'region', 'Trend')).to.equal(false);
        expect(page.text).to.not.include('Not you.');
        expect(complaints(page.element)).to.deep.equal([]);
      });
    }

    it('that tells features: the line above the list says so', async () => {
      const { page, shows } = await open('', 'get_users_features_settings', kind);
      await shows('alma');
      await page.press('radio', /^Not enabled/);

      await shows('WHM does not tell which accounts cannot enable two-factor');

      expect(complaints(page.element)).to.deep.equal([]);
      expect(page.users).to.deep.equal(['alma']);
    });
  });
}
