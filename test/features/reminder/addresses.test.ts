/** What in a contact field is an address, and which two are the same. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addressesIn, addressKey, isAddress } from '../../../src/features/reminder/addresses.ts';
import { HOSTILE_TEXTS } from '../../accounts/accounts.ts';

suite('addresses', () => {
  const fields: [what: string, contact: string, addresses: string[]][] = [
    ['one', 'a@example.com', ['a@example.com']],
    ['several', 'a@example.com, b@example.com', ['a@example.com', 'b@example.com']],
    ['otherwise parted', ' a@example.com;\tb@example.com\n', ['a@example.com', 'b@example.com']],
    ['none', '', []],
    ['commas alone', ',, ;', []],
    ['what is none beside one', 'nobody, a@example.com', ['a@example.com']],
    [
      'every sign that is allowed',
      "a.b+c'd!#$%&*=?^_`{|}~/-@example.com",
      ["a.b+c'd!#$%&*=?^_`{|}~/-@example.com"],
    ],
    ['letters of other languages', 'jörg@müller.example', ['jörg@müller.example']],
    ['a subdomain in capitals', 'A@Mail.EXAMPLE.com', ['A@Mail.EXAMPLE.com']],
  ];
  for (const [what, contact, addresses] of fields) {
    test(`in a field: ${what}`, () => assert.deepEqual(addressesIn(contact), addresses));
  }

  const none = [
    'nobody',
    '@example.com',
    'a@',
    'a@localhost',
    'a@example..com',
    'a@.example.com',
    'a@example.com.',
    'a@-example.com',
    'a@b@example.com',
    '.a@example.com',
    'a..b@example.com',
    '"a b"@example.com',
    '<a@example.com>',
    'a@example.com?body=x',
    'a@[127.0.0.1]',
    'a\u202Eb@example.com',
    'a\u0000@example.com',
    'a@exam\u00ADple.com',
    'a\uD800@example.com',
    `${'a'.repeat(65)}@example.com`,
    `${'ä'.repeat(33)}@example.com`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
    ...HOSTILE_TEXTS,
  ];
  for (const text of none) {
    test(`is none: ${JSON.stringify(text.slice(0, 40))}`, () =>
      assert.equal(isAddress(text), false));
  }

  test('are the same whatever the capitals of the domain, and of nothing else', () => {
    assert.equal(addressKey('Anna@Example.COM'), addressKey('Anna@example.com'));
    assert.notEqual(addressKey('anna@example.com'), addressKey('Anna@example.com'));
  });

  test('are found in any text without failing, and none holds what parts them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (contact) => {
        assert.ok(addressesIn(contact).every((address) => !/[\s,;<>"]/.test(address)));
      }),
    );
  });
});
