/** Five hundred hostile texts as users, domains, owners, packages, contacts, remarks and reasons: the page draws text, and nothing runs. */
import { expect } from 'chai';
import { writeOut } from '../../src/lib/hidden-text.ts';
import { visibleText } from '../../src/lib/visible-text.ts';
import { userConfigs } from '../browser/held-whm.ts';
import { resizeWindow, sidewaysOverflow, until } from '../browser/mount.ts';
import { openPage } from '../browser/page.ts';
import { HOSTILE } from './hostile-texts.ts';

/** So many rows are in view at once. */
const BATCH = 90;
/** With the checkbox and the menu. */
const COLUMNS = 8;
const FRAGMENT = 'columns=user,domain,two-factor,owner,package,contact';

/** As it is read: white space is one space. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** What cannot be seen is written out, but in other texts than names what their script needs. */
const name = (text: string): string => spaced(writeOut(text));
const shown = (text: string): string => spaced(visibleText(text));

/** An element and all below it, through shadow roots. */
function* everything(root: Element): Generator<Element> {
  yield root;
  for (const child of root.shadowRoot?.children ?? []) yield* everything(child);
  for (const child of root.children) yield* everything(child);
}

/** What stands in the rows, by the roles that are written there: asking the browser for them takes it seconds here. */
const rowsOf = (root: Element): string[][] =>
  [...everything(root)]
    .filter((element) => element.matches('[role=row]:has([role=rowheader])'))
    .map((row) =>
      Array.from(row.querySelectorAll('[role=rowheader], [role=cell]'), (cell) =>
        spaced(cell.textContent),
      ),
    );

/** What the page never has, whatever it shows. */
const FORBIDDEN =
  'script, img, iframe, object, embed, base, meta, form, math, template, plaintext, textarea, audio, video';

function expectOnlyText(root: Element): void {
  for (const element of everything(root)) {
    expect(element.matches(FORBIDDEN), element.outerHTML.slice(0, 200)).to.equal(false);
    for (const { name, value } of element.attributes) {
      expect(name, value.slice(0, 200)).to.not.match(/^on|^srcdoc$|^contenteditable$|^autofocus$/);
      if (name === 'href') expect(value).to.match(/^#/);
    }
  }
  expect('isHit' in window).to.equal(false);
  expect(Object.keys(Object.prototype)).to.deep.equal([]);
}

describe('five hundred hostile texts', () => {
  for (let at = 0; at < HOSTILE.length; at += BATCH) {
    const texts = HOSTILE.slice(at, at + BATCH).sort();

    it(`are text in every cell, in remarks and in reasons: from ${at} on`, async () => {
      await resizeWindow({ width: 1_600, height: 5_000 });
      const page = await openPage({ fragment: FRAGMENT });

      await page.whm.list.answer(
        userConfigs(texts.map((text) => [text, false, text])),
        texts.slice(0, 5),
      );
      await page.whm.details.answer({
        acct: texts.map((text) => ({ user: text, owner: text, plan: text, email: text })),
      });

      await until(() => rowsOf(page.element)[0]?.length === COLUMNS);
      expect(rowsOf(page.element)).to.have.lengthOf(texts.length);
      const rows = rowsOf(page.element);
      for (const [index, text] of texts.entries()) {
        // The first cell is the checkbox, the last one the menu.
        const [, user = '', , , owner, plan, contact] = rows[index] ?? [];
        expect(user.startsWith(name(text)), `${user} for ${text}`).to.equal(true);
        expect([owner, plan, contact]).to.deep.equal([text, text, text.trim()].map(shown));
      }
      expectOnlyText(page.element);

      await page.press('button', 'Refresh');
      await page.whm.list.fail('refused', texts.join(' '));
      expect(page.alerts[0]).to.include(shown(texts[0] ?? ''));
      expectOnlyText(page.element);
      expect(sidewaysOverflow()).to.equal(0);
    });
  }
});
