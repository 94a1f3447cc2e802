/** Dialogs: modal, with the focus in them, given back when they close; and keys pressed twice. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { AccountEntry } from '../browser/held-whm.ts';
import { stopClock } from '../browser/clock.ts';
import { mount, until } from '../browser/mount.ts';
import { openWorkingPage, type Page, type WorkingPage } from '../browser/page.ts';
import { allByRole, findByRole, focused, focusedElement } from '../browser/roles.ts';
import { getByRole, press, says } from '../browser/roles.ts';
import { CODE, DISABLE, ENABLE, GENERATE, REMOVE, SET } from '../browser/small-whm.ts';
import { clickTwice, pressEnterTwice } from '../browser/twice.ts';
import { Removing } from '../features/removal/removing.ts';

const ACCOUNTS: readonly AccountEntry[] = [
  ['root', false],
  ['alma', true],
  ['bruno', true],
];
/** A hand that presses twice, and one that has lost its patience. ms */
const GAPS = [0, 100, 250];

interface Opened extends WorkingPage {
  readonly removing: Removing;
}

/** As root, who has it or not. */
async function open(fragment = '', hasRoot = false): Promise<Opened> {
  const accounts = ACCOUNTS.map(([user, has]) => [user, user === 'root' ? hasRoot : has] as const);
  const opened = await openWorkingPage(accounts, { fragment });
  return { ...opened, removing: new Removing(opened.page) };
}

/** The last button of that name: the same may stand in a note above. */
async function pressLast({ element }: Page, name: string): Promise<void> {
  await findByRoleLast(element, name).then(press);
}

async function findByRoleLast(scope: Element, name: string): Promise<HTMLElement> {
  await until(() => allByRole(scope, 'button', name).length > 0);
  return allByRole(scope, 'button', name).at(-1) ?? expect.fail();
}

/** Types the right code. */
async function enterCode(page: Page): Promise<HTMLElement> {
  const dialog = await page.find('dialog', /^Set up two-factor/);
  (await findByRole(dialog, 'textbox', 'Six-digit code')).focus();
  await sendKeys({ type: CODE });
  return dialog;
}

const focusIsOn = (what: string): Promise<void> => until(() => focused() === what);

