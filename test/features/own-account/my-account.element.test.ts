/** “My account” on the page: setting up one's own second factor, and removing it. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { FailureKind } from '../../../src/whm/failure.ts';
import { frame, PHONE, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { openWorkingPage, type WorkingPage } from '../../browser/page.ts';
import { allByRole, findByRole, getByRole, hasRole, press } from '../../browser/roles.ts';
import { says, textOf } from '../../browser/roles.ts';
import { CODE, CONFIGS, GENERATE, REMOVE, SECRET, SET } from '../../browser/small-whm.ts';
import type { SmallWhm } from '../../browser/small-whm.ts';

const USER = 'brightweb';

async function open(isEnabled = false): Promise<WorkingPage> {
  const opened = await openWorkingPage(
    [
      [USER, isEnabled],
      ['alma', true],
    ],
    { user: USER, fragment: 'tab=own' },
  );
  await opened.page.says('Checked at');
  return opened;
}

/** Opens the dialog. */
async function setUp({ page }: WorkingPage): Promise<HTMLElement> {
  press(allByRole(page.element, 'button', /^Set up|^Replace/).at(-1) ?? expect.fail());
  return page.find('dialog', /^Set up two-factor|^Replace/);
}

/** Opens the dialog, and enters a code. */
async function enter(opened: WorkingPage, code = CODE): Promise<HTMLElement> {
  const dialog = await setUp(opened);
  await type(dialog, code);
  return dialog;
}

async function type(dialog: Element, code: string): Promise<void> {
  const field = (await findByRole(dialog, 'textbox', 'Six-digit code')) as HTMLInputElement;
  field.focus();
  field.select();
  await sendKeys({ type: code });
  await sendKeys({ press: 'Enter' });
}

/** Removes it, and answers the question with yes. */
async function remove({ page }: WorkingPage): Promise<void> {
  press(await page.find('button', 'Remove my two-factor'));
  const question = await page.find('dialog', 'Remove my two-factor');
  press(getByRole(question, 'button', 'Remove my two-factor'));
}

/** Every text and value in a root, through those within it. */
function everything(root: ParentNode): string {
  const elements = [...root.querySelectorAll('*')];
  return elements
    .map((element) => {
      const values = [...element.attributes].map(({ value }) => value).join(' ');
      const field = element instanceof HTMLInputElement ? element.value : '';
      return `${values} ${field} ${element.shadowRoot ? everything(element.shadowRoot) : ''}`;
    })
    .join(' ')
    .concat(root.textContent ?? '');
}

const hasSecret = (): boolean => everything(document).replace(/\s/g, '').includes(SECRET);

