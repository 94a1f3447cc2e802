/** The breakdown by owner and by package: sums that add up, what is missing most on top. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../../src/accounts/account.ts';
import { breakdown, type Group } from '../../../src/features/breakdown/groups.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account, described, describedLists } from '../../accounts/accounts.ts';

type Dimension = 'owner' | 'package';
const groupsOf = (accounts: readonly Account[], by: Dimension) => finish(breakdown(accounts, by));
const dimensions = fc.constantFrom<Dimension>('owner', 'package');

const sum = (groups: readonly Group[], of: (group: Group) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

suite('the breakdown', () => {
  const ACCOUNTS = [
    described('anna', { owner: 'zoe', package: 'gold' }, true),
    described('bert', { owner: 'zoe', package: '' }),
    described('carl', { owner: 'zoe', package: 'gold' }, true),
    { ...described('dora', { owner: 'root', package: '' }), canEnable: false },
    described('root', { role: 'server-administrator', owner: 'root', package: '' }),
  ];

  test('by owner: root among them, and who cannot enable it is without it', () => {
    assert.deepEqual(groupsOf(ACCOUNTS, 'owner'), [
      { name: 'root', accounts: 2, enabled: 0, notEnabled: 2, percent: 0 },
      { name: 'zoe', accounts: 3, enabled: 2, notEnabled: 1, percent: 66 },
    ]);
  });

  test('by package: accounts without one are a group', () => {
    assert.deepEqual(groupsOf(ACCOUNTS, 'package'), [
      { name: '', accounts: 3, enabled: 0, notEnabled: 3, percent: 0 },
      { name: 'gold', accounts: 2, enabled: 2, notEnabled: 0, percent: 100 },
    ]);
  });

  test('of nobody is empty', () => {
    assert.deepEqual(groupsOf([], 'owner'), []);
  });

  test('accounts of which nothing more is known are counted, without a name', () => {
    const [unnamed] = groupsOf([account('anna')], 'owner');

    assert.deepEqual(unnamed, { name: '', accounts: 1, enabled: 0, notEnabled: 1, percent: 0 });
  });

  test('the sums are those of the list', () => {
    fc.assert(
      fc.property(describedLists, dimensions, (accounts, by) => {
        const groups = groupsOf(accounts, by);

        const enabled = accounts.filter(({ isEnabled }) => isEnabled).length;
        assert.equal(
          sum(groups, (group) => group.accounts),
          accounts.length,
        );
        assert.equal(
          sum(groups, (group) => group.enabled),
          enabled,
        );
        assert.equal(
          sum(groups, (group) => group.notEnabled),
          accounts.filter(({ isEnabled }) => isEnabled === false).length,
        );
      }),
    );
  });

  test('each group has its own accounts, and a share that never says more than is true', () => {
    fc.assert(
      fc.property(describedLists, dimensions, (accounts, by) => {
        const groups = groupsOf(accounts, by);

        assert.equal(new Set(groups.map(({ name }) => name)).size, groups.length);
        for (const group of groups) {
          const own = accounts.filter(({ details }) => (details?.[by] ?? '') === group.name);
          const enabled = own.filter(({ isEnabled }) => isEnabled);
          assert.deepEqual([group.accounts, group.enabled], [own.length, enabled.length]);
          const known = own.filter(({ isEnabled }) => isEnabled !== undefined).length;
          const { percent } = group;
          assert.equal(percent === undefined, known === 0);
          if (percent === undefined) continue;
          assert.ok(percent * known <= enabled.length * 100);
          assert.ok((percent + 1) * known > enabled.length * 100);
        }
      }),
    );
  });

  test('who is missing most comes first, then who has most accounts, then by name', () => {
    fc.assert(
      fc.property(describedLists, dimensions, (accounts, by) => {
        const groups = groupsOf(accounts, by);

        for (const [index, group] of groups.entries()) {
          const before = groups[index - 1];
          if (!before) continue;
          const [more, less] = [before.notEnabled, group.notEnabled];
          const isBefore =
            more > less ||
            (more === less &&
              (before.accounts > group.accounts ||
                (before.accounts === group.accounts && before.name < group.name)));
          assert.ok(isBefore, `${before.name} before ${group.name}`);
        }
      }),
    );
  });
});
