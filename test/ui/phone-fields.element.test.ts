/** On a phone the text of every field is at least 16 px: iOS zooms the page in on a smaller one. */
import { expect } from 'chai';
import '../../src/features/policy/issuer.ts';
import '../../src/features/own-account/set-up.ts';
import { frame, mount, PHONE, resizeWindow, until } from '../browser/mount.ts';
import { openLoadedPage } from '../browser/page.ts';

/** Every field below an element, those in its shadow roots, too; not what is pressed. */
function fieldsIn(root: ParentNode): Element[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element) => {
    const isField = element.matches('input:not([type=checkbox], [type=radio]), select, textarea');
    const inside = element.shadowRoot ? fieldsIn(element.shadowRoot) : [];
    return isField ? [element, ...inside] : inside;
  });
}

const sizes = (): number[] =>
  fieldsIn(document.body).map((field) => parseFloat(getComputedStyle(field).fontSize));

describe('fields on a phone', () => {
  it('of the search, the filters and the order are large enough', async () => {
    await resizeWindow(PHONE);
    const page = await openLoadedPage();
    const acct = ['alma', 'bruno'].map((user) => ({ user, owner: user, plan: `${user}'s` }));
    await page.whm.details.answer({ acct });
    // To search, to sort by, two days, and at least the owner and the package.
    await until(() => fieldsIn(document.body).length >= 6);

    expect(sizes().filter((size) => size < 16)).to.deep.equal([]);
  });

  it('of a code and of texts, short and long, are', async () => {
    await resizeWindow(PHONE);
    const setUp = mount(document.createElement('tfs-set-up'));
    Object.assign(setUp, { isOpen: true, secret: 'ABCDEFGH' });
    const byHand = document.createElement('textarea');
    byHand.className = 'by-hand';
    await frame();
    setUp.renderRoot.append(byHand);

    expect(sizes()).to.have.lengthOf(2);
    expect(sizes().filter((size) => size < 16)).to.deep.equal([]);
  });

  it('are as small as the rest at a desk', async () => {
    const page = await openLoadedPage();

    expect(parseFloat(getComputedStyle(page.searchBox).fontSize)).to.be.below(16);
  });
});
