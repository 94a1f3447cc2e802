/** A provider's colours, light, dark and careless: whatever they are, every text of the page can be read. */
import { expect } from 'chai';
import { openAnswered, type Answered } from '../browser/answering-whm.ts';
import { contrast, groundOf, unreadableTexts } from '../browser/contrast.ts';
import { frame } from '../browser/mount.ts';
import { openLoadedPage } from '../browser/page.ts';
import { allByRole, getByRole, hasRole } from '../browser/roles.ts';

/** What a provider may set, beside the ground on which WHM puts the page. */
interface Palette {
  readonly primary: string;
  readonly text: string;
  readonly surface: string;
  readonly border?: string;
  readonly success?: string;
  readonly ground?: string;
}

const PALETTES: Readonly<Record<string, Palette>> = {
  'WHM as it comes': { primary: '#003da6', text: '#243746', surface: '#fff', ground: '#fafafa' },
  'a dark red': { primary: '#8a1538', text: '#1d1d1f', surface: '#fff', ground: '#f4f1ee' },
  'a friendly orange': { primary: '#ff6c2c', text: '#333', surface: '#fff', success: '#9be15d' },
  'yellow on white': { primary: '#ffe600', text: '#555', surface: '#ffffff' },
  'a primary like the surface': { primary: '#fff', text: '#243746', surface: '#fff' },
  dark: { primary: '#4da3ff', text: '#e6edf3', surface: '#161b22', ground: '#0d1117' },
  'dark, with a dark primary': {
    primary: '#003da6',
    text: '#f5f5f5',
    surface: 'rgb(30 30 36)',
    border: '#3a3a44',
    ground: '#101014',
  },
  'dark cards on a light page': {
    primary: '#c9f',
    text: '#eee',
    surface: '#2b2140',
    ground: '#fff',
  },
  'light text, and no colour for cards': {
    primary: '#6cf',
    text: '#fafafa',
    surface: '',
    ground: '#222',
  },
  'a grey on which nothing can be read': { primary: '#888', text: '#999', surface: '#808080' },
  'cards of glass': {
    primary: '#0a58ca',
    text: '#ddd',
    surface: 'rgb(255 255 255 / 6%)',
    ground: '#1b2430',
  },
  'no colours at all': { primary: 'nonsense', text: '#', surface: 'none' },
};

function brand({ primary, text, surface, border, success, ground = '#fff' }: Palette): void {
  const { style } = document.documentElement;
  const properties = {
    '--cp-primary': primary,
    '--cp-body-color': text,
    '--cp-component-bg': surface,
    '--cp-border-color': border,
    '--cp-success': success,
  };
  for (const [name, value] of Object.entries(properties)) if (value) style.setProperty(name, value);
  document.body.style.background = ground;
}

afterEach(() => document.body.removeAttribute('style'));

/** All of it: a note and an alert, rows of which one is selected, the filter, and the bar below. */
async function openList(): Promise<Answered> {
  const opened = await openAnswered({ user: 'root', failing: { listaccts: 'refused' } });
  await opened.shows('Not you.');
  await opened.page.ready();
  getByRole(opened.page.element, 'checkbox', 'Select bruno').click();
  await opened.shows('1 selected');
  return opened;
}

for (const [name, palette] of Object.entries(PALETTES)) {
  describe(`the colours of a provider: ${name}`, () => {
    beforeEach(() => brand(palette));

    it('leave the list, a menu and a dialog to be read', async () => {
      const opened = await openList();
      const { page } = opened;
      expect(unreadableTexts(page.element), 'list').to.deep.equal([]);

      const box = page.searchBox;
      expect(contrast(getComputedStyle(box).borderTopColor, groundOf(page.element))).to.be.at.least(
        3,
      );

      await page.press('button', 'Actions for bruno');
      await opened.until(() => page.has('menuitem'));
      expect(unreadableTexts(page.element), 'menu').to.deep.equal([]);
      await page.press('menuitem', 'Remove two-factor…');
      await opened.until(() => page.has('dialog', 'Remove two-factor'));
      expect(unreadableTexts(page.element), 'dialog').to.deep.equal([]);
    });

    it('leave the insights and the policy to be read', async () => {
      const opened = await openAnswered({ user: 'root', fragment: 'tab=insights' });
      const { page } = opened;
      await opened.until(() => page.has('table', 'By owner'));
      expect(unreadableTexts(page.element), 'insights').to.deep.equal([]);

      await page.press('link', 'Policy and issuer');
      await opened.until(() => page.has('switch'));
      expect(unreadableTexts(page.element), 'policy').to.deep.equal([]);
    });
  });
}

describe('colours that can be read', () => {
  it('are left as they are', async () => {
    brand({ primary: '#8a1538', text: '#1d1d1f', surface: '#fffdf8', success: '#0f7b3f' });
    const page = await openLoadedPage();
    await frame();

    expect(page.element.getAttribute('style')).to.equal(null);
    expect(hasRole(page.element, 'table')).to.equal(true);
    expect(
      allByRole(page.element, 'link')[0] &&
        getComputedStyle(allByRole(page.element, 'link')[0] as Element).color,
    ).to.equal('rgb(138, 21, 56)');
  });
});
