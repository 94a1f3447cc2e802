/** The summary: its words, and when a screen reader hears them. */
import { expect } from 'chai';
import '../../../src/features/accounts-list/summary.ts';
import type { TfsSummary } from '../../../src/features/accounts-list/summary.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { summarise } from '../../../src/accounts/summary.ts';
import { frame, mount } from '../../browser/mount.ts';
import { getByRole, hasRole, textOf } from '../../browser/roles.ts';

interface SummaryOptions {
  readonly total?: number;
  readonly enabled?: number;
  readonly language?: string;
}

async function mountSummary(options: SummaryOptions = {}): Promise<TfsSummary> {
  const { total, enabled = 0, language = 'en' } = options;
  const element = document.createElement('tfs-summary');
  element.formats = createFormats(language);
  element.summary = total === undefined ? undefined : summarise(total, enabled);
  mount(element);
  await frame();
  return element;
}

const words = (element: TfsSummary): string => textOf(getByRole(element, 'status'));

describe("the summary's words", () => {
  const cases: [total: number, enabled: number, words: string][] = [
    [
      40,
      9,
      '31 of 40 accounts have no second factor. 9 of 40 accounts have two-factor enabled (22%)',
    ],
    [
      1024,
      312,
      '712 of 1,024 accounts have no second factor. 312 of 1,024 accounts have two-factor enabled (30%)',
    ],
    [0, 0, 'You have no accounts yet Accounts that you create in WHM appear here.'],
    [1, 1, 'The only account has a second factor. 1 of 1 account has two-factor enabled (100%)'],
    [1, 0, '1 of 1 account has no second factor. 0 of 1 account has two-factor enabled (0%)'],
    [2, 1, '1 of 2 accounts have no second factor. 1 of 2 accounts have two-factor enabled (50%)'],
    [
      1000,
      999,
      '1 of 1,000 accounts have no second factor. 999 of 1,000 accounts have two-factor enabled (99%)',
    ],
    [
      1000,
      1,
      '999 of 1,000 accounts have no second factor. 1 of 1,000 accounts have two-factor enabled (less than 1%)',
    ],
    [
      1000,
      0,
      '1,000 of 1,000 accounts have no second factor. 0 of 1,000 accounts have two-factor enabled (0%)',
    ],
    [
      1000,
      1000,
      'All 1,000 accounts have a second factor. 1,000 of 1,000 accounts have two-factor enabled (100%)',
    ],
  ];

  for (const [total, enabled, expected] of cases) {
    it(`are “${expected}”`, async () => {
      const element = await mountSummary({ total, enabled });

      expect(words(element)).to.equal(expected);
    });
  }

  it('name those of whom it is unknown, and leave them out of the share and of those who lack it', async () => {
    const element = await mountSummary();

    element.summary = summarise(40, 9, 2);
    await frame();

    expect(words(element)).to.equal(
      '29 of 40 accounts have no second factor. 9 of 40 accounts have two-factor enabled (23% of the others; 2 unknown)',
    );
  });

  it('never say that all have one while of one it is unknown', async () => {
    const element = await mountSummary();

    element.summary = summarise(40, 39, 1);
    await frame();

    expect(words(element)).to.equal(
      '0 of 40 accounts have no second factor. 39 of 40 accounts have two-factor enabled (100% of the others; 1 unknown)',
    );
  });

  it('do not call it enabled while the policy is off', async () => {
    const element = await mountSummary({ total: 40, enabled: 9 });

    element.isPolicyOff = true;
    await frame();

    expect(words(element)).to.equal(
      '31 of 40 accounts have no second factor. 9 of 40 accounts have two-factor set up, not enforced (22%)',
    );
  });

  it('say that the list is loading, in a region that is there from the start', async () => {
    const element = await mountSummary();
    const region = getByRole(element, 'status');
    expect(textOf(region)).to.equal('Loading accounts…');

    element.summary = summarise(2, 1);
    await frame();

    expect(getByRole(element, 'status') === region).to.equal(true);
    expect(textOf(region)).to.equal(
      '1 of 2 accounts have no second factor. 1 of 2 accounts have two-factor enabled (50%)',
    );
  });

  it("write numbers in the page's language", async () => {
    const element = await mountSummary({ total: 1024, enabled: 312, language: 'de' });

    // German sets a space before the sign, one that does not break.
    expect(words(element)).to.equal(
      '712 of 1.024 accounts have no second factor. 312 of 1.024 accounts have two-factor enabled (30 %)',
    );
  });

  it('leave the bar beside them to the eyes: it says the same', async () => {
    const element = await mountSummary({ total: 4, enabled: 1 });

    expect(hasRole(element, 'progressbar')).to.equal(false);
    expect(textOf(element)).to.equal(words(element));
  });
});

describe('the number of shown accounts', () => {
  it('is said after the sentence', async () => {
    const element = await mountSummary({ total: 1024, enabled: 312 });

    element.shown = 700;
    await frame();

    expect(words(element)).to.match(/enabled \(30%\) 700 of 1,024 shown$/);
  });

  it('can be none', async () => {
    const element = await mountSummary({ total: 10, enabled: 3 });

    element.shown = 0;
    await frame();

    expect(words(element)).to.match(/0 of 10 shown$/);
  });
});
