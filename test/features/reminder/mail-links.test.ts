/** Links for a mail program: whole, short enough, with everybody in one of them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isAddress } from '../../../src/features/reminder/addresses.ts';
import {
  mailLinks,
  MOST_CHARACTERS,
  MOST_PARTS,
  type MailText,
} from '../../../src/features/reminder/mail-links.ts';
import { divide, markOpened } from '../../../src/features/reminder/parts-to-open.ts';

const MAIL: MailText = { subject: 'Please', text: 'Hello\nyou' };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `info${index}@some-domain.example`);

/** Half of a character is none. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** A link as a mail program reads it: RFC 6068, section 2. */
function read(href: string) {
  const [scheme, rest = ''] = href.split(':');
  assert.equal(scheme, 'mailto');
  assert.ok(rest.startsWith('?'), 'nobody is written to openly');
  // Nothing bare but what the RFC allows.
  assert.match(rest, /^\?([\w.~!$()*,;:@&=-]|%[\dA-F]{2})*$/);
  const fields = new Map<string, string>();
  for (const field of rest.slice(1).split('&')) {
    const [name = '', value, ...more] = field.split('=');
    assert.deepEqual(more, []);
    assert.ok(!fields.has(name), `one ${name}`);
    fields.set(name, value ?? '');
  }
  const text = (name: string) =>
    fields.has(name) ? decodeURIComponent(fields.get(name) ?? '') : undefined;
  return {
    names: [...fields.keys()],
    bcc: (fields.get('bcc') ?? '').split(',').map(decodeURIComponent),
    subject: text('subject'),
    body: text('body'),
  };
}

const addresses = fc.uniqueArray(
  fc
    .tuple(
      fc.string({
        unit: fc.constantFrom(
          ...'a Z 9 ! # $ % & * + / = ? ^ _ ` { | } ~ - ä ф 漢'.split(' '),
          "'",
        ),
        minLength: 1,
        maxLength: 60,
      }),
      fc.stringMatching(/^[a-z漢]{1,20}(\.[a-z]{1,20}){1,3}$/),
    )
    .map(([local, domain]) => `${local}@${domain}`)
    .filter(isAddress),
  { maxLength: 120 },
);
const mails: fc.Arbitrary<MailText> = fc.record({
  subject: fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 900 })),
  text: fc.oneof(fc.string({ maxLength: 900 }), fc.string({ unit: 'binary', maxLength: 3_000 })),
});

suite('mail links', () => {
  test('one has everybody as Bcc, the subject and the text, its lines ended as mails end them', () => {
    const { parts, hasText } = mailLinks(['a+b@x.example', "o'neil&co=?@x.example"], MAIL);

    assert.equal(
      parts[0]?.href,
      'mailto:?bcc=a%2Bb%40x.example,o%27neil%26co%3D%3F%40x.example&subject=Please&body=Hello%0D%0Ayou',
    );
    assert.equal(parts.length, 1);
    assert.equal(hasText, true);
  });

  test('leaves out what is empty', () => {
    const { parts } = mailLinks(['a@x.example'], { subject: '', text: '' });

    assert.equal(parts[0]?.href, 'mailto:?bcc=a%40x.example');
  });

  test('there is none for nobody', () => {
    assert.deepEqual(mailLinks([], MAIL).parts, []);
  });

  test('a text that leaves no room for addresses stays out, and that is said', () => {
    const { parts, hasText } = mailLinks(many(50), { subject: 'Please', text: 'ж'.repeat(250) });

    assert.equal(hasText, false);
    assert.deepEqual(read(parts[0]?.href ?? '').names, ['bcc', 'subject']);
  });

  test('a text that fits with the only address is in it', () => {
    const { hasText } = mailLinks(['a@x.example'], { subject: '', text: 'x'.repeat(1_800) });

    assert.equal(hasText, true);
  });

  test('there are none where nobody would open so many', () => {
    const links = mailLinks(many(MOST_PARTS * 70), MAIL);

    assert.deepEqual(links.parts, []);
    assert.equal(links.isTooMany, true);
    assert.equal(mailLinks(many(100_000), MAIL).isTooMany, true);
  });

  test('is filled to the last character, and never beyond', () => {
    const lengths = new Set<number>();
    for (let length = 1; length <= 60; length++) {
      const { parts } = mailLinks([`${'a'.repeat(length)}@x.example`, ...many(100)], MAIL);
      for (const { href } of parts) lengths.add(href.length);
    }

    assert.equal(Math.max(...lengths), MOST_CHARACTERS);
  });

  test('everybody is in one of them, in order, and none is too long or says something else', () => {
    fc.assert(
      fc.property(addresses, mails, (all, mail) => {
        const { parts, isTooMany, hasText } = mailLinks(all, mail);

        assert.equal(isTooMany, false);
        assert.deepEqual(
          parts.flatMap((part) => part.addresses),
          all,
        );
        const lines = wellFormed(mail.text).replace(/\r\n|\r|\n/g, '\r\n');
        for (const { href, addresses: own } of parts) {
          assert.ok(href.length <= MOST_CHARACTERS, `${href.length}`);
          const { bcc, subject, body } = read(href);
          assert.deepEqual(bcc, own);
          if (subject !== undefined) assert.equal(subject, wellFormed(mail.subject));
          assert.equal(body, hasText && mail.text !== '' ? lines : undefined);
        }
      }),
    );
  });
});

suite('parts to open', () => {
  test('those that have been opened stay as they were when the text changes: nobody gets two', () => {
    const all = many(100);
    const { parts } = divide(all, MAIL);
    const opened = markOpened(parts, 1);

    const after = divide(all, { ...MAIL, text: 'x'.repeat(700) }, opened).parts;

    assert.deepEqual(after[0], opened[1]);
    assert.deepEqual(
      after.filter(({ isOpened }) => isOpened),
      [opened[1]],
    );
    assert.deepEqual(after.flatMap((part) => part.addresses).sort(), all.toSorted());
    assert.ok(after.slice(1).every(({ href }) => href.includes('xxx')));
  });

  test('a mail in one part can be opened again, with another text', () => {
    const { parts } = divide(['a@x.example'], MAIL);

    const after = divide(['a@x.example'], { ...MAIL, text: 'anew' }, markOpened(parts, 0)).parts;

    assert.equal(read(after[0]?.href ?? '').body, 'anew');
    assert.equal(after.length, 1);
  });
});
