/** “Policy and issuer” on the page: what is told of a switch or a new issuer, and what of WHM’s failures. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { stopClock, type StoppedClock } from '../../browser/clock.ts';
import type { AccountEntry } from '../../browser/held-whm.ts';
import { frame, PHONE, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { openWorkingPage, type WorkingPage } from '../../browser/page.ts';
import { allByRole, focused, getByRole, hasRole, press } from '../../browser/roles.ts';
import { says, textOf } from '../../browser/roles.ts';
import {
  CONFIGS,
  DISABLE,
  ENABLE,
  GET_ISSUER,
  SET_ISSUER,
  STATUS,
} from '../../browser/small-whm.ts';
import type { SmallWhm } from '../../browser/small-whm.ts';

const USER = 'northhost';
const ACCOUNTS: readonly AccountEntry[] = [
  ['root', true],
  ['alma', true],
  ['bruno', false],
];

async function open(user = 'root', prepare?: (whm: SmallWhm) => void): Promise<WorkingPage> {
  const accounts = user === 'root' ? ACCOUNTS : ACCOUNTS.slice(1);
  return openWorkingPage(accounts, { user, fragment: 'tab=policy' }, prepare);
}

/** Turns the policy off, and says yes; the clock stands still from then on. */
async function turnOff({ page }: WorkingPage): Promise<StoppedClock> {
  press(await page.find('switch'));
  const yes = await page.find('button', 'Turn the policy off');
  const clock = stopClock();
  press(yes);
  await page.says('Waiting for its answer');
  return clock;
}

const isOn = async ({ page }: WorkingPage): Promise<boolean> =>
  (await page.find('switch')).getAttribute('aria-checked') === 'true';

const fieldOf = async ({ page }: WorkingPage): Promise<HTMLInputElement> =>
  (await page.find('textbox', /issuer/)) as HTMLInputElement;

/** Types an issuer, and saves it. */
async function save(opened: WorkingPage, issuer: string): Promise<void> {
  await opened.page.says('In use for you:');
  await type(opened, issuer);
  await opened.page.press('button', 'Save issuer');
}

async function type(opened: WorkingPage, text: string): Promise<void> {
  const field = await fieldOf(opened);
  field.focus();
  field.select();
  await sendKeys({ type: text });
}

describe('the policy', () => {
  it('is turned off after a question that counts who has it; nothing asked later contradicts it', async () => {
    const opened = await open();
    const { page, whm } = opened;
    press(await page.find('switch'));
    const question = await page.find('dialog', 'Turn the two-factor policy off');
    await says(question, '2 accounts with a second factor');
    press(getByRole(question, 'button', 'Cancel'));
    await until(() => !page.has('dialog'));
    expect(whm.calls(DISABLE)).to.have.lengthOf(0);

    const asked = whm.calls(STATUS).length;
    const clock = await turnOff(opened);
    expect(await isOn(opened), 'what is the case, not what was asked for').to.equal(true);
    clock.tick(1_500);
    await page.says('The policy is off.');
    whm.fail(STATUS, 'unreachable');
    await frame();

    expect(await isOn(opened)).to.equal(false);
    expect(page.text).to.include('Off: nobody is asked for a code.');
    expect(whm.calls(STATUS).length - asked).to.equal(1);
    expect(whm.calls(DISABLE)).to.have.lengthOf(1);
  });

  it('that WHM refuses to turn off is told with its reason, and stays as it is', async () => {
    const opened = await open('root', (whm) =>
      whm.fail(DISABLE, 'refused', 'Locked by <i>us</i>.'),
    );
    (await turnOff(opened)).tick(1_500);
    await opened.page.says(/The policy is still on\..*Locked by <i>us<\/i>\./);

    expect(await isOn(opened)).to.equal(true);
  });

  it('is not known where the session ends meanwhile, and one can log in again', async () => {
    const opened = await open();
    const clock = await turnOff(opened);
    opened.whm.fail(STATUS, 'session-ended');
    clock.tick(1_500);
    await opened.page.says('WHM did not tell what the policy is now.');

    expect(opened.page.has('link', 'Log in again')).to.equal(true);
    expect(opened.page.has('switch'), 'what it was says nothing').to.equal(false);
  });

  it('is turned on from the note above the list, and told here', async () => {
    const clock = stopClock();
    const { page, whm } = await openWorkingPage(undefined, {}, (given) => {
      given.isPolicyOn = false;
    });

    press(await page.find('button', 'Turn the policy on'));
    await page.says('Waiting for its answer');
    expect(focused()).to.equal('switch “Two-factor policy”');
    clock.tick(1_500);
    await page.says('The policy is on.');

    expect(whm.calls(ENABLE)).to.have.lengthOf(1);
    expect(page.has('button', 'Turn the policy on')).to.equal(false);
  });

  it('is not spoken of, nor is the issuer, where the page tells that the session has ended', async () => {
    const { page, whm } = await open();
    await page.says('In use for you:');
    for (const command of [CONFIGS, STATUS, GET_ISSUER]) whm.fail(command, 'session-ended');
    await page.press('button', 'Refresh');
    await until(() => page.has('alert'));
    await until(() => !page.has('switch'));

    expect(page.alerts).to.have.lengthOf(1);
    expect(allByRole(page.element, 'link', 'Log in again')).to.have.lengthOf(1);
    expect(page.text).not.to.match(/did not tell|could not be read|Asking/);
  });

  for (const [name, spoil] of [
    ['is on its way', (whm: SmallWhm) => void whm.hold(CONFIGS)],
    ['was refused', (whm: SmallWhm) => whm.fail(CONFIGS, 'refused', 'Busy.')],
  ] as const) {
    it(`is turned off where the list ${name}: nobody is counted`, async () => {
      const { page } = await open('root', spoil);
      press(await page.find('switch'));
      const question = await page.find('dialog', 'Turn the two-factor policy off');

      await says(question, 'How many they are is not known');
      expect(textOf(question)).not.to.match(/\d/);
    });
  }

  it('is told to a reseller, who cannot switch it, and is not told how many have it', async () => {
    const { page } = await open(USER);
    await page.says('whoever has a second factor is asked for a code');
    await page.says('Only your hosting provider can turn it off.');

    expect(page.text).not.to.include('have a second factor');
    expect(page.has('switch')).to.equal(false);
  });

  it('that WHM does not tell can be asked for again', async () => {
    const { page, whm } = await open(USER, (given) =>
      given.fail(STATUS, 'refused', 'Not for you.'),
    );
    await page.says(/WHM did not tell whether the policy is on.*Not for you\./);
    whm.instead.clear();
    await page.press('button', 'Try again');

    await page.says('whoever has a second factor is asked for a code');
  });
});