function isWithin(dialog: Element, element: Element | undefined): boolean {
  for (let node: Node | null | undefined = element; node;) {
    if (node === dialog) return true;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return false;
}

/** That it is above all else, and that Tab leads round in it (and to the browser's own controls). */
async function expectModal(dialog: Element): Promise<void> {
  expect(dialog.matches('dialog:modal')).to.equal(true);
  for (let step = 0; step < 8; step++) {
    await sendKeys({ press: 'Tab' });
    const element = focusedElement();
    expect(element === undefined || isWithin(dialog, element), focused()).to.equal(true);
  }
}

describe('the focus stays within, the dialog above all', () => {
  it('of asking, removing and the result', async () => {
    const { whm, removing } = await open();
    const question = await removing.ask('alma');
    await expectModal(question);
    const release = whm.hold(REMOVE);
    await removing.confirm();
    await findByRole(question, 'progressbar');
    await says(question, 'Removing: 0 of 1');
    expect(focused(), 'a key that is still pressed does nothing').to.match(/^dialog/);
    await expectModal(question);
    release();
    const result = await removing.result();
    await focusIsOn('dialog “Result”');
    await expectModal(result);
  });

  it('of setting up, from the secret to the end', async () => {
    const { page, whm } = await open('tab=own');
    const release = whm.hold(GENERATE);
    await pressLast(page, 'Set up two-factor');
    const dialog = await page.find('dialog', 'Set up two-factor');
    await says(dialog, 'WHM is making a secret');
    expect(focused()).to.match(/^dialog/);
    await expectModal(dialog);
    release();
    await focusIsOn('textbox “Six-digit code”');
    await expectModal(dialog);
    await enterCode(page);
    await sendKeys({ press: 'Enter' });
    await says(dialog, 'Two-factor is on.');
    await focusIsOn('dialog “Set up two-factor”');
    await expectModal(dialog);
  });

  it('of the question before the policy is turned off', async () => {
    const { page } = await open('tab=policy');
    press(await page.find('switch'));
    await expectModal(await page.find('dialog', 'Turn the two-factor policy off'));
  });

  it('of the question before one’s own is removed', async () => {
    const { page } = await open('tab=own', true);
    press(await page.find('button', 'Remove my two-factor'));
    await expectModal(await page.find('dialog', 'Remove my two-factor'));
  });
});

describe('the focus is given back', () => {
  it('after the result, to the account', async () => {
    const { removing } = await open();
    press(await removing.rowItem('alma'));
    await removing.confirm();
    await removing.close();

    await focusIsOn('button “Actions for alma”');
  });

  it('after the result, to the search where the account is not shown any more', async () => {
    const { page, removing } = await open();
    await page.type('alma');
    await page.press('radio', /^Enabled/);
    await until(() => page.users.length === 1);
    press(await removing.rowItem('alma'));
    await removing.confirm();
    await removing.close();

    await focusIsOn('searchbox “Search accounts”');
  });

  it('after the result of a removal from the panel, to the panel, and from there to the account', async () => {
    const { page, removing } = await open();
    press(getByRole(page.element, 'link', 'alma'));
    const panel = await page.find('dialog', 'alma');
    press(await findByRole(panel, 'button', 'Remove two-factor…'));
    await removing.confirm();
    await removing.result();
    await sendKeys({ press: 'Escape' });
    await focusIsOn('button “Write to the owner…”');
    expect(isWithin(panel, focusedElement())).to.equal(true);
    await sendKeys({ press: 'Escape' });

    await focusIsOn('link “alma”');
  });

  it('where one went back under the dialog, to the account', async () => {
    const { page, removing } = await open();
    press(getByRole(page.element, 'link', 'alma'));
    press(await findByRole(await page.find('dialog', 'alma'), 'button', 'Remove two-factor…'));
    await removing.question();
    await page.goBack();
    await until(() => !page.has('dialog', 'alma'));
    await sendKeys({ press: 'Escape' });

    await focusIsOn('link “alma”');
  });

  it('after one’s own was removed, to what one can do next', async () => {
    const { page } = await open('tab=own', true);
    press(await page.find('button', 'Remove my two-factor'));
    const question = await page.find('dialog', 'Remove my two-factor');
    press(getByRole(question, 'button', 'Remove my two-factor'));
    await page.says('Your two-factor was removed');

    await focusIsOn('button “Set up two-factor”');
  });

  for (const [name, fragment, focus] of [
    ['from the note, which is gone then, to Refresh', '', 'button “Refresh”'],
    ['under “My account”, to what one can do next', 'tab=own', 'button “Replace my authenticator”'],
  ] as const) {
    it(`after it was set up ${name}`, async () => {
      const { page } = await open(fragment);
      await pressLast(page, 'Set up two-factor');
      const dialog = await enterCode(page);
      await sendKeys({ press: 'Enter' });
      await says(dialog, 'Two-factor is on.');
      await until(() => page.notes.every((note) => !note.includes('no second factor')));
      press(getByRole(dialog, 'button', 'Close'));

      await focusIsOn(focus);
    });
  }

  it('after the policy was turned off, to the switch', async () => {
    const { page } = await open('tab=policy');
    press(await page.find('switch'));
    const yes = await page.find('button', 'Turn the policy off');
    const clock = stopClock();
    press(yes);
    await page.says('Waiting for its answer');
    clock.tick(2_000);
    await page.says('The policy is off.');

    await focusIsOn('switch “Two-factor policy”');
  });
});

describe('a key pressed twice', () => {
  for (const gap of GAPS) {
    it(`removes once, and leaves the result open: ${gap} ms`, async () => {
      const { whm, removing } = await open();
      (await removing.rowItem('alma')).focus();
      await pressEnterTwice(gap);
      await removing.question();
      expect(focused(), 'which the second press has not met').to.equal('button “Cancel”');
      await sendKeys({ press: 'Tab' });
      await pressEnterTwice(gap);

      expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
      expect(whm.removals).to.deep.equal([['alma']]);
    });

    it(`sets up once, and leaves open what is said then; removes, and opens nothing: ${gap} ms`, async () => {
      const { page, whm } = await open('tab=own');
      (await findByRoleLast(page.element, 'Set up two-factor')).focus();
      await pressEnterTwice(gap);
      const dialog = await enterCode(page);
      await pressEnterTwice(gap);
      await says(dialog, 'Two-factor is on.');
      press(getByRole(dialog, 'button', 'Close'));

      (await page.find('button', 'Remove my two-factor')).focus();
      await pressEnterTwice(gap);
      await page.find('dialog', 'Remove my two-factor');
      await sendKeys({ press: 'Tab' });
      await pressEnterTwice(gap);
      await page.says('Your two-factor was removed');

      expect(page.has('dialog')).to.equal(false);
      const times = [GENERATE, SET, REMOVE].map((command) => whm.calls(command).length);
      expect(times).to.deep.equal([1, 1, 1]);
    });
  }

  it('turns the policy off, and not on again', async () => {
    const { page, whm } = await open('tab=policy');
    (await page.find('switch')).focus();
    await pressEnterTwice(100);
    await page.find('dialog', 'Turn the two-factor policy off');
    await sendKeys({ press: 'Tab' });
    await pressEnterTwice(100);
    await page.says('The policy is off.');

    expect([whm.calls(DISABLE).length, whm.calls(ENABLE).length]).to.deep.equal([1, 0]);
  });

  it('or held down removes once', async () => {
    const { whm, removing } = await open();
    await removing.ask('alma');
    await sendKeys({ press: 'Tab' });
    // Held down, it repeats.
    for (let times = 0; times < 20; times++) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });

    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    expect(whm.removals).to.deep.equal([['alma']]);
  });
});

