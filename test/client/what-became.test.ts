/** What became of a change: WHM's own envelope says so, and after anything else only what is read again. */
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { createAccount } from '../../src/accounts/account.ts';
import { IssuerSetting } from '../../src/features/policy/issuer-setting.ts';
import type { Boot } from '../../src/state/visit.ts';
import { OwnRemoval } from '../../src/features/own-account/own-removal.ts';
import { OwnAccountStore } from '../../src/state/own-account-store.ts';
import { OwnSetUp } from '../../src/features/own-account/set-up-state.ts';
import { PolicySwitch } from '../../src/features/policy/policy-switch.ts';
import { Removal } from '../../src/features/removal/removal-state.ts';
import { Loader } from '../../src/state/loader.ts';
import { readAnswer } from '../../src/whm/answer.ts';
import { WhmFailure } from '../../src/whm/failure.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { getPolicyStatus } from '../../src/whm/two-factor.ts';
import { getUserConfig } from '../../src/whm/user-config.ts';
import { envelope, NO } from './answers.ts';
import { createHost } from '../state/host.ts';

const LOGIN_PAGE = '<!DOCTYPE html><html><form action="/login/" method="post"></form></html>';
const denied = (error: string): string =>
  JSON.stringify({ cpanelresult: { error, data: { reason: error, result: '0' } } });

type Came = readonly [what: string, status: number, text: string];

/** What is no answer of WHM to the change, whatever it did. */
const NO_ANSWERS: readonly Came[] = [
  ['the login page', 200, LOGIN_PAGE],
  ['401 with the login page', 401, LOGIN_PAGE],
  ['401 with an ordinary refusal', 401, NO],
  ['403 with an access denial', 403, denied('Access denied')],
  ['403 with a token denial', 403, denied('Token denied')],
  ['403 with the login page', 403, LOGIN_PAGE],
  ['403 of something else', 403, '<h1>Forbidden</h1>'],
  ['403 with nothing', 403, ''],
  ['403 with an envelope without a result', 403, '{"metadata":{"reason":"No."}}'],
  ['403 with a success', 403, envelope({})],
  ['200 with an access denial', 200, denied('Access denied')],
  ['a redirect', 302, ''],
  ['nothing', 200, ''],
  ['a part of an answer', 200, NO.slice(0, 20)],
  ['an answer without metadata', 200, '{"data":{}}'],
  ['an answer with another result', 200, envelope({}, { result: 'perhaps' })],
  ['502', 502, '<h1>502</h1>'],
  ['500 with nothing', 500, ''],
  ['a lost connection', -1, ''],
  ['no answer in time', -2, ''],
];

const REFUSALS: readonly Came[] = [
  ['a refusal', 200, NO],
  ['a refusal with HTTP 500', 500, NO],
  ['a refusal with HTTP 403', 403, NO],
  [
    'a privilege that is missing',
    200,
    envelope(undefined, { result: '0', reason: 'You do not have permission.' }),
  ],
];

/** What can be read afterwards. */
type Reading = 'works' | 'session-ended';

/** A WHM that does what it is asked, or not, and whose answer to it is replaced. */
function createWhm([, status, text]: Came, does: boolean, reading: Reading): Transport {
  let [isEnabled, isPolicyOn, issuer, hasChanged] = [true, false, 'Old', false];
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  return async ({ command, effect, args }) => {
    if (effect === 'change' && !command.includes('generate')) {
      hasChanged = true;
      if (does && command.includes('remove')) isEnabled = false;
      if (does && command.includes('set_tfa')) isEnabled = true;
      if (does && command.includes('policy')) isPolicyOn = true;
      if (does && command.includes('issuer')) issuer = args['issuer'] ?? '';
      if (status < 0) throw new WhmFailure(status === -1 ? 'unreachable' : 'timed-out');
      const isRedirect = status === 302;
      return readAnswer({ status, isRedirect, text });
    }
    if (hasChanged && reading === 'session-ended') throw new WhmFailure('session-ended');
    if (command.includes('generate')) {
      // Whoever sets it up has none.
      isEnabled = false;
      return { data: { secret: 'ABCDEFGH' }, warnings: [] };
    }
    if (command.includes('policy'))
      return { data: { is_enabled: isPolicyOn ? 1 : 0 }, warnings: [] };
    if (command.includes('issuer')) return { data: { issuer }, warnings: [] };
    return { data: { anna: { is_enabled: isEnabled ? 1 : 0, primary_domain: '' } }, warnings: [] };
  };
}

type Became = 'done' | 'not-done' | 'refused' | 'unknown';

