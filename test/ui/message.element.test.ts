/** The message: a note or an alert, with its text and what one can do. */
import { html, render } from 'lit';
import { expect } from 'chai';
import '../../src/ui/message.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../browser/mount.ts';
import { getByRole, hasRole, textOf } from '../browser/roles.ts';

async function mountMessage(role: 'note' | 'alert', heading: string, text: string) {
  const place = mount(document.createElement('div'));
  render(
    html`<tfs-message role=${role} .heading=${heading} .text=${text} .tone=${'error'}
      ><button>Try again</button></tfs-message
    >`,
    place,
  );
  await frame();
  return place;
}

describe('a message', () => {
  for (const role of ['note', 'alert'] as const) {
    it(`is a ${role} that says what is the case, and offers what to do`, async () => {
      const place = await mountMessage(role, 'It rains.', 'Take an umbrella.');

      const message = getByRole(place, role);
      expect(textOf(message)).to.equal('It rains. Take an umbrella. Try again');
      expect(hasRole(message, 'button', 'Try again')).to.equal(true);
    });
  }

  it('shows its sign to the eyes only', async () => {
    const place = await mountMessage('note', 'It rains.', '');

    expect(hasRole(getByRole(place, 'note'), 'image')).to.equal(false);
  });

  it('shows markup as text', async () => {
    const markup = '<img src=x onerror="throw 1"><a href="javascript:throw 1">log in</a>';
    const place = await mountMessage('alert', markup, markup);

    const alert = getByRole(place, 'alert');
    expect(textOf(alert)).to.equal(`${markup} ${markup} Try again`);
    expect(hasRole(alert, 'image')).to.equal(false);
    expect(hasRole(alert, 'link')).to.equal(false);
  });

  it('breaks a word that is too long for a phone', async () => {
    await resizeWindow(PHONE);

    await mountMessage('alert', 'x'.repeat(500), 'y'.repeat(500));

    expect(sidewaysOverflow()).to.equal(0);
  });

  describe('with a button for it', () => {
    async function mountWithAction(width: number) {
      await resizeWindow({ width, height: 800 });
      const place = mount(document.createElement('div'));
      render(
        html`<tfs-message role="note" .heading=${'It rains.'} .text=${'x '.repeat(150)}
          ><button slot="action">Open the umbrella</button></tfs-message
        >`,
        place,
      );
      await frame();
      await frame();
      return place;
    }

    it('is one line, with the button at its end', async () => {
      const place = await mountWithAction(616);

      const note = getByRole(place, 'note').getBoundingClientRect();
      const button = getByRole(place, 'button').getBoundingClientRect();
      expect(note.height).to.be.at.most(40);
      expect(note.right - button.right).to.be.within(0, 8);
      expect(button.top).to.be.at.least(note.top);
      expect(button.bottom).to.be.at.most(note.bottom);
      expect(textOf(place)).to.equal('It rains. Open the umbrella');
    });

    it('says its text where there is room for it', async () => {
      const place = await mountWithAction(1_200);

      expect(textOf(place)).to.include('It rains. x x');
    });
  });
});