describe('setting it up', () => {
  it('shows a wrong code’s reason and both clocks; then the right one turns it on', async () => {
    const opened = await open();
    const { page, whm } = opened;
    whm.clockOffsetMs = 10 * 60_000;
    const dialog = await enter(opened, '000000');
    await says(dialog, 'The security code is invalid.');

    const clocks = textOf(getByRole(dialog, 'alert')).match(/\d+:\d\d:\d\d [AP]M/g) ?? [];
    const [server = 0, device = 0] = clocks.map((time) => Date.parse(`2026-01-01 ${time}`));
    const minutes = ((server - device) / 60_000 + 720) % 720;
    expect(Math.abs(minutes - 10)).to.be.below(0.5);
    await type(dialog, CODE);
    await says(dialog, 'Two-factor is on.');
    press(getByRole(dialog, 'button', 'Close'));
    await page.find('button', 'Remove my two-factor');
  });

  it('leaves the secret nowhere once its dialog is closed', async () => {
    const opened = await open();
    const dialog = await enter(opened, '000000');
    await says(dialog, 'The security code is invalid.');
    expect(hasSecret(), 'it is looked for where it is').to.equal(true);

    press(getByRole(dialog, 'button', 'Cancel'));
    await until(() => !opened.page.has('dialog'));

    expect(hasSecret()).to.equal(false);
    expect(opened.whm.isEnabled(USER)).to.equal(false);
  });

  it('anew says what becomes of the old one', async () => {
    const opened = await open(true);
    const dialog = await setUp(opened);
    await says(dialog, 'the codes of the one in your app now stop working');
    await type(dialog, CODE);
    await says(dialog, 'Two-factor is on.');
    expect(opened.whm.calls(SET)).to.have.lengthOf(1);
  });

  for (const [name, isEnabled, fault, text] of [
    ['done', false, (whm: SmallWhm) => whm.lose(SET), 'Two-factor is on.'],
    [
      'not done',
      false,
      (whm: SmallWhm) => whm.fail(SET, 'unreachable'),
      'Two-factor is not on: try again with the next code.',
    ],
    [
      'perhaps done, where one had it before',
      true,
      (whm: SmallWhm) => whm.lose(SET),
      'the new entry in your app may count, or still the old one',
    ],
    [
      'perhaps done, and not to be read',
      false,
      (whm: SmallWhm) => {
        whm.instead.set(SET, (call) => {
          whm.fail(CONFIGS, 'unreachable');
          void call.fail('unreachable');
        });
      },
      'two-factor may be on or not. Close this',
    ],
  ] as const) {
    it(`says what is the case where the answer is lost: ${name}; it is sent once`, async () => {
      const opened = await open(isEnabled);
      fault(opened.whm);
      await says(await enter(opened), text);

      expect(opened.whm.calls(SET)).to.have.lengthOf(1);
    });
  }

  it('can be tried again where WHM gives no secret', async () => {
    const opened = await open();
    const { whm } = opened;
    whm.fail(GENERATE, 'refused', 'Busy.');
    const dialog = await setUp(opened);
    await says(dialog, /WHM gave no secret\..*Busy\./);
    whm.fail(GENERATE, 'refused', 'Still busy.');
    press(getByRole(dialog, 'button', 'Try again'));
    await says(dialog, 'Still busy.');
    whm.instead.clear();
    press(getByRole(dialog, 'button', 'Try again'));

    await says(dialog, 'ABCD EFGH');
  });

  it('leads to the login, and back to this tab, where the session has ended', async () => {
    const opened = await open();
    opened.whm.fail(GENERATE, 'session-ended');
    const dialog = await setUp(opened);
    await says(dialog, 'Your session has ended');

    const link = getByRole(dialog, 'link', 'Log in again') as HTMLAnchorElement;
    expect(decodeURIComponent(link.href)).to.match(/#tab=own$/);
  });

  for (const isAllowed of [true, false]) {
    it(`copies the secret without its spaces, ${isAllowed ? 'and says so' : 'or says that it could not'}`, async () => {
      const copied: string[] = [];
      const writeText = (text: string) => {
        copied.push(text);
        return isAllowed ? Promise.resolve() : Promise.reject(new Error('Forbidden'));
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const dialog = await setUp(await open());
      press(await findByRole(dialog, 'button', 'Copy secret'));
      await says(dialog, isAllowed ? 'Copied' : 'did not let the page copy');
      Reflect.deleteProperty(navigator, 'clipboard');

      expect(copied).to.deep.equal([SECRET]);
    });
  }
});

describe('removing it', () => {
  it('asks first, and removes nothing for Escape', async () => {
    const { page, whm } = await open(true);
    press(await page.find('button', 'Remove my two-factor'));
    const question = await page.find('dialog', 'Remove my two-factor');
    await says(question, 'Your password alone will be enough until you set it up again');
    await sendKeys({ press: 'Escape' });
    await until(() => !page.has('dialog'));

    expect(whm.removals).to.deep.equal([]);
  });

  it('is told as it is read again, in the card and in the note above', async () => {
    const opened = await open(true);
    await remove(opened);
    await opened.page.says('Your two-factor was removed');
    await until(() => opened.page.notes.some((note) => note.includes('You have no second factor')));

    expect(opened.whm.removals).to.deep.equal([[USER]]);
  });

  it('that WHM refuses is told with its reason, and nothing else has changed', async () => {
    const opened = await open(true);
    opened.whm.instead.set(REMOVE, (call) => {
      void call.answer({ users_modified: [], failed: { [USER]: 'Locked.' } });
    });
    await remove(opened);
    await opened.page.says('Your two-factor was not removed. Locked.');

    expect(hasRole(opened.page.element, 'button', 'Remove my two-factor')).to.equal(true);
  });

  for (const kind of ['unreachable', 'session-ended'] as readonly FailureKind[]) {
    it(`that cannot be read again is not known (${kind})`, async () => {
      const opened = await open(true);
      opened.whm.instead.set(REMOVE, (call) => {
        opened.whm.fail(CONFIGS, kind);
        opened.whm.answer(call);
      });
      await remove(opened);

      await opened.page.says('Your two-factor may still be there: reading it again failed.');
    });
  }
});

it('on a phone, by keyboard alone: it is set up, and removed', async () => {
  await resizeWindow(PHONE);
  const opened = await openWorkingPage([[USER, false]], { user: USER });
  const { page } = opened;
  getByRole(page.element, 'link', 'My account').focus();
  await sendKeys({ press: 'Enter' });
  await page.says('Checked at');
  allByRole(page.element, 'button', 'Set up two-factor').at(-1)?.focus();
  // Somebody comes there by keys: two presses of one key at once would be one.
  for (const key of ['Shift', 'Enter']) await sendKeys({ press: key });
  const dialog = await page.find('dialog', 'Set up two-factor');
  await findByRole(dialog, 'textbox');
  await sendKeys({ type: CODE });
  await sendKeys({ press: 'Enter' });
  await says(dialog, 'Two-factor is on.');
  expect(sidewaysOverflow()).to.equal(0);
  await sendKeys({ press: 'Escape' });
  await until(() => !page.has('dialog'));

  (await page.find('button', 'Replace my authenticator')).focus();
  for (const key of ['Tab', 'Enter']) await sendKeys({ press: key });
  await page.find('dialog', 'Remove my two-factor');
  for (const key of ['Tab', 'Enter']) await sendKeys({ press: key });
  await page.says('Your two-factor was removed');
  await frame();
  expect(sidewaysOverflow()).to.equal(0);
});
