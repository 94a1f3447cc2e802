/** The page in a WHM that is read from right to left: mirrored, its names and texts as they are. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { openAnswered, type AnsweringOptions } from '../browser/answering-whm.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../browser/mount.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { ACCOUNTS, Page } from '../browser/page.ts';
import { allByRole, getByRole, hasRole } from '../browser/roles.ts';

async function openMirroredPage(): Promise<Page> {
  const page = new Page({ language: 'ar' });
  page.element.dir = 'rtl';
  mount(page.element);
  await frame();
  await page.whm.list.answer(userConfigs(ACCOUNTS));
  return page;
}

/** Where an element begins, seen from the left. */
const left = (element: Element | undefined): number => element?.getBoundingClientRect().left ?? NaN;

describe('the page from right to left', () => {
  it('has its columns from right to left', async () => {
    const page = await openMirroredPage();

    const [user, domain, state] = allByRole(page.element, 'columnheader').map(left);
    expect(user).to.be.above(domain ?? NaN);
    expect(domain).to.be.above(state ?? NaN);
  });

  it('has its cells below their headers, and begins them at the right', async () => {
    const page = await openMirroredPage();

    const header = getByRole(page.element, 'columnheader', 'User').getBoundingClientRect();
    const cell = allByRole(page.element, 'rowheader')[0]?.getBoundingClientRect();
    expect(cell?.right).to.equal(header.right);
    const name = allByRole(page.element, 'rowheader')[0]?.querySelector('bdi');
    expect(name?.getBoundingClientRect().right).to.be.closeTo(header.right, 1);
  });

  it('begins the lines of its notes at the right', async () => {
    await resizeWindow(PHONE);
    const message = document.createElement('tfs-message');
    message.dir = 'rtl';
    message.text = 'An English sentence that takes more than one line on a phone, and then ends.';
    mount(message);
    await message.updateComplete;

    expect(raggedness(textNodeOf(getByRole(message, 'paragraph'), /English/))).to.be.below(8);
  });

  it('begins the lines of the summary at the right', async () => {
    await resizeWindow({ width: 320, height: 800 });
    const page = await openMirroredPage();

    const sentence = textNodeOf(getByRole(page.element, 'status'), /accounts have/);
    expect(raggedness(sentence)).to.be.below(8);
  });

  it('has Refresh at the left', async () => {
    const page = await openMirroredPage();

    const refresh = getByRole(page.element, 'button', 'Refresh');
    expect(left(refresh)).to.be.below(left(getByRole(page.element, 'status')));
  });

  it('keeps the marks of a row after the name', async () => {
    const page = await openMirroredPage();

    const root = getByRole(page.row('root'), 'rowheader');
    const [name, administrator, you] = [...root.children].map(left);
    expect(name).to.be.above(administrator ?? NaN);
    expect(administrator).to.be.above(you ?? NaN);
  });

  it('writes English sentences in their own order', async () => {
    const page = await openMirroredPage();

    // A sentence that was laid out from right to left would begin with its closing bracket.
    const sentence = textNodeOf(getByRole(page.element, 'status'), /accounts have/);
    const share = textNodeOf(getByRole(page.element, 'status'), /[(%)]/);
    expect(rectOf(share).left).to.be.above(rectOf(sentence).left);
  });

  it("writes numbers in the page's language", async () => {
    const page = await openMirroredPage();

    const number = new Intl.NumberFormat('ar').format(5);
    expect(page.status).to.include(`of ${number} accounts`);
  });

  it('fits a phone', async () => {
    await resizeWindow(PHONE);
    const page = await openMirroredPage();

    expect(sidewaysOverflow()).to.equal(0);
    const [row] = allByRole(page.element, 'row').filter((one) => hasRole(one, 'rowheader'));
    const [, state] = page.cellsOf(row as Element);
    expect(left(state)).to.be.below(left(getByRole(row as Element, 'rowheader')));
  });
});

describe('what points or grows from right to left', () => {
  async function open(options: AnsweringOptions) {
    document.documentElement.dir = 'rtl';
    return openAnswered({ user: 'root', ...options });
  }
  afterEach(() => document.documentElement.removeAttribute('dir'));

  it('are the bars of the breakdown', async () => {
    const opened = await open({ fragment: 'tab=insights' });
    const { page } = opened;
    await opened.until(() => page.has('table', 'By owner'));

    const table = getByRole(page.element, 'table', 'By owner');
    const bar = table.querySelector('.bar > div')?.getBoundingClientRect();
    const parts = [...table.querySelectorAll('.bar > div:has(.has) > *')].map((part) =>
      part.getBoundingClientRect(),
    );
    expect(parts.length).to.be.above(1);
    expect(parts[0]?.right).to.be.closeTo(bar?.right ?? NaN, 1);
    expect(parts[1]?.right).to.be.at.most(parts[0]?.left ?? NaN);
  });

  it('are the arrows in the filter: the left one leads on', async () => {
    const opened = await open({});
    const { page } = opened;
    await opened.shows('alma');
    getByRole(page.element, 'radio', /^All/).focus();

    await sendKeys({ press: 'ArrowLeft' });

    expect((getByRole(page.element, 'radio', /^Enabled/) as HTMLInputElement).checked).to.equal(
      true,
    );
  });
});

function textNodeOf(element: Element, pattern: RegExp): Text {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && pattern.test(node.data)) return node;
  }
  throw new Error(`No text ${pattern}`);
}

/** How far the right ends of a sentence's lines lie apart. px */
function raggedness(text: Text): number {
  const range = new Range();
  range.selectNodeContents(text);
  const ends = [...range.getClientRects()].map(({ right }) => right);
  expect(ends.length, 'lines').to.be.above(1);
  return Math.max(...ends) - Math.min(...ends);
}

function rectOf(text: Text): DOMRect {
  const range = new Range();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}