/** Each change, and what the page takes it for. */
const CHANGES: Readonly<
  Record<
    string,
    (whm: Transport, t: TestContext) => Promise<readonly [Became, failure?: WhmFailure | undefined]>
  >
> = {
  'a removal': async (whm) => {
    const read = async (users: readonly string[]) =>
      new Map(
        await Promise.all(
          users.map(async (user) => [user, (await getUserConfig(whm, user)).isEnabled] as const),
        ),
      );
    const removal = new Removal(createHost(), () => whm, read);
    removal.ask([createAccount('anna', '', true)], 'me');
    await removal.confirm();
    const [result] = removal.results;
    assert.ok(result);
    if (result.outcome === 'removed') return ['done'];
    if (result.outcome === 'refused') return ['refused'];
    return [result.reason === 'lost-on' ? 'not-done' : 'unknown'];
  },
  'removing one’s own': async (whm) => {
    const store = new OwnAccountStore({ whm, user: 'anna' } as Boot);
    const own = new OwnRemoval(
      createHost(),
      () => whm,
      () => store,
      () => 'anna',
    );
    await own.remove();
    const { outcome, failure } = own;
    if (outcome === 'not-removed') return [failure?.isRefusal ? 'refused' : 'not-done', failure];
    return [outcome === 'removed' ? 'done' : 'unknown', failure];
  },
  'switching the policy': async (whm, t) => {
    let now = 0;
    const set = (callback: () => void, ms = 0, ...args: []): unknown => {
      now += ms;
      return setImmediate(callback, ...args);
    };
    const pauses = t.mock.method(globalThis, 'setTimeout', set as typeof setTimeout);
    const current = new Loader(createHost(), (signal) => getPolicyStatus(whm, { signal }));
    const policy = new PolicySwitch(
      createHost(),
      () => whm,
      () => current,
      () => now,
    );
    await policy.switch(true);
    // A second replacement in the same test would outlive it.
    pauses.mock.restore();
    const { isOn, failure } = policy.outcome ?? {};
    if (isOn === undefined) return [failure?.isRefusal ? 'refused' : 'unknown', failure];
    if (isOn) return ['done', failure];
    return [failure?.isRefusal ? 'refused' : 'not-done', failure];
  },
  'setting the issuer': async (whm) => {
    const setting = new IssuerSetting(createHost(), () => whm);
    await setting.current.load();
    await setting.save('Mine');
    const { outcome, failure } = setting;
    if (outcome === 'saved') return ['done', failure];
    if (outcome === 'refused') return ['refused', failure];
    return [outcome === 'not-saved' ? 'not-done' : 'unknown', failure];
  },
  'turning on one’s own': async (whm) => {
    await whm({ command: 'generate', args: {}, effect: 'read' });
    const own = new OwnSetUp(
      createHost(),
      () => whm,
      async () => (await getUserConfig(whm, 'anna')).isEnabled,
    );
    await own.open();
    await own.turnOn('123456');
    const { isDone, failure, isOn } = own;
    if (isDone) return ['done', failure];
    if (failure?.isRefusal) return ['refused', failure];
    return [isOn === undefined ? 'unknown' : 'not-done', failure];
  },
};

for (const [name, change] of Object.entries(CHANGES)) {
  suite(name, () => {
    for (const came of NO_ANSWERS) {
      test(`answered by ${came[0]}: what is read decides, and without it, it is not known`, async (t) => {
        for (const [does, expected] of [
          [true, 'done'],
          [false, 'not-done'],
        ] as const) {
          const [became, failure] = await change(createWhm(came, does, 'works'), t);
          assert.equal(became, expected);
          // Whoever could read is logged in, and nothing says that they may not do it.
          const isAboutViewer = failure && /session-ended|not-permitted/.test(failure.kind);
          assert.ok(!isAboutViewer, failure?.kind);
        }
        const [became] = await change(createWhm(came, true, 'session-ended'), t);
        assert.equal(became, 'unknown');
      });
    }

    for (const came of REFUSALS) {
      test(`answered by ${came[0]}: that it is, unless what is read says otherwise`, async (t) => {
        assert.equal((await change(createWhm(came, false, 'works'), t))[0], 'refused');
        assert.equal((await change(createWhm(came, false, 'session-ended'), t))[0], 'refused');
        // Which secret is in use cannot be read: a code that was refused is not taken for right.
        const expected = name.startsWith('turning') ? 'refused' : 'done';
        assert.equal((await change(createWhm(came, true, 'works'), t))[0], expected);
      });
    }
  });
}