describe('the issuer', () => {
  it('of root is the default for everybody, until it is emptied', async () => {
    const opened = await open();
    const { page } = opened;
    await page.says('Yours is the system-wide one.');
    await save(opened, 'Big-Host_1.0');
    await page.says('System-wide: Big-Host_1.0');
    await type(opened, ' ');
    await sendKeys({ press: 'Enter' });

    await page.says('System-wide: server1.example.com');
  });

  it('that was typed is there when one comes back from another part of the page', async () => {
    const opened = await open(USER);
    await opened.page.says('In use for you:');
    await type(opened, 'Half a na');
    await opened.page.press('link', 'Accounts');
    await until(() => opened.page.users.length === 2);
    await opened.page.press('link', 'My account');
    await opened.page.press('link', 'Policy and issuer');

    expect((await fieldOf(opened)).value).to.equal('Half a na');
  });

  for (const [name, spoil, text, isInUseTold] of [
    ['lost, and saved all the same', (whm: SmallWhm) => whm.lose(SET_ISSUER), 'Saved at', true],
    [
      'lost, and not saved',
      (whm: SmallWhm) => whm.fail(SET_ISSUER, 'unreachable'),
      'Not saved: it is still “North”.',
      true,
    ],
    [
      'lost, and not to be read again',
      (whm: SmallWhm) => {
        whm.lose(SET_ISSUER);
        whm.fail(GET_ISSUER, 'refused', 'Busy.');
      },
      'WHM did not tell whether it was saved.',
      false,
    ],
    [
      'done, and not to be read again',
      (whm: SmallWhm) => whm.fail(GET_ISSUER, 'refused', 'Busy.'),
      /Saved. Reading it again failed\.|The name in use could not be read\..*Busy\./,
      false,
    ],
    [
      'done, and another window was quicker',
      (whm: SmallWhm) => {
        whm.instead.set(SET_ISSUER, (call) => {
          whm.answer(call);
          whm.issuer = 'Theirs';
        });
      },
      'It is “Theirs” now: somebody else has changed it',
      true,
    ],
    [
      'not taken: the session has ended',
      (whm: SmallWhm) => {
        whm.fail(SET_ISSUER, 'session-ended');
        whm.fail(GET_ISSUER, 'session-ended');
      },
      'Your session has ended',
      false,
    ],
  ] as const) {
    it(`is sent once, and told as it is read again: ${name}`, async () => {
      const opened = await open(USER, (whm) => {
        whm.issuer = 'North';
      });
      const { page, whm } = opened;
      await page.says('In use for you: North');
      spoil(whm);
      await save(opened, 'Other');
      await page.says(text);

      expect(page.text.includes('In use for you:')).to.equal(isInUseTold);
      expect((await fieldOf(opened)).value).to.equal('Other');
      expect(whm.calls(SET_ISSUER)).to.have.lengthOf(1);
      for (const { href } of allByRole(
        page.element,
        'link',
        'Log in again',
      ) as HTMLAnchorElement[]) {
        expect(decodeURIComponent(href)).to.match(/#tab=policy$/);
      }
      expect(page.has('link', 'Log in again')).to.equal(name.startsWith('not taken'));
    });
  }

  it('that could not be read again can be asked for once more', async () => {
    const opened = await open(USER);
    const { page, whm } = opened;
    await page.says('In use for you:');
    whm.fail(GET_ISSUER, 'refused', 'Busy.');
    await save(opened, 'North 2');
    const alert = await page.find('alert');
    await says(alert, 'The name in use could not be read.');
    whm.instead.clear();
    press(getByRole(alert, 'button', 'Try again'));
    await page.says('In use for you: North 2');

    expect(page.text).not.to.include('Saved. Reading it again failed.');
  });
});

it('the tab has an address of its own, and fits a phone; one goes back to the accounts', async () => {
  await resizeWindow(PHONE);
  const { page } = await openWorkingPage(ACCOUNTS);
  await page.press('link', 'Policy and issuer');
  (await page.find('switch')).focus();
  expect(page.fragments.at(-1)).to.equal('tab=policy');
  await sendKeys({ press: 'Space' });
  await page.find('dialog');
  await sendKeys({ press: 'Escape' });
  await until(() => focused() === 'switch “Two-factor policy”');
  expect(sidewaysOverflow()).to.equal(0);
  await sendKeys({ press: 'Space' });
  await page.find('dialog');
  const clock = stopClock();
  for (const key of ['Tab', 'Enter']) await sendKeys({ press: key });
  await page.says('Waiting for its answer');
  clock.tick(1_500);
  await page.says('The policy is off.');
  expect(sidewaysOverflow()).to.equal(0);
  await page.goBack();

  await until(() => hasRole(page.element, 'table', 'Accounts'));
});
