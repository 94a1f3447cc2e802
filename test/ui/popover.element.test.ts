/** The popover: a button and the box that it opens; on a phone, a sheet. */
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/popover.ts';
import type { TfsPopover } from '../../src/ui/popover.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../browser/mount.ts';
import { focused, getByRole, hasRole, textOf } from '../browser/roles.ts';

function button(name: string): HTMLButtonElement {
  return Object.assign(document.createElement('button'), { textContent: name });
}

/** With two buttons in its box, and one after it in the page. */
async function mountPopover(set: Partial<TfsPopover> = {}, style = ''): Promise<TfsPopover> {
  const popover = Object.assign(document.createElement('tfs-popover'), { label: 'Fruit' });
  popover.style.cssText = style;
  Object.assign(popover, set);
  popover.append(button('Pears'), button('Plums'));
  mount(popover);
  mount(button('After'));
  await frame();
  return popover;
}

async function openPopover(set: Partial<TfsPopover> = {}, style = ''): Promise<TfsPopover> {
  const popover = await mountPopover(set, style);
  await press(popover, 'Fruit');
  return popover;
}

async function press(popover: TfsPopover, name: string): Promise<void> {
  const one = getByRole(popover, 'button', name);
  one.focus();
  one.click();
  await frame();
}

async function pressAt(x: number, y: number): Promise<void> {
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
  await frame();
}

async function type(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await frame();
}

const isOpen = (popover: TfsPopover): boolean => hasRole(popover, 'dialog', 'Fruit');
const boxOf = (popover: TfsPopover): DOMRect =>
  getByRole(popover, 'dialog').getBoundingClientRect();
const buttonOf = (popover: TfsPopover): HTMLElement => getByRole(popover, 'button', 'Fruit');

describe('the popover', () => {
  it('is a button at first, and tells that it can be opened', async () => {
    const popover = await mountPopover();

    expect(buttonOf(popover).ariaExpanded).to.equal('false');
    expect(buttonOf(popover).ariaHasPopup).to.equal('dialog');
    expect(isOpen(popover)).to.equal(false);
  });

  it('opens a dialog of the same name, with the focus in it', async () => {
    const popover = await openPopover();

    expect(isOpen(popover)).to.equal(true);
    expect(buttonOf(popover).ariaExpanded).to.equal('true');
    expect(focused()).to.equal('dialog “Fruit”');
    await type('Tab', 'Tab');
    expect(focused()).to.equal('button “Pears”');
  });

  it('opens below its button, and moves nothing of the page', async () => {
    const popover = await mountPopover({}, 'margin: 100px');
    const after = document.body.lastElementChild as HTMLElement;
    const { top } = after.getBoundingClientRect();

    await press(popover, 'Fruit');

    const at = buttonOf(popover).getBoundingClientRect();
    expect(boxOf(popover).top).to.be.within(at.bottom, at.bottom + 8);
    expect(boxOf(popover).left).to.be.closeTo(at.left, 1);
    expect(after.getBoundingClientRect().top).to.equal(top);
  });

  it('stays where it belongs when what stands in it grows', async () => {
    const popover = await openPopover({}, 'position: fixed; bottom: 20px; left: 20px');
    const at = buttonOf(popover).getBoundingClientRect();
    expect(boxOf(popover).bottom).to.be.within(at.top - 8, at.top);

    const high = document.createElement('div');
    high.style.height = '200px';
    popover.append(high);
    await frame();
    await frame();

    expect(boxOf(popover).height).to.be.above(200);
    expect(boxOf(popover).bottom).to.be.within(at.top - 8, at.top);
  });

  it('does not leave the screen', async () => {
    const popover = await openPopover({}, 'position: absolute; inset-inline-end: 20px');

    const at = buttonOf(popover).getBoundingClientRect();
    expect(boxOf(popover).right).to.be.closeTo(at.right, 1);
    expect(sidewaysOverflow()).to.equal(0);
  });

  it('has the number that it is given at the end of its name', async () => {
    const popover = await mountPopover({ count: '2' });

    expect(hasRole(popover, 'button', 'Fruit 2')).to.equal(true);
  });

  it('is still there when something in it was pressed', async () => {
    const popover = await openPopover();

    await press(popover, 'Plums');
    const { left, top } = boxOf(popover);
    await pressAt(left + 20, top + 8);

    expect(isOpen(popover)).to.equal(true);
  });

  for (const name of ['Fruit', 'Close']) {
    it(`is closed by “${name}”, with the focus on its button`, async () => {
      const popover = await openPopover();

      await press(popover, name);

      expect(isOpen(popover)).to.equal(false);
      expect(buttonOf(popover).ariaExpanded).to.equal('false');
      expect(focused()).to.equal('button “Fruit”');
    });
  }

  it('is closed by Escape, which is then heard by nobody else', async () => {
    const popover = await openPopover();
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => void heard.push(key);
    document.addEventListener('keydown', listener);

    await type('Tab', 'Escape');
    document.removeEventListener('keydown', listener);

    expect(isOpen(popover)).to.equal(false);
    expect(focused()).to.equal('button “Fruit”');
    expect(heard).to.deep.equal([]);
  });

  it('is closed by a press elsewhere', async () => {
    const popover = await openPopover();

    await pressAt(900, 700);

    expect(isOpen(popover)).to.equal(false);
  });

  it('is closed by leaving it with Tab, and the focus goes on', async () => {
    const popover = await openPopover();

    await type('Tab', 'Tab', 'Tab', 'Tab');

    expect(focused()).to.equal('button “After”');
    expect(isOpen(popover)).to.equal(false);
  });

  it('opens beside something else where it has no button, which then gets the focus back', async () => {
    const popover = await mountPopover({ isBare: true });
    const after = document.body.lastElementChild as HTMLElement;
    expect(hasRole(popover, 'button')).to.equal(false);

    popover.open(after);
    await frame();
    expect(boxOf(popover).top).to.be.at.least(after.getBoundingClientRect().bottom);
    await type('Escape');

    expect(isOpen(popover)).to.equal(false);
    expect(focused()).to.equal('button “After”');
  });

  it('is closed when it leaves the page', async () => {
    const popover = await openPopover();

    popover.remove();
    mount(popover);
    await frame();

    expect(isOpen(popover)).to.equal(false);
    await press(popover, 'Fruit');
    expect(isOpen(popover)).to.equal(true);
  });
});

