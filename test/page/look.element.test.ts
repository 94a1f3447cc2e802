/** The page in WHM's house: its provider's colours and font, and nothing that leaks in or out. */
import { expect } from 'chai';
import { frame, mount } from '../browser/mount.ts';
import { openLoadedPage, type Page } from '../browser/page.ts';
import { getByRole } from '../browser/roles.ts';

function colours(page: Page): Record<string, string> {
  const chosen = (getByRole(page.element, 'radio', /^All/) as HTMLInputElement).labels?.[0];
  return {
    text: getComputedStyle(getByRole(page.element, 'rowheader', 'alma')).color,
    primary: chosen ? getComputedStyle(chosen).color : '',
    font: getComputedStyle(page.searchBox).fontFamily,
  };
}

describe('the look of WHM', () => {
  it('is that of the provider, where WHM tells it', async () => {
    const { style } = document.documentElement;
    style.setProperty('--cp-body-color', 'rgb(1, 2, 3)');
    style.setProperty('--cp-primary', 'rgb(100, 0, 50)');
    style.setProperty('--cp-font-sans-serif', 'Georgia');

    const page = await openLoadedPage();

    expect(colours(page)).to.deep.equal({
      text: 'rgb(1, 2, 3)',
      primary: 'rgb(100, 0, 50)',
      font: 'Georgia',
    });
  });

  it('is that of WHM as it comes, where an older one does not', async () => {
    const page = await openLoadedPage();

    const { text, primary, font } = colours(page);
    expect({ text, primary }).to.deep.equal({
      text: 'rgb(36, 55, 70)',
      primary: 'rgb(0, 61, 166)',
    });
    expect(font).to.match(/^"Open Sans"/);
  });
});

describe("WHM's own styles and the page's", () => {
  it('do not leak in', async () => {
    const page = await openLoadedPage();
    const looks = () =>
      [
        getByRole(page.element, 'button', 'Refresh'),
        page.searchBox,
        getByRole(page.element, 'rowheader', 'alma'),
        getByRole(page.element, 'status'),
      ].map((element) => {
        const { color, fontSize, display, lineHeight } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return { color, fontSize, display, lineHeight, width, height };
      });
    const before = looks();

    const sheet = mount(document.createElement('style'));
    sheet.textContent = `
      body { color: red; font: 30px/3 fantasy }
      button, input, label, p, div, span { color: red; font-size: 40px; display: block; padding: 9px }
      .row, .button, .table, .title, .card, .muted { display: none }`;
    await frame();

    expect(looks()).to.deep.equal(before);
  });

  it('do not leak out', async () => {
    const outside = mount(document.createElement('button'));
    outside.className = 'button';
    outside.textContent = 'WHM';
    const looks = () => {
      const style = getComputedStyle(outside);
      return [...style].map((property) => `${property}: ${style.getPropertyValue(property)}`);
    };
    const before = looks();
    const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;

    await openLoadedPage();

    expect(looks()).to.deep.equal(before);
    expect(document.styleSheets.length + document.adoptedStyleSheets.length).to.equal(sheets);
  });
});
