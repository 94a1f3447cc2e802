/** Removing second factors on the page: whom one is asked about, what is told, and where one is then. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { AccountEntry } from '../../browser/held-whm.ts';
import { frame, PHONE, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { openWorkingPage, type PageOptions, type WorkingPage } from '../../browser/page.ts';
import {
  focused,
  focusedElement,
  getByRole,
  hasRole,
  press,
  says,
  textOf,
} from '../../browser/roles.ts';
import { CONFIGS, REMOVE, usersOf } from '../../browser/small-whm.ts';
import { Removing } from './removing.ts';

/** Four have it, carla has none. */
const ACCOUNTS: readonly AccountEntry[] = [
  ['root', true],
  ['alma', true],
  ['bruno', true],
  ['carla', false],
  ['dario', true],
];
const LOST = { ', but it is off now.': true, '. It is still there.': false };

async function open(
  accounts = ACCOUNTS,
  options: PageOptions = {},
): Promise<WorkingPage & { readonly removing: Removing }> {
  const opened = await openWorkingPage(accounts, options);
  return { ...opened, removing: new Removing(opened.page) };
}

/** root, and so many that have it. */
const many = (count: number): readonly AccountEntry[] => [
  ['root', true],
  ...Array.from({ length: count }, (_, at) => [`u${1_000 + at}`, true] as const),
];

/** All of {@link many} are asked about and confirmed. */
async function removeMany(count: number) {
  const opened = await open(many(count));
  const { page, removing } = opened;
  page.searchBox.focus();
  await page.type('u1');
  await until(() => !page.has('link', 'root'));
  getByRole(page.element, 'checkbox', 'Select all shown').click();
  await page.find('region', 'Selection');
  const question = await removing.ask();
  getByRole(question, 'textbox').focus();
  await sendKeys({ type: `${count}` });
  return { ...opened, question };
}

describe('whom one can remove it from', () => {
  it('is who has it, but not root and not oneself', async () => {
    const { page } = await open();
    const can: boolean[] = [];
    for (const [user] of ACCOUNTS) {
      press(getByRole(page.row(user), 'button', `Actions for ${user}`));
      await page.find('menu', `Actions for ${user}`);
      can.push(page.has('menuitem', 'Remove two-factor…'));
      await sendKeys({ press: 'Escape' });
      await until(() => !page.has('menu'));
    }

    expect(can).to.deep.equal([false, true, true, false, true]);
  });

  it('is said where others are selected as well; nothing is sent of them', async () => {
    const { whm, removing } = await open(ACCOUNTS, { user: 'alma' });
    const question = await removing.ask('root', 'alma', 'carla', 'dario');

    expect(textOf(question)).to.include('Remove the second factor of dario?');
    expect(textOf(question)).to.match(
      /Not changed alma: Your own account.* root: The server administrator .* carla: No second factor/,
    );
    await removing.confirm();
    expect(await removing.outcomes()).to.deep.equal([
      ['dario', 'Removed', ''],
      ['alma', 'Not changed', 'Your own account: go to “My account”.'],
      ['carla', 'Not changed', 'No second factor to remove.'],
      ['root', 'Not changed', 'The server administrator removes it under “My account”.'],
    ]);
    expect(whm.removals).to.deep.equal([['dario']]);
  });

  it('is nobody where root alone is selected', async () => {
    const { page, removing } = await open();
    (await page.find('checkbox', 'Select root')).click();
    await page.find('region', 'Selection');

    expect(hasRole(removing.selection, 'button', 'Clear selection')).to.equal(true);
    expect(hasRole(removing.selection, 'button', 'Remove two-factor…')).to.equal(false);
  });
});

