/** The question before something is done. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/confirm.ts';
import type { TfsConfirm } from '../../src/ui/confirm.ts';
import { frame, mount } from '../browser/mount.ts';
import { focused, getByRole, hasRole, textOf } from '../browser/roles.ts';

const QUESTION = { heading: 'Do it', text: '<b>Really?</b>', action: 'Do', cancel: 'Do not' };

async function mountConfirm(): Promise<TfsConfirm> {
  const confirm = mount(document.createElement('tfs-confirm'));
  await frame();
  return confirm;
}

async function ask(confirm: TfsConfirm): Promise<{ answer: Promise<boolean> }> {
  const answer = confirm.ask(QUESTION);
  await frame();
  return { answer };
}

describe('a question', () => {
  it('is a dialog with its text as it is, and the focus on what does nothing', async () => {
    const confirm = await mountConfirm();
    expect(hasRole(confirm, 'dialog')).to.equal(false);

    await ask(confirm);

    expect(textOf(getByRole(confirm, 'dialog', 'Do it'))).to.include('<b>Really?</b>');
    expect(focused()).to.equal('button “Do not”');
  });

  it('has what cannot be seen written out', async () => {
    const confirm = await mountConfirm();

    void confirm.ask({ ...QUESTION, text: 'Of a\u202Eb?' });
    await frame();

    expect(textOf(getByRole(confirm, 'dialog'))).to.include('Of a⟨U+202E⟩b?');
  });

  for (const [name, isYes] of [
    ['Do', true],
    ['Do not', false],
  ] as const) {
    it(`is answered by “${name}”, and gives the focus back`, async () => {
      const before = mount(Object.assign(document.createElement('button'), { textContent: 'x' }));
      before.focus();
      const confirm = await mountConfirm();
      const { answer } = await ask(confirm);

      getByRole(confirm, 'button', name).click();

      expect(await answer).to.equal(isYes);
      await frame();
      expect(hasRole(confirm, 'dialog')).to.equal(false);
      expect(focused()).to.equal('button “x”');
      before.remove();
    });
  }

  it('is answered no by Escape, by another question, and by leaving', async () => {
    const confirm = await mountConfirm();
    const { answer: escaped } = await ask(confirm);
    await sendKeys({ press: 'Escape' });
    expect(await escaped).to.equal(false);

    const { answer: replaced } = await ask(confirm);
    const { answer: left } = await ask(confirm);
    expect(await replaced).to.equal(false);
    expect(hasRole(confirm, 'dialog', 'Do it')).to.equal(true);
    confirm.remove();
    expect(await left).to.equal(false);
  });
});
