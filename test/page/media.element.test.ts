/** What the reader has asked of the browser: less motion, their own colours. */
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import { frame } from '../browser/mount.ts';
import { openLoadedPage, type Page } from '../browser/page.ts';
import { allByRole, getByRole, press } from '../browser/roles.ts';

async function emulate(features: Readonly<Record<string, string>>): Promise<void> {
  await executeServerCommand('emulate-features', features);
  await frame();
}

/** What moves, in this shadow root and those within it. */
function movements(root: ShadowRoot | null): Animation[] {
  if (!root) return [];
  const within = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => movements(shadowRoot));
  return [...root.getAnimations(), ...within];
}

async function openBusyPage(): Promise<Page> {
  const page = await openLoadedPage();
  await page.press('button', 'Refresh');
  return page;
}

afterEach(() => emulate({}));

describe('motion', () => {
  it('shows that the list is coming', async () => {
    await emulate({ 'prefers-reduced-motion': 'no-preference' });

    const page = await openBusyPage();

    expect(movements(page.element.shadowRoot)).to.not.have.lengthOf(0);
  });

  it('ends when it has come', async () => {
    await emulate({ 'prefers-reduced-motion': 'no-preference' });
    const page = await openBusyPage();

    await page.whm.list.answer({});

    expect(movements(page.element.shadowRoot)).to.have.lengthOf(0);
  });

  it('is left out for whoever wants less of it', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });

    const page = await openBusyPage();

    expect(movements(page.element.shadowRoot)).to.have.lengthOf(0);
  });
});

describe("the reader's own colours", () => {
  beforeEach(() => emulate({ 'forced-colors': 'active' }));

  it('are used', async () => {
    const page = await openLoadedPage();

    expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
    // Asked for by name, so that it is whatever the reader has chosen.
    const canvas = document.createElement('p');
    canvas.style.color = 'CanvasText';
    document.body.append(canvas);
    const { color } = getComputedStyle(getByRole(page.element, 'rowheader', /^alma/));
    expect(color).to.equal(getComputedStyle(canvas).color);
  });

  it('leave the chosen filter apart from the others', async () => {
    const page = await openLoadedPage();

    const outlines = allByRole(page.element, 'radio').map((radio) => {
      const [label] = (radio as HTMLInputElement).labels ?? [];
      return label ? getComputedStyle(label).outlineStyle : '';
    });
    expect(outlines).to.deep.equal(['solid', 'none', 'none']);
  });

  it('leave the tab that is open apart from the others', async () => {
    const page = await openLoadedPage();

    const tabs = allByRole(getByRole(page.element, 'navigation', 'Two-Factor Status'), 'link');
    const [open, ...others] = tabs.map((tab) => getComputedStyle(tab).borderBlockEndColor);
    expect(new Set(others).size).to.equal(1);
    expect(open).to.not.equal(others[0]);
  });

  it('leave a row that is selected apart from the others', async () => {
    const page = await openLoadedPage();
    const edges = () =>
      ['alma', 'carla'].map((user) => {
        const label = page.row(user).querySelector('label');
        return label && getComputedStyle(label, '::before').borderInlineStartStyle;
      });
    expect(edges()).to.deep.equal(['none', 'none']);

    press(getByRole(page.element, 'checkbox', 'Select carla'));
    await frame();

    expect(edges()).to.deep.equal(['none', 'solid']);
  });

  it('leave the focus visible', async () => {
    const page = await openLoadedPage();

    const box = page.searchBox;
    box.focus();

    expect(getComputedStyle(box).outlineStyle).to.not.equal('none');
  });
});

describe('more contrast', () => {
  /** The colour in which a text is written. */
  const colour = (element: Element): string => getComputedStyle(element).color;

  it('leaves no grey text', async () => {
    const page = await openLoadedPage();
    const told = () => getByRole(page.element, 'navigation').nextElementSibling as Element;
    expect(told().textContent).to.include('Loaded at');
    expect(colour(told())).to.not.equal(colour(page.element));

    await emulate({ 'prefers-contrast': 'more' });

    expect(colour(told())).to.equal(colour(page.element));
  });
});
