/** What the page notes above the list: the policy, root's own second factor, the viewer's own. */
import { expect } from 'chai';
import { userConfigs } from '../../browser/held-whm.ts';
import {
  ACCOUNTS,
  openLoadedPage,
  openPage,
  openWorkingPage,
  type Page,
} from '../../browser/page.ts';

/** A page that has its list; the policy is not known yet. */
async function openListed(): Promise<Page> {
  const page = await openPage();
  await page.whm.list.answer(userConfigs(ACCOUNTS));
  return page;
}

describe('the policy', () => {
  it('is on, which is no news', async () => {
    const page = await openListed();

    await page.whm.policy.answer({ is_enabled: '1' });

    expect(page.text).to.match(/policy on/i);
    expect(page.notes).to.deep.equal([]);
  });

  it('is off, which is said before everything else of the accounts', async () => {
    const page = await openListed();

    await page.whm.policy.answer({ is_enabled: 0 });

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/the two-factor policy is off: nobody is asked for a code/i);
    const before = page.text.slice(0, page.text.indexOf(page.notes[0] ?? ''));
    expect(before).to.match(/^Accounts Insights Policy and issuer My account.* Refresh $/);
  });

  for (const kind of ['refused', 'not-permitted', 'unreachable', 'timed-out'] as const) {
    it(`is unknown where WHM does not tell it, and the list works: ${kind}`, async () => {
      const page = await openListed();

      await page.whm.policy.fail(kind, 'No.');

      expect(page.text).to.match(/policy unknown/i);
      expect(page.text).to.not.match(/policy (on|is off)/i);
      expect(page.users).to.have.lengthOf(5);
      expect(page.alerts).to.deep.equal([]);
    });
  }

  it('is unknown where the answer has another shape', async () => {
    const page = await openListed();

    await page.whm.policy.answer({ is_enabled: 'maybe' });

    expect(page.text).to.match(/policy unknown/i);
  });

  it('is unknown again when it was known and cannot be asked', async () => {
    const page = await openListed();
    await page.whm.policy.answer({ is_enabled: 0 });

    await page.press('button', 'Refresh');
    await page.whm.policy.fail('unreachable');

    expect(page.text).to.match(/policy unknown/i);
    expect(page.notes).to.deep.equal([]);
  });
});

describe('the policy that is off', () => {
  it('is turned on by a button, for root', async () => {
    const page = await openListed();
    await page.whm.policy.answer({ is_enabled: 0 });
    const asked: string[] = [];
    page.element.shadowRoot?.addEventListener('policy-asked', ({ type }) => asked.push(type));

    expect(page.notes[0]).to.not.include('hosting provider');
    await page.press('button', 'Turn the policy on');

    expect(asked).to.deep.equal(['policy-asked']);
  });

  it('is the hosting provider’s, for a reseller', async () => {
    const page = await openPage({ user: 'reseller' });
    await page.whm.list.answer(userConfigs([['alma', true]]));

    await page.whm.policy.answer({ is_enabled: 0 });

    expect(page.notes).to.deep.equal([
      'The two-factor policy is off: nobody is asked for a code. Only your hosting provider can turn it on.',
    ]);
    expect(page.has('button', /policy on/)).to.equal(false);
  });

  it('is told by its own card where that is open, and not twice', async () => {
    const { page } = await openWorkingPage(ACCOUNTS, { fragment: 'tab=policy' }, (whm) => {
      whm.isPolicyOn = false;
    });

    await page.says('nobody is asked for a code');

    expect(page.notes).to.deep.equal([]);
    expect(page.text.match(/nobody is asked/g)).to.have.lengthOf(1);
  });
});

describe('a session that has ended', () => {
  it('is all that is told: no policy, and nobody without a second factor', async () => {
    const page = await openPage({ user: 'reseller' });
    await page.whm.list.answer(userConfigs([['root', false]]));
    await page.whm.policy.answer({ is_enabled: 0 });
    await page.whm.own.answer(userConfigs([['reseller', false]]));
    expect(page.notes).to.have.lengthOf(3);

    await page.press('button', 'Refresh');
    void page.whm.policy.fail('session-ended');
    void page.whm.own.fail('session-ended');
    await page.whm.list.fail('session-ended');

    expect(page.alerts).to.have.lengthOf(1);
    expect(page.notes).to.deep.equal([]);
    expect(page.text).to.not.match(/policy (unknown|is off)/i);
  });
});

