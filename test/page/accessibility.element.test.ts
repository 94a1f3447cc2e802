/** axe (WCAG 2.2, A and AA), and names for speech control, on every state of the list, on a desktop and on a phone. */
import { expect } from 'chai';
import { findViolations } from '../browser/axe.ts';
import { contrast, groundOf } from '../browser/contrast.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { DESKTOP, PHONE, resizeWindow } from '../browser/mount.ts';
import { ACCOUNTS, openLoadedPage, openPage, type Page } from '../browser/page.ts';
import { allByRole } from '../browser/roles.ts';
import { unspokenNames } from '../browser/spoken-names.ts';

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
  'server-error',
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
        const { element } = await open();
        expect(await findViolations(element)).to.deep.equal([]);
        expect(unspokenNames(element)).to.deep.equal([]);
      });
    }

    for (const kind of FAILURES) {
      it(`failed: ${kind}`, async () => {
        expect(await findViolations((await openFailed(kind)).element)).to.deep.equal([]);
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
