/** The card "Since your last visit": its lines and names, and that it can be turned off. */
import { expect } from 'chai';
import '../../../src/features/last-visit/last-visit-card.ts';
import { translate } from '../../../src/i18n/texts.ts';
import type { Changes } from '../../../src/state/last-visit.ts';
import { findViolations } from '../../browser/axe.ts';
import { frame, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, press, textOf } from '../../browser/roles.ts';
import { readText, show } from './visits.ts';

const CHANGES: Changes = {
  lost: ['fernfarm', 'oaktravel'],
  gained: ['acmepets', 'birchspa', 'cedarbar', 'dalefilm', 'elmfarm', 'fjordbar'],
  came: [],
  gone: 1,
};

const rowsOf = (card: Element): string[] =>
  allByRole(getByRole(card, 'table', 'Since your last visit'), 'row')
    .slice(1)
    .map(readText);

const many = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);

describe('the card of the last visit', () => {
  it('is a region with its heading, the date, and a line for each change', async () => {
    const { element } = await show('tfs-last-visit-card', { changes: CHANGES });

    const region = getByRole(element, 'region', 'Since your last visit');
    expect(getByRole(region, 'heading', 'Since your last visit').tagName).to.equal('H2');
    expect(textOf(region)).to.match(/Nov 27, 2026, 4:32\sPM/);
    expect(rowsOf(element)).to.deep.equal([
      '2 lost fernfarm, oaktravel',
      '6 gained acmepets, birchspa and 4 more',
      '0 new',
      '1 gone Names are not kept',
    ]);
    expect(allByRole(element, 'rowheader').map(textOf)).to.deep.equal([
      'lost',
      'gained',
      'new',
      'gone',
    ]);
    expect(textOf(region)).to.include('Kept in this browser only');
    expect(await findViolations(element)).to.deep.equal([]);
  });

  it('leaves the names their room beside a long label', async () => {
    translate('xx', { lastVisit: { changes: { lost: 'has lost the second factor since then' } } });
    try {
      await resizeWindow(PHONE);
      const { element } = await show('tfs-last-visit-card', { changes: CHANGES });

      const row = allByRole(element, 'row')[1] as Element;
      const [label, names] = [getByRole(row, 'rowheader'), allByRole(row, 'cell')[1]];
      expect(textOf(label)).to.include('second factor since');
      expect(names?.getBoundingClientRect().width).to.be.above(
        label.getBoundingClientRect().width * 0.75,
      );
    } finally {
      translate('en', { lastVisit: { changes: { lost: 'lost' } } });
    }
  });

  it('asks for the panel of whom one presses', async () => {
    const { element, chosen } = await show('tfs-last-visit-card', { changes: CHANGES });

    press(getByRole(element, 'button', 'oaktravel'));

    expect(chosen).to.deep.equal(['oaktravel']);
  });

  it('shows all names and fewer again; the focus stays there', async () => {
    const { element } = await show('tfs-last-visit-card', { changes: CHANGES });

    press(getByRole(element, 'button', 'and 4 more'));
    await frame();
    expect(rowsOf(element)[1]).to.equal(
      '6 gained acmepets, birchspa, cedarbar, dalefilm, elmfarm, fjordbar Show fewer',
    );
    expect(focused()).to.equal('button “Show fewer”');

    press(getByRole(element, 'button', 'Show fewer'));
    await frame();
    expect(rowsOf(element)[1]).to.include('and 4 more');
    expect(focused()).to.equal('button “and 4 more”');
  });

  it('draws two hundred names at most, and says how many there are', async () => {
    const changes = { ...CHANGES, gained: many(1_203) };
    const { element } = await show('tfs-last-visit-card', { changes });

    press(getByRole(element, 'button', 'and 1,201 more'));
    await frame();

    expect(allByRole(element, 'button', /^user\d+$/)).to.have.lengthOf(200);
    expect(rowsOf(element)[1]).to.include('user199 and 1,003 more');
  });

  it('shows what is hidden in a name, and no markup', async () => {
    const lost = ['<img src=x>', 'abc\u202Etxt'];
    const { element } = await show('tfs-last-visit-card', { changes: { ...CHANGES, lost } });

    expect(rowsOf(element)[0]).to.equal('2 lost <img src=x>, abc⟨U+202E⟩txt');
  });

  for (const [state, said] of [
    ['first', 'Nothing to compare with yet.'],
    ['waiting', 'Comparing…'],
    ['too-many', 'Of more than 100,000 accounts nothing is kept.'],
    ['off', 'Turned off: nothing is kept.'],
  ] as const) {
    it(`says what is the case instead: ${state}`, async () => {
      const { element } = await show('tfs-last-visit-card', { state });

      expect(textOf(getByRole(element, 'status'))).to.equal(said);
      expect(hasRole(element, 'table')).to.equal(false);
    });
  }

  it('can be turned off, and on again', async () => {
    const { element, visit } = await show('tfs-last-visit-card', { changes: CHANGES });
    press(getByRole(element, 'button', 'Turn off and forget'));
    visit.set({ state: 'off', changes: undefined });
    await frame();

    expect(textOf(element)).not.to.include('Kept in this browser only');
    expect(focused()).to.equal('button “Turn on”');
    press(getByRole(element, 'button', 'Turn on'));

    expect(visit.asked).to.deep.equal(['off', 'on']);
  });

  it('says quietly that the browser does not keep it', async () => {
    const { element, visit } = await show('tfs-last-visit-card', {
      changes: CHANGES,
      isUnkept: true,
    });
    expect(textOf(element)).to.include('This browser did not let the page keep this visit.');
    expect(hasRole(element, 'alert')).to.equal(false);

    visit.set({ state: 'off', changes: undefined });
    await frame();
    expect(textOf(element)).to.include('This browser did not let the page forget it.');
  });

  it('fits on a phone and in 320 pixels, its buttons high enough for a finger', async () => {
    const { element } = await show('tfs-last-visit-card', { changes: CHANGES });
    for (const size of [PHONE, { width: 320, height: 568 }]) {
      await resizeWindow(size);

      expect(sidewaysOverflow()).to.equal(0);
      for (const button of allByRole(element, 'button')) {
        expect(button.getBoundingClientRect().height, textOf(button)).to.be.at.least(24);
      }
    }
  });
});
