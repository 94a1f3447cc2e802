/** The facts beside the answer on a phone: the trend in words is read whole. */
import { expect } from 'chai';
import '../../src/features/trend/trend-fact.ts';
import { PHONE, resizeWindow, until } from '../browser/mount.ts';
import { ACCOUNTS, openWorkingPage } from '../browser/page.ts';
import { allByRole, textOf } from '../browser/roles.ts';

describe('the trend in words on a phone', () => {
  for (const width of [PHONE.width, 320]) {
    it(`is not cut, ${width} px wide`, async () => {
      await resizeWindow({ ...PHONE, width });
      const { page } = await openWorkingPage(ACCOUNTS);
      const find = (text: RegExp) =>
        allByRole(page.element, 'paragraph').find((one) => text.test(textOf(one)));
      await until(() => Boolean(find(/^Recorded since/) && find(/policy/i)));

      const trend = find(/^Recorded since/);
      expect(trend?.scrollWidth).to.be.at.most(trend?.clientWidth ?? NaN);
      const rest = find(/policy/i)?.getBoundingClientRect();
      expect(trend?.getBoundingClientRect().top).to.be.at.least(rest?.bottom ?? NaN);
    });
  }
});
