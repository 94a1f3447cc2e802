/** The dialog in which second factors are removed: what it asks, what must be typed, and how far it is. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/removal/removal-dialog.ts';
import type { TfsRemoval } from '../../../src/features/removal/removal-dialog.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { createAccount } from '../../../src/accounts/account.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => createAccount(`u${index}`, '', true));
const accounts = many(12);

async function open(given: Partial<TfsRemoval> = {}): Promise<TfsRemoval> {
  const removal = document.createElement('tfs-removal');
  const plan = { accounts, leftOut: [] };
  Object.assign(removal, { formats: createFormats('en'), plan, step: 'asking', ...given });
  mount(removal);
  await frame();
  return removal;
}

async function set(removal: TfsRemoval, given: Partial<TfsRemoval>): Promise<void> {
  Object.assign(removal, given);
  await frame();
}

/** How often it fires this. */
function count(removal: TfsRemoval, event: string): () => number {
  let times = 0;
  removal.addEventListener(event, () => times++);
  return () => times;
}

const field = (removal: TfsRemoval, name: string | RegExp = 'Type 12 to confirm') =>
  getByRole(removal, 'textbox', name) as HTMLInputElement;

async function type(removal: TfsRemoval, text: string, into = field(removal)): Promise<void> {
  into.value = text;
  into.dispatchEvent(new Event('input'));
  await frame();
}

describe('the number that is typed to confirm', () => {
  it('stays after a failure, and is enough for another try', async () => {
    const removal = await open();
    const confirmed = count(removal, 'removal-confirmed');
    await type(removal, '12');
    getByRole(removal, 'button', 'Remove two-factor').click();
    removal.step = 'reading';
    await frame();
    removal.failure = { title: 'WHM cannot be reached.', text: '' };
    removal.step = 'asking';
    await frame();

    expect(field(removal).value).to.equal('12');
    getByRole(removal, 'button', 'Remove two-factor').click();
    expect(confirmed()).to.equal(2);
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

describe('more than ten accounts', () => {
  for (const wrong of ['', '11', '12x']) {
    it(`are not removed for “${wrong}”: that is said, and the field has the focus`, async () => {
      const removal = await open();
      const confirmed = count(removal, 'removal-confirmed');
      await type(removal, wrong);
      getByRole(removal, 'button', 'Remove two-factor').click();
      await frame();

      expect(textOf(removal)).to.include('Type the number of the accounts, 12, to go on.');
      expect(field(removal).ariaInvalid).to.equal('true');
      expect(focused()).to.equal('textbox “Type 12 to confirm”');
      expect(confirmed()).to.equal(0);
      await type(removal, '12');
      expect(field(removal).ariaInvalid).to.equal('false');
    });
  }

  it('are removed with the number and Enter, spaces or not', async () => {
    const removal = await open();
    const confirmed = count(removal, 'removal-confirmed');
    field(removal).focus();
    await sendKeys({ type: ' 12 ' });
    await sendKeys({ press: 'Enter' });

    expect(confirmed()).to.equal(1);
  });

  for (const typed of ['1234', '1,234', '١٢٣٤', '١٬٢٣٤']) {
    it(`are removed with “${typed}” where the number is shown in Arabic digits`, async () => {
      const plan = { accounts: many(1_234), leftOut: [] };
      const removal = await open({ plan, formats: createFormats('ar-EG') });
      const confirmed = count(removal, 'removal-confirmed');
      await type(removal, typed, field(removal, /^Type \P{L}?١٢٣٤\P{L}? to confirm$/u));
      getByRole(removal, 'button', 'Remove two-factor').click();

      expect(confirmed()).to.equal(1);
    });
  }

  it('are named up to a hundred, and all when that is asked for', async () => {
    const removal = await open({ plan: { accounts: many(120), leftOut: [] } });
    expect(allByRole(removal, 'listitem')).to.have.lengthOf(100);

    getByRole(removal, 'button', 'Show all 120').click();
    await frame();

    expect(allByRole(removal, 'listitem')).to.have.lengthOf(120);
  });
});

it('ten accounts are removed without typing', async () => {
  const removal = await open({ plan: { accounts: many(10), leftOut: [] } });

  expect(hasRole(removal, 'textbox')).to.equal(false);
});

describe('how far it is', () => {
  it('is told of what is sent, and can be stopped once', async () => {
    const removal = await open({ step: 'removing', total: 5_000, done: 200 });
    const stopped = count(removal, 'removal-stopped');
    const progress = getByRole(
      removal,
      'progressbar',
      'Removing two-factor',
    ) as HTMLProgressElement;

    expect(textOf(removal)).to.include('Removing: 200 of 5,000');
    expect([progress.value, progress.max]).to.deep.equal([200, 5_000]);
    getByRole(removal, 'button', 'Stop').click();
    await set(removal, { isStopping: true });
    getByRole(removal, 'button', 'Stop').click();

    expect(textOf(removal)).to.include('Stopping after the accounts that are on their way');
    expect(stopped()).to.equal(1);
  });

  for (const [step, isLeft] of [
    ['asking', false],
    ['reading', false],
    ['removing', true],
    ['verifying', true],
    ['closed', false],
  ] as const) {
    it(`${isLeft ? 'keeps' : 'lets go'} who leaves or presses Escape: ${step}`, async () => {
      const removal = await open();
      await set(removal, { step });
      const closed = count(removal, 'removal-closed');
      const leaving = new Event('beforeunload', { cancelable: true });
      dispatchEvent(leaving);
      await sendKeys({ press: 'Escape' });

      expect(leaving.defaultPrevented).to.equal(isLeft);
      expect(closed() > 0).to.equal(!isLeft && step !== 'closed');
    });
  }
});

it('taken out of the page while it is open, it changes, and is there again with it', async () => {
  const removal = await open();
  removal.remove();
  await set(removal, { isStopping: true });
  expect(hasRole(document.body, 'dialog')).to.equal(false);

  mount(removal);

  expect(hasRole(removal, 'dialog', 'Remove two-factor')).to.equal(true);
});