describe('a click made twice', () => {
  for (const gap of [...GAPS, 600]) {
    const isOne = gap < 500;
    it(`is ${isOne ? 'not for' : 'a click on'} what has come into its place: ${gap} ms`, async () => {
      const buttons = ['Yes', 'Close'].map((name) => {
        const button = document.createElement('button');
        button.textContent = name;
        button.style.cssText = 'display: block; width: 10rem';
        return button;
      }) as [HTMLButtonElement, HTMLButtonElement];
      let closed = 0;
      buttons[0].addEventListener('click', () => buttons[0].replaceWith(buttons[1]));
      buttons[1].addEventListener('click', () => closed++);
      await clickTwice(mount(buttons[0]), gap);

      expect(closed).to.equal(isOne ? 0 : 1);
    });
  }

  it('removes once, and leaves the result open', async () => {
    const { whm, removing } = await open();
    const question = await removing.ask('alma');
    await clickTwice(getByRole(question, 'button', 'Remove two-factor'), 100);

    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    expect(whm.removals).to.deep.equal([['alma']]);
  });

  it('sends one code', async () => {
    const { page, whm } = await open('tab=own');
    await pressLast(page, 'Set up two-factor');
    const dialog = await enterCode(page);
    await clickTwice(getByRole(dialog, 'button', 'Turn on two-factor'), 100);
    await says(dialog, 'Two-factor is on.');

    expect([whm.calls(GENERATE).length, whm.calls(SET).length]).to.deep.equal([1, 1]);
  });

  it('switches the policy once', async () => {
    const options = { fragment: 'tab=policy' };
    const { page, whm } = await openWorkingPage(ACCOUNTS, options, (given) => {
      given.isPolicyOn = false;
    });
    await page.says('Off: nobody is asked for a code');
    await clickTwice(await page.find('switch'), 100);
    await page.says('The policy is on.');

    expect([whm.calls(ENABLE).length, whm.calls(DISABLE).length]).to.deep.equal([1, 0]);
  });
});
