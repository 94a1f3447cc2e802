/** The menu: a button and the list of things to do that it opens, by keyboard and pointer, wherever it stands. */
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/menu.ts';
import type { TfsMenu } from '../../src/ui/menu.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../browser/roles.ts';

const ITEMS = [
  { key: 'pear', label: 'Pears' },
  { key: 'plum', label: 'Plums' },
  { key: 'fig', label: 'Figs' },
];

interface Mounted {
  readonly menu: TfsMenu;
  /** The keys that were chosen. */
  readonly chosen: string[];
}

async function mountMenu(set: Partial<TfsMenu> = {}, style = ''): Promise<Mounted> {
  const menu = Object.assign(document.createElement('tfs-menu'), { label: 'Fruit', items: ITEMS });
  menu.style.cssText = style;
  Object.assign(menu, set);
  const chosen: string[] = [];
  menu.addEventListener('item-chosen', ({ detail }) => chosen.push(detail));
  mount(menu);
  await frame();
  return { menu, chosen };
}

async function openMenu(set: Partial<TfsMenu> = {}, style = ''): Promise<Mounted> {
  const mounted = await mountMenu(set, style);
  await press(mounted.menu, 'Fruit');
  return mounted;
}

async function press(menu: TfsMenu, name: string): Promise<void> {
  getByRole(menu, 'button', name).click();
  await frame();
}

async function choose(menu: TfsMenu, name: string): Promise<void> {
  getByRole(menu, 'menuitem', name).click();
  await frame();
}

/** @param keys with a modifier as in `Shift+Tab` */
async function type(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const [modifier, pressed] = key.split('+');
    if (pressed === undefined) await sendKeys({ press: key });
    else {
      await sendKeys({ down: modifier ?? '' });
      await sendKeys({ press: pressed });
      await sendKeys({ up: modifier ?? '' });
    }
  }
  await frame();
}

async function pressAt(x: number, y: number): Promise<void> {
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
  await frame();
}

const isOpen = (menu: TfsMenu): boolean => hasRole(menu, 'menu', 'Fruit');

const boxOf = (menu: TfsMenu): DOMRect => getByRole(menu, 'menu').getBoundingClientRect();

/** Runs `act` and tells which keys the page heard meanwhile. */
async function keysHeard(act: () => Promise<void>): Promise<string[]> {
  const heard: string[] = [];
  const listener = ({ key }: KeyboardEvent) => void heard.push(key);
  document.addEventListener('keydown', listener);
  await act();
  document.removeEventListener('keydown', listener);
  return heard;
}

describe('the menu', () => {
  it('is a button at first, and tells that it can be opened', async () => {
    const { menu } = await mountMenu();

    expect(allByRole(menu, 'button').map(textOf)).to.deep.equal(['Fruit']);
    const { ariaExpanded, ariaHasPopup } = getByRole(menu, 'button', 'Fruit');
    expect({ ariaExpanded, ariaHasPopup }).to.deep.equal({
      ariaExpanded: 'false',
      ariaHasPopup: 'menu',
    });
    expect(isOpen(menu)).to.equal(false);
  });

  it('has its name also where three dots stand for it', async () => {
    const { menu } = await openMenu({ isIcon: true });

    expect(textOf(getByRole(menu, 'button', 'Fruit'))).to.equal('⋯');
    expect(isOpen(menu)).to.equal(true);
  });

  it('opens a menu of the same name, with the focus on its first item', async () => {
    const { menu } = await openMenu();

    const list = getByRole(menu, 'menu', 'Fruit');
    expect(allByRole(list, 'menuitem').map(textOf)).to.deep.equal(['Pears', 'Plums', 'Figs']);
    expect(getByRole(menu, 'button', 'Fruit').ariaExpanded).to.equal('true');
    expect(focused()).to.equal('menuitem “Pears”');
  });

  it('is closed by a second press', async () => {
    const { menu } = await openMenu();

    await press(menu, 'Fruit');

    expect(isOpen(menu)).to.equal(false);
    expect(getByRole(menu, 'button', 'Fruit').ariaExpanded).to.equal('false');
    expect(focused()).to.equal('button “Fruit”');
  });

  it('tells what was chosen, closes and has the focus again', async () => {
    const { menu, chosen } = await openMenu();

    await choose(menu, 'Plums');

    expect(chosen).to.deep.equal(['plum']);
    expect(isOpen(menu)).to.equal(false);
    expect(focused()).to.equal('button “Fruit”');
  });

  it('has given the focus back when it tells, so that it can be put elsewhere', async () => {
    const { menu } = await openMenu();
    const other = mount(document.createElement('button'));
    menu.addEventListener('item-chosen', () => other.focus());

    await choose(menu, 'Plums');

    expect(document.activeElement === other).to.equal(true);
  });

  it('says a hint after the name, not in it', async () => {
    const { menu } = await openMenu({
      items: [{ key: 'fig', label: 'Figs', hint: 'From the south' }],
    });

    const item = getByRole(menu, 'menuitem', 'Figs');
    expect(textOf(item)).to.equal('Figs From the south');
  });

  it('chooses nothing by itself when its items change', async () => {
    const { menu, chosen } = await openMenu();

    menu.items = ITEMS.slice(1);
    await frame();

    expect(allByRole(getByRole(menu, 'menu'), 'menuitem').map(textOf)).to.deep.equal([
      'Plums',
      'Figs',
    ]);
    expect(chosen).to.deep.equal([]);
  });

  it('writes hostile names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { menu } = await openMenu({ items: [{ key: 'x', label: hostile }] });

    expect(getByRole(menu, 'menuitem', hostile).querySelector('img')).to.equal(null);
  });
});