describe('one account', () => {
  it('is asked about in a dialog in which Cancel has the focus; it is sent once, and read again', async () => {
    const { page, whm, removing } = await open();
    press(await removing.rowItem('alma'));
    const question = await removing.question();

    expect(textOf(question)).to.match(
      /^Remove two-factor Remove the second factor of alma\? Their password alone will be enough until they set it up again\./,
    );
    expect(focused()).to.equal('button “Cancel”');
    expect(whm.removals).to.deep.equal([]);
    await removing.confirm();
    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    expect(whm.removals).to.deep.equal([['alma']]);
    await removing.close();
    await until(() => !page.has('dialog'));
    await says(page.row('alma'), 'Not enabled');
    expect(page.status).to.include('3 of 5');
  });

  for (const [name, leave] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['Cancel', ({ page }: WorkingPage) => page.press('button', 'Cancel')],
  ] as const) {
    it(`is left alone with ${name}, and the focus is where it was`, async () => {
      const opened = await open();
      const button = opened.removing.rowButton('alma');
      press(await opened.removing.rowItem('alma'));
      await opened.removing.question();

      await leave(opened);
      await until(() => !opened.page.has('dialog'));

      expect(focusedElement()).to.equal(button);
      expect(opened.whm.removals).to.deep.equal([]);
    });
  }

  it('is removed from its panel, which then tells what is the case', async () => {
    const { page, removing } = await open();
    getByRole(page.element, 'link', 'alma').click();
    const panel = await page.find('dialog', 'alma');
    getByRole(panel, 'button', 'Remove two-factor…').click();
    await removing.confirm();

    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    await removing.close();
    await says(panel, 'Not enabled');
    expect(hasRole(panel, 'button', 'Remove two-factor…')).to.equal(false);
  });

  it('is removed on a phone with the keyboard alone', async () => {
    await resizeWindow(PHONE);
    const { page, removing } = await open();
    getByRole(page.element, 'link', 'carla').focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await sendKeys({ press: key });
    await until(() => focused() === 'link “alma”');
    await sendKeys({ press: 'Space' });
    await page.find('region', 'Selection');
    getByRole(removing.selection, 'button', 'Remove two-factor…').focus();
    await sendKeys({ press: 'Enter' });
    await removing.question();
    expect(sidewaysOverflow()).to.equal(0);
    for (const key of ['Tab', 'Enter']) await sendKeys({ press: key });

    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    expect(sidewaysOverflow()).to.equal(0);
    await sendKeys({ press: 'Escape' });
    await until(() => !page.has('dialog'));
  });
});

describe('reading before anything is sent', () => {
  for (const [name, giveUp] of [
    ['Stop', ({ page }: WorkingPage) => page.press('button', 'Stop')],
    ['Escape', () => sendKeys({ press: 'Escape' })],
  ] as const) {
    it(`is given up with ${name}: nothing is sent, and one can begin anew`, async () => {
      const { page, whm, removing } = await open();
      const question = await removing.ask('alma');
      const release = whm.hold(CONFIGS);
      await removing.confirm();
      await says(question, 'Reading the accounts');

      await giveUp({ page, whm });
      await until(() => !page.has('progressbar'));
      release();
      await frame();

      expect(hasRole(page.element, 'alert')).to.equal(false);
      expect(page.has('dialog')).to.equal(name === 'Stop');
      if (name === 'Escape') {
        expect(focused()).to.equal('button “Remove two-factor…”');
        await sendKeys({ press: 'Enter' });
      }
      expect(whm.removals).to.deep.equal([]);
      await removing.confirm();
      expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    });
  }

  for (const kind of ['unreachable', 'session-ended'] as const) {
    it(`fails (${kind}): it is said that nothing was changed, and one can try again`, async () => {
      const { whm, removing } = await open();
      const question = await removing.ask('alma');
      whm.fail(CONFIGS, kind);
      await removing.confirm();
      await says(question, 'Nothing was changed.');

      const alert = getByRole(question, 'alert');
      const isEnded = kind === 'session-ended';
      expect(textOf(alert)).to.include(isEnded ? 'Your session has ended' : 'cannot be reached');
      expect(hasRole(alert, 'link', 'Log in again')).to.equal(isEnded);
      expect(whm.removals).to.deep.equal([]);
      whm.instead.clear();
      await removing.confirm();
      expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    });
  }

  for (const [name, isThere, ...told] of [
    ['says nothing of', true, 'Removed', ''],
    ['does not know', false, 'Not changed', 'No longer in your list.'],
  ] as const) {
    it(`goes by the list where WHM ${name} one of them`, async () => {
      const { whm, removing } = await open();
      await removing.ask('alma', 'bruno');
      if (!isThere) whm.delete('alma');
      whm.instead.set(CONFIGS, (call) => {
        if (isThere && call.request.args['user'] === 'alma') void call.answer(undefined);
        else whm.answer(call);
      });
      await removing.confirm();

      expect(await removing.outcomes()).to.have.deep.members([
        ['alma', ...told],
        ['bruno', 'Removed', ''],
      ]);
    });
  }

  it('finds that another window was quicker: of that account nothing is sent or claimed', async () => {
    const { whm, removing } = await open();
    await removing.ask('alma', 'bruno');
    whm.set('alma', false);
    await removing.confirm();

    expect(await removing.outcomes()).to.deep.equal([
      ['alma', 'Was not enabled', ''],
      ['bruno', 'Removed', ''],
    ]);
    expect(whm.removals).to.deep.equal([['bruno']]);
  });
});

