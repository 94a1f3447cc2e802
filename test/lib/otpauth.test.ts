/** Addresses of authenticator apps: under which names an app shows them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOfOtpauthUrl } from '../../src/lib/otpauth.ts';

for (const [url, issuer, account] of [
  ['otpauth://totp/anna?secret=A', '', 'anna'],
  ['otpauth://totp/Big:anna?secret=A', 'Big', 'anna'],
  ['otpauth://totp/Old:anna?secret=A&issuer=New%20Host', 'New Host', 'anna'],
  ['otpauth://totp/Big%20Host%3A%20anna%40x?secret=A', 'Big Host', 'anna@x'],
  ['otpauth://totp/100%:anna', '100%', 'anna'],
  ['', '', ''],
  ['https://example.com/anna', '', ''],
] as const) {
  test(`“${url}” is ${account} of ${issuer}`, () => {
    assert.deepEqual(namesOfOtpauthUrl(url), { issuer, account });
  });
}
