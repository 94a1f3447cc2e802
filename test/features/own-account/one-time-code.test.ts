/** Codes as they are typed and pasted; secrets as they are read. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { drawQrCode } from '../../../src/features/own-account/qr-code.ts';
import type { QrCode } from '../../../src/features/own-account/set-up.ts';
import { readCode } from '../../../src/features/own-account/one-time-code.ts';
import { groupSecret, plainOtpauthUrl, plainSecret } from '../../../src/lib/otpauth.ts';

suite('a code', () => {
  for (const [text, code] of [
    ['123456', '123456'],
    ['000000', '000000'],
    [' 123 456\n', '123456'],
    ['123-456', '123456'],
    ['123\u00a0456', '123456'],
    ['\u200e123\u2009456\u200f', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۰۱۲۳۴۵', '012345'],
    ['१२३४५६', '123456'],
    ['１２３４５６', '123456'],
    ['𝟘𝟙𝟚𝟛𝟜𝟝', '012345'],
  ] as const) {
    test(`${JSON.stringify(text)} is ${code}`, () => assert.equal(readCode(text), code));
  }

  for (const text of ['', '12345', '1234567', '12345a', '12345x', '½23456', '12 34 5']) {
    test(`${JSON.stringify(text)} is none`, () => assert.equal(readCode(text), undefined));
  }

  test('is six ASCII digits or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.match(readCode(text) ?? '000000', /^\d{6}$/);
      }),
    );
  });
});

suite('a secret', () => {
  test('stands in groups of four', () => {
    assert.equal(groupSecret('ABCDEFGHIJ'), 'ABCD EFGH IJ');
    assert.equal(groupSecret('ABCD'), 'ABCD');
    assert.equal(groupSecret(''), '');
  });
});

suite('a secret as apps read it', () => {
  for (const secret of ['ABCD2345', 'abcd2345', 'ABCD2345======', ' ABCD 2345\n', 'abcd 2345 ==']) {
    test(`${JSON.stringify(secret)} is ABCD2345`, () => {
      assert.equal(plainSecret(secret), 'ABCD2345');
    });
  }
});

suite('the address of a secret', () => {
  const PLAIN = 'otpauth://totp/Big%20Host:anna?secret=ABCD2345&issuer=Big%20Host';
  for (const url of [
    PLAIN,
    'otpauth://totp/Big Host:anna?secret=ABCD2345&issuer=Big Host',
    'otpauth://totp/Big%20Host:anna?secret=abcd2345======&issuer=Big%20Host',
    'otpauth://totp/Big%20Host:anna?secret=ABCD2345%3D%3d&issuer=Big%20Host',
    ' otpauth://totp/Big Host:anna?secret=ABCD 2345&issuer=Big Host\n',
  ]) {
    test(`${JSON.stringify(url)} is plain`, () => assert.equal(plainOtpauthUrl(url), PLAIN));
  }

  test('signs that an address cannot have are encoded, those that it can have are not', () => {
    assert.equal(
      plainOtpauthUrl('otpauth://totp/ü #1"100%:a@b?issuer=A%20B&secret=AB&digits=6\ud800'),
      'otpauth://totp/%C3%BC%20%231%22100%25:a@b?issuer=A%20B&secret=AB&digits=6%EF%BF%BD',
    );
  });

  test('is read back from its QR code by an app', () => {
    const sent = 'otpauth://totp/Big Host:anna?secret=jbsw y3dp ehpk 3pxp====&issuer=Big Host';

    const text = readQrCode(drawQrCode(plainOtpauthUrl(sent)));
    const totp = URI.parse(text);

    assert.equal(totp.secret.base32, 'JBSWY3DPEHPK3PXP');
    assert.equal(totp.issuer, 'Big Host');
    assert.equal(totp.label, 'anna');
  });
});

/** What a scanner reads from the code, four pixels a module. */
function readQrCode(code: QrCode | undefined): string {
  assert.ok(code);
  const side = code.size * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of code.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < 4; row++) {
      const at = ((Number(y) * 4 + row) * side + Number(x) * 4) * 4;
      for (let column = 0; column < 4; column++)
        pixels.fill(0, at + column * 4, at + column * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data ?? '';
}