describe('root', () => {
  it('without a second factor is noted for whoever sees root', async () => {
    for (const user of ['root', 'reseller']) {
      const page = await openLoadedPage([['root', false]], { user });

      expect(page.notes, user).to.have.lengthOf(1);
      expect(page.notes[0], user).to.match(/^root has no second factor/);
      page.element.remove();
    }
  });

  it('with a second factor needs no note', async () => {
    const page = await openLoadedPage([['root', true]]);

    expect(page.notes).to.deep.equal([]);
  });

  it('is not asked for alone: the list has it', async () => {
    const page = await openLoadedPage();

    expect(page.whm.calls.filter(({ request }) => 'user' in request.args)).to.deep.equal([]);
  });
});

describe("a reseller's own account", () => {
  const OWN = 'brightweb';

  it('is asked for by its name', async () => {
    const page = await openPage({ user: OWN });

    expect(page.whm.own.request).to.deep.equal({
      command: 'twofactorauth_get_user_configs',
      args: { user: OWN },
      effect: 'read',
    });
  });

  it('without a second factor is noted, and is no extra row', async () => {
    const page = await openLoadedPage([['alma', true]], { user: OWN });

    await page.whm.own.answer(userConfigs([[OWN, false]]));

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/^You have no second factor.*brightweb/);
    expect(page.users).to.deep.equal(['alma']);
    expect(page.status).to.include('1 of 1 account has two-factor enabled (100%)');
  });

  it('with a second factor needs no note: “My account” tells it', async () => {
    const page = await openLoadedPage([['alma', true]], { user: OWN });

    await page.whm.own.answer(userConfigs([[OWN, true]]));

    expect(page.notes).to.deep.equal([]);
  });

  it('with a second factor needs no note where the list has it, too', async () => {
    const page = await openLoadedPage([[OWN, true]], { user: OWN });

    await page.whm.own.answer(userConfigs([[OWN, true]]));

    expect(page.notes).to.deep.equal([]);
    expect(page.users).to.deep.equal([`${OWN} you`]);
  });

  it('is told from the list where it cannot be asked for', async () => {
    const page = await openLoadedPage([[OWN, false]], { user: OWN });

    await page.whm.own.fail('refused', 'No.');

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/^You have no second factor/);
  });

  it('is unknown where WHM does not tell it, and the list works', async () => {
    const page = await openLoadedPage([['alma', true]], { user: OWN });

    await page.whm.own.fail('refused', 'No.');

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/^WHM did not tell whether you have a second factor/);
    expect(page.alerts).to.deep.equal([]);
    expect(page.users).to.deep.equal(['alma']);
  });

  it('is told to a reseller without accounts too', async () => {
    const page = await openPage({ user: OWN });
    await page.whm.list.answer(undefined);

    await page.whm.own.answer(userConfigs([[OWN, false]]));

    expect(page.status).to.match(/^You have no accounts yet/);
    expect(page.notes[0]).to.match(/^You have no second factor/);
  });

  it('is not spoken of while nothing is known of it', async () => {
    const page = await openLoadedPage([['alma', true]], { user: OWN });

    expect(page.notes).to.deep.equal([]);
  });
});

describe('records that cannot be read', () => {
  const odd = (count: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`odd${10 + at}`, ['list']]));

  it('hide no other account: theirs are shown as unknown, and named', async () => {
    const page = await openPage();

    await page.whm.list.answer({ ...userConfigs(ACCOUNTS), ...odd(1) });

    expect(page.rows[0]).to.deep.equal(['odd10', '', 'Unknown']);
    expect(page.users).to.have.lengthOf(6);
    expect(page.text).to.include(
      '2 of 6 accounts have two-factor enabled (40% of the others; 1 unknown)',
    );
    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/^1 of WHM’s records is not readable.*It is about: odd10$/);
  });

  it('are named up to ten, then counted', async () => {
    const page = await openPage();

    await page.whm.list.answer({ ...userConfigs(ACCOUNTS), ...odd(12) });

    expect(page.notes[0]).to.match(/^12 of WHM’s records are.*odd10, odd11,.* odd19, 2 more$/);
  });

  it('in the list of accounts are named by what can be named', async () => {
    const page = await openLoadedPage();

    const acct = [null, { user: 'alma', owner: ['x'] }, { user: 'bruno', owner: 7, plan: 'gold' }];
    await page.whm.details.answer({ acct });

    expect(page.notes).to.have.lengthOf(1);
    expect(page.notes[0]).to.match(/^2 of the records in.*alma, 1 without a user name$/);
    const bruno = page.rows.find(([user]) => user?.startsWith('bruno'));
    expect(bruno).to.include.members(['7', 'gold']);
  });
});
