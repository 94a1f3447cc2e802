/** Who gets the reminder: nobody twice, nobody lost, and whoever does not is told of. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAccount, type Account } from '../../../src/accounts/account.ts';
import { addressesIn, addressKey } from '../../../src/features/reminder/addresses.ts';
import {
  asKnownNow,
  findRecipients,
  NO_RECIPIENTS,
} from '../../../src/features/reminder/recipients.ts';
import { finish } from '../../../src/lib/steps.ts';
import { account, described, HOSTILE_TEXTS, unknownAccount } from '../../accounts/accounts.ts';

const find = (...accounts: Account[]) => finish(findRecipients(accounts));
const at = (user: string, contact: string) => described(user, { contact });

/** Accounts whose contacts are shared, several, missing or broken. */
const contacts = fc
  .array(
    fc.constantFrom(
      'a@x.example',
      'a@X.example',
      'b@x.example',
      'B@x.example',
      'none',
      ...HOSTILE_TEXTS,
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(','));
const lists: fc.Arbitrary<Account[]> = fc
  .array(
    fc.record({
      contact: fc.option(contacts, { nil: undefined }),
      isEnabled: fc.constantFrom(false, false, false, true, undefined),
      canEnable: fc.constantFrom(undefined, true, false),
    }),
    { maxLength: 30 },
  )
  .map((records) =>
    records.map(({ contact, isEnabled, canEnable }, index) => ({
      ...(contact === undefined ? account(`u${index}`) : at(`u${index}`, contact)),
      isEnabled,
      canEnable,
    })),
  );

suite('recipients', () => {
  test('are the owners who have no second factor and an address', () => {
    assert.deepEqual(find(at('anna', 'a@x.example'), at('bert', 'b@x.example')), {
      ...NO_RECIPIENTS,
      addresses: [
        { address: 'a@x.example', users: ['anna'] },
        { address: 'b@x.example', users: ['bert'] },
      ],
      accounts: 2,
    });
  });

  test('get one mail, however many accounts they have; the first spelling stands', () => {
    const found = find(
      at('anna', 'a@X.example, c@x.example, a@x.EXAMPLE'),
      at('bert', 'a@x.example'),
      at('carl', 'c@x.example'),
      at('dora', 'd@x.example'),
    );

    assert.deepEqual(found.addresses, [
      { address: 'a@X.example', users: ['anna', 'bert'] },
      { address: 'c@x.example', users: ['anna', 'carl'] },
      { address: 'd@x.example', users: ['dora'] },
    ]);
    assert.equal(found.accounts, 4);
    assert.deepEqual(found.sharing, { accounts: 3, addresses: 2 });
  });

  test('are not: who has no address, or none that is one, and root, of whom WHM knows none', () => {
    const root = createAccount('root', 'server1.example', false);
    const found = find(root, at('anna', ''), at('bert', 'nobody'), account('carl'));

    assert.deepEqual(found.withoutAddress, ['root', 'anna', 'bert', 'carl']);
    assert.deepEqual(found.addresses, []);
  });

  test('are not: who has a second factor, cannot set it up, or may have it', () => {
    const contact = 'a@x.example';
    const found = find(
      described('anna', { contact }, true),
      { ...at('bert', contact), canEnable: false },
      { ...at('carl', contact), canEnable: true },
      { ...unknownAccount('dora'), details: at('dora', contact).details },
    );

    assert.deepEqual(found.leftOut, {
      enabled: ['anna'],
      'cannot-enable': ['bert'],
      unknown: ['dora'],
    });
    assert.deepEqual(found.addresses, [{ address: contact, users: ['carl'] }]);
  });

  test('nobody is there twice, and nobody is lost', () => {
    fc.assert(
      fc.property(lists, (accounts) => {
        const {
          addresses,
          accounts: written,
          sharing,
          withoutAddress,
          leftOut,
        } = find(...accounts);

        const keys = addresses.map(({ address }) => addressKey(address));
        assert.equal(new Set(keys).size, keys.length);
        const writtenTo = new Set(addresses.flatMap(({ users }) => users));
        assert.equal(writtenTo.size, written);
        const all = [...writtenTo, ...withoutAddress, ...Object.values(leftOut).flat()];
        assert.deepEqual(all.sort(), accounts.map(({ user }) => user).sort());
        for (const { user, details } of accounts) {
          const own = addressesIn(details?.contact ?? '').map(addressKey);
          const got = addresses.filter(({ users }) => users.includes(user));
          const expected = writtenTo.has(user) ? [...new Set(own)] : [];
          assert.deepEqual(got.map(({ address }) => addressKey(address)).sort(), expected.sort());
        }
        const shared = addresses.filter(({ users }) => users.length > 1);
        assert.equal(sharing.addresses, shared.length);
        assert.ok(
          sharing.accounts <= written && sharing.accounts >= Math.min(2, 2 * shared.length),
        );
      }),
    );
  });

  test('are found in steps', () => {
    const steps = findRecipients(Array.from({ length: 5_000 }, (_, index) => account(`u${index}`)));
    let pauses = 0;
    while (!steps.next().done) pauses++;

    assert.ok(pauses >= 19, `${pauses} pauses`);
  });
});

test('accounts as they are known now are the same ones, in the same order', () => {
  const asked = [account('carl'), account('anna'), account('gone')];
  const known = [at('anna', 'a@x.example'), at('bert', 'b@x.example'), at('carl', 'c@x.example')];

  assert.deepEqual(finish(asKnownNow(asked, known)), [known[2], known[0], asked[2]]);
});