describe("the menu's keys", () => {
  it('open it, and choose', async () => {
    const { menu, chosen } = await mountMenu();

    menu.focus();
    await type('Enter', 'ArrowDown', 'Enter');

    expect(chosen).to.deep.equal(['plum']);
    expect(focused()).to.equal('button “Fruit”');
  });

  it('open it at the first item: arrow down', async () => {
    const { menu } = await mountMenu();

    menu.focus();
    await type('ArrowDown');

    expect(isOpen(menu)).to.equal(true);
    expect(focused()).to.equal('menuitem “Pears”');
  });

  const moves: [keys: string[], item: string][] = [
    [['ArrowDown'], 'Plums'],
    [['ArrowDown', 'ArrowDown', 'ArrowDown'], 'Pears'],
    [['ArrowUp'], 'Figs'],
    [['ArrowUp', 'ArrowUp'], 'Plums'],
    [['ArrowDown', 'ArrowUp'], 'Pears'],
    [['End'], 'Figs'],
    [['End', 'Home'], 'Pears'],
    [['f'], 'Figs'],
    [['p'], 'Plums'],
    [['p', 'p'], 'Pears'],
    [['x'], 'Pears'],
  ];
  for (const [keys, item] of moves) {
    it(`move between the items: ${keys.join(', ')}`, async () => {
      await openMenu();

      await type(...keys);

      expect(focused()).to.equal(`menuitem “${item}”`);
    });
  }

  it('close it by Escape, which is then heard by nobody else', async () => {
    const { menu, chosen } = await openMenu();
    await type('ArrowDown');

    const heard = await keysHeard(() => type('Escape'));

    expect(isOpen(menu)).to.equal(false);
    expect(focused()).to.equal('button “Fruit”');
    expect(heard).to.deep.equal([]);
    expect(chosen).to.deep.equal([]);
  });

  it('are left to the page while it is closed, and where they are no keys of a menu', async () => {
    const { menu } = await mountMenu();
    menu.focus();

    const closed = await keysHeard(() => type('Escape', 'End', 'ArrowUp'));
    await press(menu, 'Fruit');
    const open = await keysHeard(() => type('Control+End'));

    expect(closed).to.deep.equal(['Escape', 'End', 'ArrowUp']);
    expect(open).to.deep.equal(['Control', 'End']);
  });

  it('close it by leaving it with Tab, and leave the focus there', async () => {
    const { menu } = await openMenu();
    const other = Object.assign(document.createElement('button'), { textContent: 'Other' });
    mount(other);

    await type('End', 'Tab');

    expect(focused()).to.equal('button “Other”');
    expect(isOpen(menu)).to.equal(false);
  });
});

describe('a press', () => {
  it('on the button, which takes the focus, closes the menu and does not open it again', async () => {
    const { menu } = await openMenu();
    const { left, top } = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();

    await pressAt(left + 8, top + 8);

    expect(isOpen(menu)).to.equal(false);
    expect(focused()).to.equal('button “Fruit”');
  });

  it('elsewhere closes the menu', async () => {
    const { menu, chosen } = await openMenu();

    await pressAt(700, 700);

    expect(isOpen(menu)).to.equal(false);
    expect(chosen).to.deep.equal([]);
  });

  it('elsewhere closes it also where the press leaves the focus in the menu', async () => {
    const { menu } = await openMenu();
    document.addEventListener('mousedown', (event) => event.preventDefault(), { once: true });

    await pressAt(700, 700);

    expect(isOpen(menu)).to.equal(false);
  });

  it('elsewhere is no concern of a menu that was taken out of the page', async () => {
    const { menu } = await openMenu();
    menu.remove();
    mount(menu);
    await frame();

    expect(isOpen(menu)).to.equal(false);
    await pressAt(700, 700);
    await press(menu, 'Fruit');
    expect(isOpen(menu)).to.equal(true);
  });

  it('between the items does not close it, and Escape is still heard', async () => {
    const { menu } = await openMenu();
    const { left, top } = boxOf(menu);

    await pressAt(left + 3, top + 3);
    expect(isOpen(menu)).to.equal(true);

    await type('Escape');
    expect(isOpen(menu)).to.equal(false);
  });
});

