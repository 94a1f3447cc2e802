/** WHM fails to answer one function or another: only its own part of the page says so. */
import { expect } from 'chai';
import type { FailureKind } from '../../src/whm/failure.ts';
import {
  nameOf,
  ONE_ALONE,
  openAnswered,
  RESELLER,
  type Answered,
} from '../browser/answering-whm.ts';
import { frame, until } from '../browser/mount.ts';
import { allByRole, getByRole, textOf } from '../browser/roles.ts';

/** The page at this place, where WHM fails to answer this function and answers every other. */
const open = (
  fragment: string,
  refused: string,
  kind: FailureKind,
  user = RESELLER,
): Promise<Answered> => openAnswered({ user, fragment, failing: { [refused]: kind } });

const complaints = (scope: Element): string[] => allByRole(scope, 'alert').map(textOf);

for (const kind of ['not-permitted', 'refused'] as const) {
  describe(`a reseller to whom WHM refuses a function (${kind})`, () => {
    it('that tells the policy: the issuer is there, and set', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_policy_status', kind);

      await shows('In use for you: Bright Web');
      await shows('WHM did not tell whether the policy is on');

      const issuer = getByRole(page.element, 'region', /issuer/);
      expect(complaints(issuer)).to.deep.equal([]);
      await page.press('button', 'Save issuer');
      await shows(/Saved at/);
    });

    it('that tells the issuer: the policy is there, and only the issuer’s card says so', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_get_issuer', kind);

      await shows('The name in use could not be read.');
      await shows('whoever has a second factor is asked for a code');

      expect(complaints(page.element)).to.have.lengthOf(1);
      expect(complaints(getByRole(page.element, 'region', /issuer/))[0]).to.include('Not you.');
      await page.press('link', 'Accounts');
      await shows('alma');
      expect(complaints(page.element)).to.deep.equal([]);
    });

    it('that sets the issuer: the card says so, and shows what is in use', async () => {
      const { page, shows } = await open('tab=policy', 'twofactorauth_set_issuer', kind);
      await shows('In use for you: Bright Web');
      await shows('whoever has a second factor is asked for a code');

      const field = getByRole(page.element, 'textbox', /issuer/) as HTMLInputElement;
      field.value = 'Other';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await page.press('button', 'Save issuer');
      await shows('Not you.');

      expect(complaints(page.element)).to.have.lengthOf(1);
      expect(complaints(getByRole(page.element, 'region', /issuer/))).to.have.lengthOf(1);
      expect(page.text).to.include('In use for you: Bright Web');
    });

    it('that tells of the viewer alone: two-factor can be set up all the same', async () => {
      const { page, shows } = await open('tab=own', ONE_ALONE, kind);

      await shows('WHM did not tell whether you have a second factor.');
      await until(() => complaints(page.element).length === 1);
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
      await page.press('link', 'Accounts');
      await shows('alma');
    });
  });
}

/** Every way in which a call can fail, and who is logged in. */
const FAILURES: readonly [kind: FailureKind, user: string][] = [
  ['session-ended', RESELLER],
  ['not-permitted', RESELLER],
  ['refused', RESELLER],
  ['refused', 'root'],
  ['unreadable', RESELLER],
  ['unreachable', RESELLER],
  ['timed-out', RESELLER],
  ['timed-out', 'root'],
];

for (const [kind, user] of FAILURES) {
  describe(`the table stands for ${user} where a call fails (${kind})`, () => {
    it('that lists accounts: one line says why there are no details', async () => {
      const { page, shows } = await open('', 'listaccts', kind, user);

      await shows('Owner, package, state, contact and creation date could not be read.');
      await page.ready();

      expect(complaints(page.element)).to.deep.equal([]);
      expect(page.has('combobox', 'Owner')).to.equal(false);
      expect(page.has('columnheader', 'Owner')).to.equal(false);
      await page.type('brun');
      expect(page.users).to.deep.equal(['bruno']);
    });

    for (const name of ['personalization_get', 'personalization_set']) {
      it(`of its store (${name}): there is no trend, and only its card says so, until Refresh`, async () => {
        const { page, shows, until: showsThat, fail } = await open('', name, kind, user);

        await shows('alma');
        await until(() => page.whm.calls.some((call) => nameOf(call) === 'personalization_get'));
        await shows('starter');
        await page.ready();

        expect(page.text).to.not.match(/Recorded since|trend/i);
        expect(page.text).to.not.include('Not you.');
        expect(complaints(page.element)).to.deep.equal([]);
        fail({});
        await page.press('button', 'Refresh');
        await showsThat(() => page.text.includes('Recorded since'));
      });
    }

    it('that tells features: a card of the insights says so', async () => {
      const { page, shows } = await open('', 'get_users_features_settings', kind, user);
      await shows('alma');
      await shows('starter');
      await page.press('link', 'Insights');

      await shows('WHM does not tell which accounts cannot enable two-factor');

      expect(complaints(page.element)).to.deep.equal([]);
      await page.press('link', 'Accounts');
      expect(page.text).to.not.include('Cannot enable it');
    });
  });
}
