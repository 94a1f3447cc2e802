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
});
