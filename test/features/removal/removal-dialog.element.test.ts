/** Asking before second factors are removed: what was typed to confirm stays for another try. */
import { expect } from 'chai';
import '../../../src/features/removal/removal-dialog.ts';
import type { TfsRemoval } from '../../../src/features/removal/removal-dialog.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { createAccount } from '../../../src/accounts/account.ts';
import { frame, mount } from '../../browser/mount.ts';
import { getByRole } from '../../browser/roles.ts';

const accounts = Array.from({ length: 12 }, (_, index) => createAccount(`u${index}`, '', true));

async function open(): Promise<TfsRemoval> {
  const removal = document.createElement('tfs-removal');
  removal.formats = createFormats('en');
  removal.plan = { accounts, leftOut: [] };
  removal.step = 'asking';
  mount(removal);
  await frame();
  return removal;
}

const field = (removal: TfsRemoval): HTMLInputElement =>
  getByRole(removal, 'textbox', 'Type 12 to confirm') as HTMLInputElement;

async function type(removal: TfsRemoval, text: string): Promise<void> {
  field(removal).value = text;
  field(removal).dispatchEvent(new Event('input'));
  await frame();
}

describe('the number that is typed to confirm', () => {
  it('stays after a failure, and is enough for another try', async () => {
    const removal = await open();
    let confirmed = 0;
    removal.addEventListener('removal-confirmed', () => confirmed++);
    await type(removal, '12');
    getByRole(removal, 'button', 'Remove two-factor').click();
    removal.step = 'reading';
    await frame();
    removal.failure = { title: 'WHM cannot be reached.', text: '' };
    removal.step = 'asking';
    await frame();

    expect(field(removal).value).to.equal('12');
    getByRole(removal, 'button', 'Remove two-factor').click();
    expect(confirmed).to.equal(2);
  });

  it('is forgotten with the dialog', async () => {
    const removal = await open();
    await type(removal, '12');
    removal.step = 'closed';
    await frame();
    removal.step = 'asking';
    await frame();

    expect(field(removal).value).to.equal('');
  });
});
