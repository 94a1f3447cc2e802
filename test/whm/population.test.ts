/** The population of the local WHM: of any size, the same for a seed, of every kind. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAccounts } from './population.ts';

const isDomain = /^(?:[a-z0-9-]{1,63}\.)+[a-z]+$/;

suite('a population', () => {
  test('has the size that is asked for, and each name once', () => {
    for (const size of [0, 1, 2, 9, 10, 60, 1_000, 20_000]) {
      const accounts = createAccounts(size, 1);
      const domains = accounts.map(({ domain }) => domain).filter((domain) => domain !== '');
      assert.equal(accounts.length, size);
      assert.equal(new Set(accounts.map(({ user }) => user)).size, size);
      assert.equal(new Set(domains).size, domains.length);
    }
  });

  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(createAccounts(200, 7), createAccounts(200, 7));
    assert.notDeepEqual(createAccounts(200, 7), createAccounts(200, 8));
  });

  test('is in no order: nobody’s accounts stand together', () => {
    const owners = createAccounts(1_000, 1).map(({ owner }) => owner);
    const places = owners.flatMap((owner, place) => (owner === 'brightweb' ? [place] : []));
    assert.ok((places.at(-1) ?? 0) - (places[0] ?? 0) > 500);
  });

  test('has names and domains as WHM stores them', () => {
    for (const { user, domain } of createAccounts(20_000, 1)) {
      assert.match(user, /^[a-z][a-z0-9]{0,15}$/);
      if (domain !== '') assert.match(domain, isDomain);
    }
  });

  test('has accounts of every kind', () => {
    const accounts = createAccounts(1_000, 1);
    const share = accounts.filter(({ isEnabled }) => isEnabled).length / 1_000;
    assert.ok(share > 0.2 && share < 0.4);
    const kinds: Record<string, (typeof accounts)[number] | undefined> = {
      international: accounts.find(({ domain }) => domain.startsWith('xn--')),
      broken: accounts.find(({ domain }) => domain === ''),
      suspended: accounts.find(({ isSuspended }) => isSuspended),
      ownOwner: accounts.find(({ user, owner }) => user === owner),
      withoutAddress: accounts.find(({ email }) => email === '*unknown*'),
      severalAddresses: accounts.find(({ email }) => email.includes(',')),
    };
    for (const [kind, account] of Object.entries(kinds)) assert.ok(account, kind);
    const owners = new Set(accounts.map(({ owner }) => owner));
    for (const owner of ['root', 'brightweb', 'northhost', 'fairhost', 'kiwipages']) {
      assert.ok(owners.has(owner), owner);
    }
    assert.ok(!owners.has('newstart'));
    const times = accounts.map(({ startedAt }) => startedAt);
    assert.ok(Math.min(...times) > Date.UTC(2010, 0) / 1_000);
    assert.ok(Math.max(...times) < Date.UTC(2027, 0) / 1_000);
  });
});
