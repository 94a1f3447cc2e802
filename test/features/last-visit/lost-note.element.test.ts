/** The note of those who have lost their second factor since the last visit. */
import { expect } from 'chai';
import '../../../src/features/last-visit/lost-note.ts';
import { frame } from '../../browser/mount.ts';
import { getByRole, hasRole, press, textOf } from '../../browser/roles.ts';
import { readText, show } from './visits.ts';

describe('the note of the lost', () => {
  it('says how many they are and who, and leads to each', async () => {
    const { element, chosen } = await show('tfs-lost-note', { told: ['fernfarm', 'oaktravel'] });

    expect(readText(getByRole(element, 'note'))).to.equal(
      '2 accounts have lost their second factor since your last visit: fernfarm, oaktravel Dismiss',
    );
    press(getByRole(element, 'button', 'fernfarm'));
    expect(chosen).to.deep.equal(['fernfarm']);
  });

  it('says it of one', async () => {
    const { element } = await show('tfs-lost-note', { told: ['fernfarm'] });

    expect(textOf(element)).to.include(
      '1 account has lost its second factor since your last visit: fernfarm',
    );
  });

  it('names three, and says how many more', async () => {
    const { element } = await show('tfs-lost-note', { told: ['a', 'b', 'c', 'd', 'e'] });

    expect(readText(element)).to.include('a, b, c and 2 more');
  });

  it('takes no room while nobody has lost it, and comes when somebody has', async () => {
    const { element, visit } = await show('tfs-lost-note');
    expect(getComputedStyle(element).display).to.equal('none');

    visit.set({ told: ['fernfarm'] });
    await frame();

    expect(hasRole(element, 'note')).to.equal(true);
    expect(element.getBoundingClientRect().height).to.be.above(0);
  });

  it('goes when it is put aside, and says that the focus is nowhere', async () => {
    const { element, visit } = await show('tfs-lost-note', { told: ['fernfarm'] });
    let lost = 0;
    element.addEventListener('focus-lost', () => lost++);

    press(getByRole(element, 'button', 'Dismiss'));
    await frame();

    expect(visit.asked).to.deep.equal(['dismiss']);
    expect(hasRole(element, 'note')).to.equal(false);
    expect(lost).to.equal(1);
  });
});