describe('a busy menu', () => {
  it('does not open, and says so', async () => {
    const { menu } = await openMenu({ isBusy: true });

    await type('ArrowDown');

    expect(isOpen(menu)).to.equal(false);
    const button = getByRole(menu, 'button', 'Fruit');
    expect(button.ariaDisabled).to.equal('true');
    expect(button.ariaBusy).to.equal('true');
  });

  it('keeps the focus, and opens again afterwards', async () => {
    const { menu } = await openMenu();
    await choose(menu, 'Figs');

    menu.isBusy = true;
    await frame();
    expect(focused()).to.equal('button “Fruit”');

    menu.isBusy = false;
    await frame();
    await type('Enter');
    expect(isOpen(menu)).to.equal(true);
  });

  it('closes when it becomes busy', async () => {
    const { menu } = await openMenu();

    menu.isBusy = true;
    await frame();

    expect(isOpen(menu)).to.equal(false);
  });
});

describe('the box', () => {
  it('is below the button, and begins where the button does', async () => {
    const { menu } = await openMenu({}, 'margin: 100px');

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(boxOf(menu).left).to.be.closeTo(button.left, 1);
    expect(boxOf(menu).top).to.be.within(button.bottom, button.bottom + 8);
  });

  it('is above the button where there is no room below', async () => {
    const { menu } = await openMenu({}, 'position: fixed; bottom: 20px; left: 40px');

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(boxOf(menu).bottom).to.be.within(button.top - 8, button.top);
    expect(boxOf(menu).top).to.be.at.least(0);
  });

  it('stays at the button when the page is scrolled', async () => {
    const { menu } = await openMenu({}, 'position: absolute; top: 300px; left: 40px');
    const high = mount(document.createElement('div'));
    high.style.height = '3000px';

    scrollTo(0, 150);
    await frame();

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(button.top).to.be.closeTo(150, 1);
    expect(boxOf(menu).top).to.be.within(button.bottom, button.bottom + 8);
  });

  it('moves nothing of the page', async () => {
    const { menu } = await mountMenu();
    const after = mount(document.createElement('p'));
    const { top } = after.getBoundingClientRect();

    await press(menu, 'Fruit');

    expect(after.getBoundingClientRect().top).to.equal(top);
  });

  it('ends where the button does when it would leave the screen', async () => {
    const { menu } = await openMenu(
      { items: [{ key: 'x', label: 'An item that is wider than its button' }] },
      'position: absolute; inset-inline-end: 20px',
    );

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(boxOf(menu).right).to.be.closeTo(button.right, 1);
    expect(boxOf(menu).left).to.be.below(button.left);
    expect(sidewaysOverflow()).to.equal(0);
  });

  it('is mirrored from right to left', async () => {
    const { menu } = await openMenu({ dir: 'rtl' }, 'position: absolute; left: 600px');

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(boxOf(menu).right).to.be.closeTo(button.right, 1);
  });

  it('does not leave the screen from right to left either', async () => {
    const { menu } = await openMenu(
      { dir: 'rtl', items: [{ key: 'x', label: 'An item that is wider than its button' }] },
      'position: absolute; left: 20px',
    );

    const button = getByRole(menu, 'button', 'Fruit').getBoundingClientRect();
    expect(boxOf(menu).left).to.be.closeTo(button.left, 1);
    expect(boxOf(menu).right).to.be.above(button.right);
  });

  for (const dir of ['ltr', 'rtl']) {
    for (const left of [8, 150, 300]) {
      it(`fits a phone: ${dir}, ${left} px from the left`, async () => {
        await resizeWindow(PHONE);

        const items = [{ key: 'x', label: 'A long item, '.repeat(9) + 'x'.repeat(200) }];
        const { menu } = await openMenu({ dir, items }, `position: absolute; left: ${left}px`);

        const box = boxOf(menu);
        expect(box.left).to.be.at.least(8);
        expect(box.right).to.be.at.most(PHONE.width - 8);
        expect(sidewaysOverflow()).to.equal(0);
        const item = allByRole(getByRole(menu, 'menu'), 'menuitem')[0];
        expect(item?.scrollWidth).to.equal(item?.clientWidth);
      });
    }
  }

  it('is put right when the window changes', async () => {
    const { menu } = await openMenu(
      { items: [{ key: 'x', label: 'An item that is wider than its button' }] },
      'position: absolute; left: 290px',
    );

    await resizeWindow(PHONE);

    expect(boxOf(menu).right).to.be.at.most(PHONE.width - 8);
  });

  it('lies above what sticks to the top of the table', async () => {
    const { menu } = await openMenu();
    const head = document.createElement('div');
    head.style.cssText = 'position: sticky; top: 0; z-index: 1; height: 100px; background: white';
    mount(head);
    const { left, top } = boxOf(menu);

    expect(document.elementFromPoint(left + 20, top + 20) === menu).to.equal(true);
  });
});
