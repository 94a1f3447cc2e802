/** What goes on, and what stays as it was, while it does not stand in the page. */
import { expect } from 'chai';
import '../../src/features/comparison/comparison-card.ts';
import '../../src/features/report/report-tools.ts';
import { getByRole } from '../browser/roles.ts';
import { stopClock } from '../browser/clock.ts';
import { until } from '../browser/mount.ts';
import { openLoadedPage, openWorkingPage, type Page } from '../browser/page.ts';

/** When the page has got ready to be printed. */
const RESTED_MS = 2_000;

const tell = (event: 'beforeprint' | 'afterprint') => dispatchEvent(new Event(event));
const printedRows = () => document.querySelectorAll('.tfs-print tbody tr').length;

/** The field of the comparison, which its button opens. */
function findField(page: Page): HTMLInputElement {
  const card = getByRole(page.element, 'button', 'Choose a file…').getRootNode() as ShadowRoot;
  return card.querySelector('input') ?? expect.fail('There is no field');
}

async function pick(page: Page, name: string): Promise<void> {
  await page.find('button', 'Choose a file…');
  const input = findField(page);
  const transfer = new DataTransfer();
  transfer.items.add(new File(['nonsense'], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

describe('what does not stand in the page', () => {
  it('is printed: the accounts, while another tab is open', async () => {
    const clock = stopClock();
    const page = await openLoadedPage();
    clock.tick(RESTED_MS);
    await until(() => {
      tell('beforeprint');
      return printedRows() > 0;
    });
    tell('afterprint');
    await page.press('link', 'Policy and issuer');

    tell('beforeprint');
    expect(printedRows()).to.equal(5);

    tell('afterprint');
    expect(printedRows()).to.equal(0);
  });

  it('still goes on: the numbers of the list are recorded while another tab is open', async () => {
    const { whm } = await openWorkingPage(undefined, { fragment: 'tab=policy' });

    await until(() => whm.calls('personalization_get').length > 0);
  });

  it('is as it was when it comes back: what became of an earlier export', async () => {
    const page = await openLoadedPage();
    await page.press('link', 'Insights');
    await pick(page, 'notes.txt');
    await page.says('notes.txt');

    await page.press('link', 'Accounts');
    expect(page.text).to.not.include('notes.txt');
    await page.press('link', 'Insights');
    expect(page.text).to.include('notes.txt');
  });
});