describe('what WHM answers', () => {
  for (const [read, isDone] of Object.entries(LOST)) {
    it(`is lost, and ${isDone ? 'it was' : 'it was not'} done: told as it is read again, never sent again`, async () => {
      const { whm, removing } = await open();
      if (isDone) whm.lose(REMOVE);
      else whm.fail(REMOVE, 'session-ended');
      await removing.remove('alma');

      expect(await removing.outcomes()).to.deep.equal([
        ['alma', isDone ? 'Removed' : 'Unknown', `WHM’s answer was lost${read}`],
      ]);
      expect(whm.removals).to.deep.equal([['alma']]);
    });
  }

  it('is a refusal of one: the others are removed, and that one is still selected', async () => {
    const { whm, removing } = await open();
    whm.instead.set(REMOVE, (call) => {
      whm.set('bruno', false);
      void call.answer({ users_modified: ['bruno'], failed: { alma: 'Locked: <b>x</b>' } });
    });
    await removing.remove('alma', 'bruno');

    expect(await removing.outcomes()).to.deep.equal([
      ['alma', 'Refused', 'Locked: <b>x</b>'],
      ['bruno', 'Removed', ''],
    ]);
    await removing.close();
    await says(removing.selection, '1 selected');
  });

  it('is a refusal of the whole call, which is each one’s reason', async () => {
    const { whm, removing } = await open();
    whm.fail(REMOVE, 'refused', 'Not today.');
    await removing.remove('alma', 'bruno');

    expect(await removing.outcomes()).to.deep.equal([
      ['alma', 'Refused', 'Not today.'],
      ['bruno', 'Refused', 'Not today.'],
    ]);
    expect(whm.removals).to.have.lengthOf(1);
  });

  it('cannot be read again: that is said, nothing is claimed, and reading can be repeated', async () => {
    const { whm, removing } = await open();
    whm.instead.set(REMOVE, (call) => {
      whm.fail(CONFIGS, 'unreachable');
      whm.answer(call);
    });
    await removing.remove('alma');

    expect(await removing.outcomes()).to.deep.equal([
      ['alma', 'Unknown', 'WHM reported it removed. Reading it again failed.'],
    ]);
    const result = await removing.result();
    whm.instead.clear();
    getByRole(getByRole(result, 'alert'), 'button', 'Read again').click();
    await until(() => !hasRole(result, 'alert'));
    expect(await removing.outcomes()).to.deep.equal([['alma', 'Removed', '']]);
    expect(whm.removals).to.deep.equal([['alma']]);
  });
});

describe('several parts', () => {
  it('are stopped between two of them: Escape does not, and the rest is not sent', async () => {
    const { whm, removing, question } = await removeMany(205);
    const release = whm.hold(REMOVE);
    await removing.confirm();
    await says(question, 'Removing: 0 of 205');
    await sendKeys({ press: 'Escape' });
    expect(getByRole(question, 'progressbar').getAttribute('max')).to.equal('205');

    getByRole(question, 'button', 'Stop').click();
    await says(question, 'Stopping after the accounts that are on their way');
    release();

    await says(await removing.result(), 'Removed: 200 Not changed: 5');
    const last = (await removing.outcomes()).at(-1);
    expect(last?.[2]).to.equal('You stopped before its turn.');
    expect(whm.removals).to.have.lengthOf(1);
  });

  it('lose the session between them: what is known is kept until it is copied', async () => {
    const { page, whm, removing } = await removeMany(205);
    whm.instead.set(REMOVE, (call) => {
      whm.answer(call);
      // After the first part everything is.
      whm.fail(REMOVE, 'session-ended');
      whm.fail(CONFIGS, 'session-ended');
    });
    await removing.confirm();

    const result = await removing.result();
    await says(result, 'Unknown: 205');
    expect(await removing.outcomes()).to.deep.include.members([
      ['u1000', 'Unknown', 'WHM reported it removed. Reading it again failed.'],
    ]);
    expect(whm.calls(REMOVE).map((call) => usersOf(call).length)).to.deep.equal([200, 5]);
    await says(result, 'Copy or export this result before you log in again.');
    expect(hasRole(result, 'link', 'Log in again')).to.equal(true);
    expect(hasRole(result, 'button', 'Export result')).to.equal(true);
    await removing.close();
    await until(() => !page.has('dialog'));
    expect(page.has('link', 'Log in again')).to.equal(true);
  });
});
