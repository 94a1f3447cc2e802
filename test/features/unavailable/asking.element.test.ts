/** Who cannot enable two-factor, among the insights: told as far as WHM tells it, one user whom it does not know or not. */
import { expect } from 'chai';
import { until } from '../../browser/mount.ts';
import { openLoadedPage, type Page } from '../../browser/page.ts';

const FEATURES = 'get_users_features_settings';
const USERS = Array.from({ length: 300 }, (_, index) => `user${100 + index}`);

/** Answers every call, until no more come: one that names such a user is refused. */
async function answerAll(page: Page, isUnknown: (user: string) => boolean): Promise<number> {
  const { calls } = page.whm;
  let count = 0;
  for (let next = 0; next < calls.length; next++) {
    const { request } = calls[next] ?? expect.fail();
    if (request.command !== FEATURES) continue;
    count++;
    const { feature, ...named } = request.args;
    const users = Object.values(named);
    const settings = users.map((user) => ({ user, feature, feature_list_setting: 1 }));
    await (users.some(isUnknown)
      ? calls[next]?.fail('refused', 'Nein.')
      : calls[next]?.answer({ users_features_settings: settings }));
  }
  return count;
}

async function look(): Promise<Page> {
  const page = await openLoadedPage(USERS.map((user) => [user, false] as const));
  await page.press('link', 'Insights');
  await page.find('region', 'Cannot enable two-factor');
  await until(() => page.whm.calls.some(({ request }) => request.command === FEATURES));
  return page;
}

describe('who cannot enable two-factor', () => {
  it('is told of all but the one whom WHM does not know', async () => {
    const page = await look();

    await answerAll(page, (user) => user === 'user150');

    expect(page.text).to.include('Asked for 299 of 300 accounts');
    expect(page.text).to.include('WHM did not tell of 1 account when asked for it alone');
    expect(page.text).to.not.include('WHM does not tell');
    expect(page.text).to.not.include('Nein.');
    expect(page.has('heading', 'No account found that cannot enable it')).to.equal(true);
  });

  it('is given up where WHM knows too many of them not', async () => {
    const page = await look();

    const calls = await answerAll(page, (user) => /^user[23]\d\d$/.test(user));

    expect(calls).to.be.below(20);
    expect(page.text).to.include('WHM refused to tell so often that asking was given up.');
    expect(page.text).to.include('Asked for 100 of 300 accounts');
    expect(page.has('progressbar')).to.equal(false);
    expect(page.has('button', 'Find out which of these 200 cannot enable two-factor')).to.equal(
      true,
    );
    expect(page.alerts).to.deep.equal([]);
  });

  it('is not told where WHM refuses everybody, with its reason', async () => {
    const page = await look();

    const calls = await answerAll(page, () => true);

    expect(calls).to.be.below(15);
    expect(page.text).to.include(
      'WHM does not tell which accounts cannot enable two-factor: Nein.',
    );
    expect(page.text).to.not.include('WHM did not tell of');
    expect(page.text).to.not.include('given up');
    expect(page.has('heading', 'It is not known who can enable it')).to.equal(true);
  });
});
