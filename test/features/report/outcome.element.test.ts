/** What became of a copy: told beside what was pressed, and for how long. */
import { expect } from 'chai';
import { stopClock, type StoppedClock } from '../../browser/clock.ts';
import { frame, until } from '../../browser/mount.ts';
import { openWorkingPage, type Page } from '../../browser/page.ts';
import { allByRole, getByRole, press } from '../../browser/roles.ts';

const COPIED = 'Copied 5 user names';
const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');

/** @param isAllowed whether the browser lets the page copy */
async function openCopying(isAllowed: boolean): Promise<{ page: Page; clock: StoppedClock }> {
  const writeText = () => (isAllowed ? Promise.resolve() : Promise.reject(new Error('Forbidden')));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  const clock = stopClock();
  const { page } = await openWorkingPage();
  return { page, clock };
}

const tells = (page: Page): boolean => page.text.includes(COPIED);

afterEach(() => {
  if (own) Object.defineProperty(navigator, 'clipboard', own);
  else Reflect.deleteProperty(navigator, 'clipboard');
});

describe('what became of a copy', () => {
  it('is told near the button, moves nothing, and leaves after ten seconds', async () => {
    const { page, clock } = await openCopying(true);
    const table = () => getByRole(page.element, 'table', 'Accounts').getBoundingClientRect().top;
    const before = table();

    await page.choose('Copy', 'User names');
    await until(() => tells(page));

    const button = getByRole(page.element, 'button', 'Copy').getBoundingClientRect();
    const [said] = allByRole(page.element, 'paragraph').filter(({ textContent }) =>
      textContent.includes(COPIED),
    );
    expect((said?.getBoundingClientRect().top ?? 0) - button.bottom).to.be.within(0, 40);
    expect(table()).to.equal(before);
    clock.tick(9_900);
    await frame();
    expect(tells(page)).to.equal(true);
    clock.tick(200);
    await frame();
    expect(tells(page)).to.equal(false);
  });

  it('of selected accounts is told beside the selection', async () => {
    const { page } = await openCopying(true);
    press(getByRole(page.element, 'checkbox', 'Select all shown'));
    const bar = await page.find('region', 'Selection');

    press(getByRole(bar, 'button', 'Copy'));
    await frame();
    await page.press('menuitem', 'User names');
    await until(() => tells(page));

    const [said] = allByRole(page.element, 'paragraph').filter(({ textContent }) =>
      textContent.includes(COPIED),
    );
    const gap = bar.getBoundingClientRect().top - (said?.getBoundingClientRect().bottom ?? 0);
    expect(gap).to.be.within(0, 40);
  });

  it('that the browser refused stays until it is closed', async () => {
    const { page, clock } = await openCopying(false);
    await page.choose('Copy', 'User names');
    const field = await page.find('textbox', /select the text and copy it/);
    expect((field as HTMLTextAreaElement).value).to.include('alma');

    clock.tick(60_000);
    await frame();
    expect(page.has('textbox', /select the text and copy it/)).to.equal(true);
    await page.press('button', 'Close');
    expect(page.has('textbox', /select the text and copy it/)).to.equal(false);
  });
});
