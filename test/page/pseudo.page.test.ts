/** The page in languages that nobody speaks, on a phone: nothing is English by accident, nothing is cut, and what is written from right to left lies so. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { JSHandle, Page } from 'playwright-core';
import { readEnglish } from '../i18n/english.ts';
import { mirroredTexts, pseudoTexts } from '../i18n/pseudo.ts';
import { AccountsPage } from '../stage/accounts-page.ts';
import { PHONE, useStage } from '../stage/browser.ts';

const stage = useStage({ accounts: 40, hasRootTwoFactor: false });
/** Its files are answered with the other texts. */
const LOCALE = 'ru';

const STATES = {
  'the list': '',
  'the insights': '#tab=insights',
  'the policy and the issuer': '#tab=policy',
  'my account': '#tab=own',
  'the panel of an account': '#account=root',
} as const;

/** What is no text of the page's: names of the product and of what it speaks of. */
const NAMES =
  /\b(?:Two-Factor Status|root|HTTP|UTC|JSON|basic|starter|business|premium|[\w-]+\.(?:example|test|com)(?:\.\w+)?)\b|\S+@\S+/g;

/** All elements of the page that are seen, in whichever shadow root. */
function seenElements(page: Page): Promise<JSHandle<Element[]>> {
  return page.evaluateHandle(() => {
    const seen: Element[] = [];
    const roots: ParentNode[] = [];
    const page = document.querySelector('two-factor-status');
    if (page?.shadowRoot) roots.push(page.shadowRoot);
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if ((element as HTMLElement).checkVisibility({ visibilityProperty: true }))
          seen.push(element);
      }
    }
    return seen;
  });
}

/** Texts and names that are not marked as not to be translated, and what of them is cut. */
async function look(page: Page): Promise<{ readonly texts: string[]; readonly cut: string[] }> {
  return (await seenElements(page)).evaluate((elements) => {
    const texts: string[] = [];
    const cut: string[] = [];
    for (const element of elements) {
      if (element.closest('[translate=no], style, .note-room')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name);
        if (value) texts.push(value);
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
          texts.push((node.textContent ?? '').trim());
      }
      // What is there for a screen reader alone has no size.
      const isSeen = element.closest('[role=row], .heard') === null;
      const control = isSeen && element.matches('button, a, h2, label, legend, th');
      if (control && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
        cut.push(element.textContent.trim().slice(0, 60));
    }
    return { texts, cut };
  });
}

suite('en-XA', () => {
  for (const [name, fragment] of Object.entries(STATES)) {
    test(name, async () => {
      const { list, ...rest } = pseudoTexts(await readEnglish());
      const { page, pageUrl } = await stage.prepare('root', { locale: LOCALE, viewport: PHONE });
      await page.route(/-ru-first\.json$/, (route) => route.fulfill({ json: { list } }));
      await page.route(/-ru\.json$/, (route) => route.fulfill({ json: rest }));
      await page.goto(pageUrl + fragment);
      await page.getByRole('button', { name: /ýýýý/ }).first().waitFor();
      await page.waitForLoadState('networkidle');

      const { texts, cut } = await look(page);
      assert.ok(texts.filter((text) => text.includes('ýýýý')).length > 5, 'it speaks the language');
      const users = new Set(stage.whm.population.accounts.map(({ user }) => user));
      const english = texts
        .map((text) => text.replace(NAMES, ''))
        .filter((text) => (text.match(/[a-z]{3,}/gi) ?? []).some((word) => !users.has(word)));
      assert.deepEqual([...new Set(english)], []);
      assert.deepEqual(cut, []);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  }
});

/** Texts with Arabic letters that the page lays out from left to right, each with where it stands. */
async function leftToRight(
  page: Page,
): Promise<{ readonly seen: number; readonly wrong: string[] }> {
  return (await seenElements(page)).evaluate((elements) => {
    let seen = 0;
    const wrong: string[] = [];
    for (const element of elements) {
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const text = texts.map((node) => node.textContent).join('');
      if (!/[\u0600-\u06ff]/.test(text)) continue;
      seen++;
      if (getComputedStyle(element).direction === 'rtl') continue;
      wrong.push(`${element.parentElement?.localName} > ${element.localName}: ${text.trim()}`);
    }
    return { seen, wrong };
  });
}

suite('ar-XB', () => {
  for (const [name, fragment] of Object.entries(STATES)) {
    // The list lies behind the panel.
    if (name === 'the list') continue;
    test(name, async () => {
      const { list, ...rest } = mirroredTexts(await readEnglish());
      const { page, pageUrl } = await stage.prepare('root', { locale: 'ar', viewport: PHONE });
      await page.route(/-ar-first\.json$/, (route) => route.fulfill({ json: { list } }));
      await page.route(/-ar\.json$/, (route) => route.fulfill({ json: rest }));
      await page.goto(pageUrl + fragment);
      await page
        .getByRole('button', { name: /[\u0600-\u06ff]{3}/ })
        .first()
        .waitFor();
      await page.waitForLoadState('networkidle');
      const { seen, wrong } = await leftToRight(page);
      assert.ok(seen > 5, 'it speaks the language');
      assert.deepEqual(wrong, []);
    });
  }
});

test('the first texts do not come: the page is English after a while, and whole', async () => {
  const { page, pageUrl } = await stage.prepare('root', { locale: LOCALE });
  await page.route(/-ru-first\.json$/, () => undefined);
  await page.goto(pageUrl);
  const accounts = new AccountsPage(page);
  await accounts.table.getByRole('rowheader').first().waitFor();
  await accounts.filters.waitFor();
  assert.match(await accounts.status.innerText(), /accounts have no second factor/);
});
