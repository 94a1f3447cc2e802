/**
 * Three made-up servers, each with a real node_exporter, and a real Prometheus with the alert rules: what the dashboard
 * shows of them, and alerts that fire and clear.
 */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { fillVariables, readDashboard } from './dashboard.ts';
import { MadeUpServer } from './made-up-server.ts';
import { RealPrometheus } from './real-prometheus.ts';

const web1 = new MadeUpServer({ accounts: 40, seed: 1 });
const web2 = new MadeUpServer({ accounts: 60, seed: 2 });
const web3 = new MadeUpServer({ accounts: 12, seed: 3 });
const SERVERS = new Map([
  ['web1.example:9100', web1],
  ['web2.example:9100', web2],
  ['web3.example:9100', web3],
]);
const prometheus = new RealPrometheus();

/** More than the rule allows within an hour. */
const LOST = 7;

/** Begins with every reseller and root having a second factor. */
before(async () => {
  for (const server of SERVERS.values()) {
    for (const reseller of ['brightweb', 'fairhost'])
      server.population.setTwoFactor(reseller, true);
    server.collect();
  }
  await prometheus.start(
    new Map([...SERVERS].map(([name, { textfileDirectory }]) => [name, textfileDirectory])),
  );
});
after(async () => {
  await prometheus.stop();
  for (const server of SERVERS.values()) server.remove();
});

/** The value of a panel with one number. */
async function shown(title: string, servers = '.*'): Promise<number | undefined> {
  const panel = readDashboard().panels.find((one) => one.title === title);
  const samples = await prometheus.ask(fillVariables(panel?.targets[0]?.expr ?? '', servers));
  return samples[0]?.value;
}

suite('Prometheus and three servers', () => {
  test('alerts fire when it gets worse', async () => {
    assert.deepEqual(await prometheus.firing(), []);
    const [excused = ''] = web1.usersWith(false);
    web1.excuse(excused, '2020-01-31');
    web1.setPolicy(false);
    const owners = new Set(web2.population.accounts.map(({ owner }) => owner));
    const customers = web2.usersWith(true).filter((user) => !owners.has(user));
    const losers = customers.slice(0, LOST);
    assert.equal(losers.length, LOST);
    for (const user of losers) web2.population.setTwoFactor(user, false);
    const [gainer = ''] = web2.usersWith(false).filter((user) => !losers.includes(user));
    web2.population.setTwoFactor(gainer, true);
    web2.population.setTwoFactor('root', false);
    web3.population.setTwoFactor('brightweb', false);
    for (const server of SERVERS.values()) server.collect();

    const firing = [
      { name: 'TwoFactorExceptionExpired', server: 'web1.example:9100' },
      { name: 'TwoFactorLost', server: 'web2.example:9100' },
      { name: 'TwoFactorPolicyOff', server: 'web1.example:9100' },
      { name: 'TwoFactorResellersMissing', server: 'web3.example:9100' },
      { name: 'TwoFactorRootMissing', server: 'web2.example:9100' },
    ];
    await prometheus.waitFor(() => prometheus.firing(), firing, 'the alerts');
  });

  test('the dashboard shows what the servers have', async () => {
    const all = [...SERVERS.values()].map(({ population }) => population.accounts.length + 1);
    const missing = [...SERVERS.values()].map((server) => server.usersWith(false).length);
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b);
    const without = sum(missing) + 1;

    const look = async (): Promise<unknown> => ({
      share: await shown('Have a second factor'),
      without: await shown('Accounts without'),
      ofWeb3: await shown('Accounts without', 'web3\\\\.example:9100'),
      servers: await shown('Servers'),
      rootless: await shown('Servers whose root has none'),
      policyOff: await shown('Servers with the policy off'),
      old: await shown('Servers with old numbers'),
      lost: await shown('Lost and gained'),
    });
    const expected = {
      share: Math.floor((100 * (sum(all) - without)) / sum(all)),
      without,
      ofWeb3: missing[2],
      servers: SERVERS.size,
      rootless: 1,
      policyOff: 1,
      old: 0,
      // Root of one and a reseller of another with them.
      lost: LOST + 2,
    };
    await prometheus.waitFor(look, expected, 'the numbers');
  });

  test('each expression of the dashboard has an answer', async () => {
    for (const { title, targets } of readDashboard().panels) {
      for (const { expr, instant = false } of targets) {
        const filled = fillVariables(expr, '(web1\\\\.example:9100|web2\\\\.example:9100)');
        const ask = async (): Promise<boolean> =>
          (instant ? await prometheus.ask(filled) : await prometheus.askRange(filled)).length > 0;
        await prometheus.waitFor(ask, true, `${title}: ${filled}`);
      }
    }
  });

  test('no number is lost, and no alert cleared, by a run that failed', async () => {
    const before = await shown('Accounts without');
    web2.collect({ isFailing: true });

    const success = 'whm_2fa_collect_success{instance="web2.example:9100"}';
    const look = async (): Promise<unknown> => [
      (await prometheus.ask(success))[0]?.value,
      await shown('Accounts without'),
    ];
    await prometheus.waitFor(look, [0, before], 'the failed run');
  });

  test('alerts clear when it is well again', async () => {
    web1.setPolicy(true);
    web1.excuse('nobody-of-this-name', '2020-01-31');
    web2.population.setTwoFactor('root', true);
    web3.population.setTwoFactor('brightweb', true);
    for (const server of SERVERS.values()) server.collect();

    // Who lost it within the hour has lost it.
    const firing = [{ name: 'TwoFactorLost', server: 'web2.example:9100' }];
    await prometheus.waitFor(() => prometheus.firing(), firing, 'the alerts to clear');
  });
});
