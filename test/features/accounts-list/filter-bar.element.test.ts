/** The filter bar: the search box, and the choice between all, enabled and not enabled. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/accounts-list/filter-bar.ts';
import type { FilterChange, TfsFilterBar } from '../../../src/features/accounts-list/filter-bar.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, focused, getByRole } from '../../browser/roles.ts';

interface Bar {
  readonly bar: TfsFilterBar;
  readonly box: HTMLInputElement;
  /** What it asked for, each time. */
  readonly asked: FilterChange[];
}

/** A bar in the document. Like the page, it is given back what it asks for. */
async function mountBar(language = 'en'): Promise<Bar> {
  const bar = document.createElement('tfs-filter-bar');
  bar.formats = createFormats(language);
  bar.counts = { all: 1234, enabled: 234, 'not-enabled': 1000 };
  const asked: FilterChange[] = [];
  bar.addEventListener('filter-changed', ({ detail }) => {
    asked.push(detail);
    Object.assign(bar, detail);
  });
  mount(bar);
  await frame();
  return { bar, box: getByRole(bar, 'searchbox', 'Search accounts') as HTMLInputElement, asked };
}

/** The choices as they are read, that which is chosen in brackets. */
function choices(bar: TfsFilterBar): string[] {
  return allByRole(getByRole(bar, 'radiogroup', 'Two-factor'), 'radio').map((radio) => {
    const name = radio.computedName.replace(/\s+/g, ' ').trim();
    return (radio as HTMLInputElement).checked ? `[${name}]` : name;
  });
}

describe('the search box', () => {
  it('asks with every key', async () => {
    const { bar, asked } = await mountBar();

    bar.focus();
    await sendKeys({ type: 'abc' });

    expect(asked).to.deep.equal([{ search: 'a' }, { search: 'ab' }, { search: 'abc' }]);
  });

  it('leaves the cursor where one types', async () => {
    const { bar, box } = await mountBar();

    bar.focus();
    await sendKeys({ type: 'ad' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ type: 'bc' });

    expect(box.value).to.equal('abcd');
    expect(box.selectionStart).to.equal(3);
  });

  it('keeps what is typed, and the focus, when the rest changes', async () => {
    const { bar, box } = await mountBar();
    bar.focus();
    await sendKeys({ type: 'abc' });

    bar.counts = { all: 1, enabled: 0, 'not-enabled': 1 };
    await frame();

    expect(box.value).to.equal('abc');
    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  it('shows the search that it is given, without asking for it', async () => {
    const { bar, box, asked } = await mountBar();

    bar.search = 'müller';
    await frame();

    expect(box.value).to.equal('müller');
    expect(asked).to.deep.equal([]);
  });

  it('is cleared by Escape, which is then heard by nobody else', async () => {
    const { bar, box, asked } = await mountBar();
    let heard = 0;
    const listener = () => heard++;
    document.addEventListener('keydown', listener);
    bar.focus();
    await sendKeys({ type: 'x' });
    heard = 0;

    await sendKeys({ press: 'Escape' });
    await frame();
    document.removeEventListener('keydown', listener);

    expect(box.value).to.equal('');
    expect(asked).to.deep.equal([{ search: 'x' }, { search: '' }]);
    expect(heard).to.equal(0);
    expect(focused()).to.equal('searchbox “Search accounts”');
  });

  it('leaves Escape to others when it is empty already', async () => {
    const { bar, asked } = await mountBar();
    const heard: KeyboardEvent[] = [];
    const listener = (event: KeyboardEvent) => void heard.push(event);
    document.addEventListener('keydown', listener);
    bar.focus();

    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', listener);

    expect(heard.map(({ key, defaultPrevented }) => ({ key, defaultPrevented }))).to.deep.equal([
      { key: 'Escape', defaultPrevented: false },
    ]);
    expect(asked).to.deep.equal([]);
  });

  it('leaves Escape to the input method while letters are being composed', async () => {
    const { bar, box, asked } = await mountBar();
    bar.search = 'に';
    await frame();

    const escape = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true };
    const isLeftAlone = box.dispatchEvent(new KeyboardEvent('keydown', escape));

    expect(isLeftAlone).to.equal(true);
    expect(asked).to.deep.equal([]);
  });

  it('does not keep other keys from the page', async () => {
    const { bar } = await mountBar();
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => void heard.push(key);
    document.addEventListener('keydown', listener);

    bar.focus();
    await sendKeys({ type: '/a' });
    document.removeEventListener('keydown', listener);

    expect(heard).to.deep.equal(['/', 'a']);
  });
});

describe('the choice of the two-factor state', () => {
  it('says how many accounts each would show', async () => {
    const { bar } = await mountBar();

    expect(choices(bar)).to.deep.equal(['[All 1,234]', 'Enabled 234', 'Not enabled 1,000']);
  });

  it("writes numbers in the page's language", async () => {
    const { bar } = await mountBar('de');

    expect(choices(bar)).to.deep.equal(['[All 1.234]', 'Enabled 234', 'Not enabled 1.000']);
  });

  it('says no numbers while there are none', async () => {
    const { bar } = await mountBar();

    bar.counts = undefined;
    await frame();

    expect(choices(bar)).to.deep.equal(['[All]', 'Enabled', 'Not enabled']);
  });

  it('asks for what is pressed', async () => {
    const { bar, asked } = await mountBar();

    getByRole(bar, 'radio', 'Not enabled 1,000').click();
    await frame();

    expect(asked).to.deep.equal([{ twoFactor: 'not-enabled' }]);
    expect(choices(bar)).to.deep.equal(['All 1,234', 'Enabled 234', '[Not enabled 1,000]']);
  });

  it('is one stop of the keyboard, in which the arrows choose', async () => {
    const { bar, asked } = await mountBar();

    bar.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('radio “All 1,234”');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('radio “Enabled 234”');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });

    expect(asked).to.deep.equal([
      { twoFactor: 'enabled' },
      { twoFactor: 'not-enabled' },
      { twoFactor: 'all' },
    ]);
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('');
  });

  it('shows what it is given, without asking for it', async () => {
    const { bar, asked } = await mountBar();

    bar.twoFactor = 'enabled';
    await frame();
    expect(choices(bar)).to.deep.equal(['All 1,234', '[Enabled 234]', 'Not enabled 1,000']);

    bar.twoFactor = 'all';
    await frame();
    expect(choices(bar)).to.deep.equal(['[All 1,234]', 'Enabled 234', 'Not enabled 1,000']);
    expect(asked).to.deep.equal([]);
  });

  it('can be reset after a choice was made', async () => {
    const { bar } = await mountBar();
    getByRole(bar, 'radio', 'Enabled 234').click();
    await frame();

    bar.twoFactor = 'all';
    await frame();

    expect(choices(bar)).to.deep.equal(['[All 1,234]', 'Enabled 234', 'Not enabled 1,000']);
  });
});
