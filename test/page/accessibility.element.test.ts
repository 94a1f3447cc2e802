/** axe on every state of the page, on a desktop and on a phone: WCAG 2.2, A and AA. */
import 'axe-core/axe.min.js';
import type axe from 'axe-core';
import { expect } from 'chai';
import { contrast, groundOf } from '../browser/contrast.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { DESKTOP, PHONE, resizeWindow } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, type Page } from '../browser/page.ts';
import { allByRole } from '../browser/roles.ts';

declare global {
  interface Window {
    /** What axe-core sets, which is no module. */
    readonly axe: typeof axe;
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe cannot judge by colour: the sign of Refresh, a number of one digit, and the texts that lie
 * under their radio buttons, which are judged below.
 */
const UNCLEAR = /non-text characters|too short|overlapped by another element/;

/** What axe found, as the rule and where; also colours of which it could not tell. */
async function findViolations(page: Page): Promise<string[]> {
  const { violations, incomplete } = await window.axe.run(page.element, {
    runOnly: { type: 'tag', values: RULES },
    resultTypes: ['violations', 'incomplete'],
  });
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')]
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, ...node })))
    .filter(({ failureSummary = '' }) => !UNCLEAR.test(failureSummary))
    .map(({ id, target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`);
}

const STATES: Readonly<Record<string, () => Promise<Page>>> = {
  loading: () => openPage(),
  'with its list': () => openLoadedPage(),
  'with a list longer than the window': () =>
    openLoadedPage(Array.from({ length: 500 }, (_, index) => [`user${index}`, index % 3 === 0])),
  'without accounts': () => openLoadedPage([], { user: 'reseller' }),
  'without a match': async () => {
    const page = await openLoadedPage();
    await page.type('zzz');
    return page;
  },
  'with a filter': async () => {
    const page = await openLoadedPage();
    await page.press('radio', /^Not enabled/);
    return page;
  },
  'with every note': async () => {
    const page = await openPage({ user: 'reseller' });
    void page.whm.policy.answer({ is_enabled: 0 });
    void page.whm.own.answer(userConfigs([['reseller', false]]));
    await page.whm.list.answer(userConfigs([...ACCOUNTS.slice(1), ['root', false]]), ['A remark.']);
    return page;
  },
  'with what is unknown': async () => {
    const page = await openPage({ user: 'reseller' });
    void page.whm.policy.fail('refused', 'No.');
    void page.whm.own.fail('refused', 'No.');
    await page.whm.list.answer(userConfigs(ACCOUNTS));
    return page;
  },
  'while it is loading afresh': async () => {
    const page = await openLoadedPage();
    await page.press('button', 'Refresh');
    return page;
  },
  'with a list that is old': async () => {
    const page = await openLoadedPage();
    await page.press('button', 'Refresh');
    await page.whm.list.fail('unreachable');
    return page;
  },
};

const FAILURES = [
  'session-ended',
  'not-permitted',
  'refused',
  'unreadable',
  'unreachable',
  'timed-out',
] as const;

async function openFailed(kind: (typeof FAILURES)[number]): Promise<Page> {
  const page = await openPage();
  await page.whm.list.fail(kind, 'A reason.');
  return page;
}

for (const [device, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  describe(`axe finds nothing on a ${device}`, () => {
    beforeEach(() => resizeWindow(size));

    for (const [state, open] of Object.entries(STATES)) {
      it(state, async () => {
        expect(await findViolations(await open())).to.deep.equal([]);
      });
    }

    for (const kind of FAILURES) {
      it(`failed: ${kind}`, async () => {
        expect(await findViolations(await openFailed(kind))).to.deep.equal([]);
      });
    }
  });
}

describe('the choices of the filter', () => {
  it('can be read, chosen or not: WCAG 1.4.3', async () => {
    const page = await openLoadedPage();

    for (const radio of allByRole(page.element, 'radio')) {
      const [label] = (radio as HTMLInputElement).labels ?? [];
      const texts = [...(label?.querySelectorAll('bdi, small') ?? [])];
      expect(texts).to.have.lengthOf(2);
      for (const text of texts) {
        const { color } = getComputedStyle(text);
        expect(contrast(color, groundOf(text)), text.outerHTML).to.be.at.least(4.5);
      }
    }
  });
});
