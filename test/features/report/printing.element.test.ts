/** The browser's own command to print: it waits for nothing, so the page is ready as soon as it has its rows. */
import { expect } from 'chai';
import '../../../src/features/report/report-tools.ts';
import type { Stores } from '../../../src/state/stores.ts';
import { stopClock } from '../../browser/clock.ts';
import { mount, until } from '../../browser/mount.ts';
import { openWorkingPage } from '../../browser/page.ts';
import { textOf } from '../../browser/roles.ts';

/** What the browser says before it prints. */
function command(): Element | null {
  dispatchEvent(new Event('beforeprint'));
  return document.querySelector('.tfs-print');
}

const textsOf = (report: Element | null, selector: string): string[] =>
  Array.from(report?.querySelectorAll(selector) ?? [], textOf);

afterEach(() => void dispatchEvent(new Event('afterprint')));

describe('the browser’s own print', () => {
  it('gives every row with the figures on top, and no time has to pass', async () => {
    stopClock();
    const users = Array.from({ length: 200 }, (_, index) => `user${100 + index}`);
    const { page } = await openWorkingPage(users.map((user, index) => [user, index < 50] as const));

    await until(() => command() !== null);

    const report = document.querySelector('.tfs-print');
    expect(textsOf(report, 'li')).to.deep.equal([
      '150 of 200 accounts have no second factor',
      '50 enabled (25%)',
      'Policy on',
    ]);
    expect(textsOf(report, 'tbody th').sort()).to.deep.equal(users);
    // The page itself has drawn those in sight.
    expect(page.users.length).to.be.below(200);
  });

  it('gives the page itself while there are no rows: it says why', () => {
    const tools = document.createElement('tfs-report-tools');
    tools.stores = { view: { result: undefined } } as unknown as Stores; // the rest is not read
    mount(tools);

    expect(command()).to.equal(null);
  });
});