describe('the popover on a phone', () => {
  beforeEach(() => resizeWindow(PHONE));

  it('is a sheet at the lower edge, as wide as the screen', async () => {
    const popover = await mountPopover();
    const below = buttonOf(popover).getBoundingClientRect().bottom;

    await press(popover, 'Fruit');

    const { left, right, bottom, top } = boxOf(popover);
    expect({ left, right, bottom }).to.deep.equal({
      left: 0,
      right: PHONE.width,
      bottom: PHONE.height,
    });
    expect(top).to.be.above(below);
  });

  it('keeps the focus and the eyes: the rest of the page is out of reach', async () => {
    await openPopover();

    const stops = new Set<string>();
    for (let at = 0; at < 8; at++) {
      await type('Tab');
      stops.add(focused());
    }

    expect(stops).to.include.all.keys('button “Close”', 'button “Pears”', 'button “Plums”');
    expect(stops).to.not.include('button “After”').and.not.include('button “Fruit”');
  });

  it('is closed by Close, by Escape and by a press beside it', async () => {
    const popover = await mountPopover();
    const ways = [
      () => press(popover, 'Close'),
      () => type('Escape'),
      () => pressAt(200, 100),
    ] as const;

    for (const close of ways) {
      await press(popover, 'Fruit');
      expect(isOpen(popover)).to.equal(true);
      await close();
      expect(isOpen(popover)).to.equal(false);
      expect(focused()).to.equal('button “Fruit”');
    }
  });

  it('has a button to close it that is large enough', async () => {
    const popover = await openPopover();

    const close = getByRole(popover, 'button', 'Close').getBoundingClientRect();
    expect(Math.min(close.width, close.height)).to.be.at.least(24);
    expect(textOf(getByRole(popover, 'heading'))).to.equal('Fruit');
  });
});
