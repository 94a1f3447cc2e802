/** An answer comes in chunks, cut anywhere, even within a letter: its text is the same. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createTransport, type Transport } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { failureOf } from './failures.ts';
import { READ } from './loopback.ts';

/** A WHM whose answer comes in chunks of so many bytes. */
function chunked(bytes: Uint8Array, size: number): Transport {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(bytes.slice(at, at + size));
      }
      controller.close();
    },
  });
  return createTransport({ fetch: () => Promise.resolve(new Response(body)), token: '' });
}

const DATA = { ünï: '“quoted”', emoji: '😀', greek: 'αβγ', nothing: '' };
const BYTES = new TextEncoder().encode(envelope(DATA));

suite('an answer in chunks', () => {
  for (const size of [1, 2, 3, 5, 7, BYTES.length]) {
    test(`of ${size} bytes is read as it was sent`, async () => {
      assert.deepEqual((await chunked(BYTES, size)(READ)).data, DATA);
    });
  }

  test('with a byte order mark cut in two', async () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...BYTES]);

    assert.deepEqual((await chunked(marked, 2)(READ)).data, DATA);
  });

  test('that ends within a letter is not read as if it were whole', async () => {
    const end = BYTES.indexOf(0xf0) + 2;

    const failed = await failureOf(chunked(BYTES.slice(0, end), 4)(READ));

    assert.equal(failed.kind, 'unreadable');
  });

  test('without a body is no answer', async () => {
    const fetch = () => Promise.resolve(new Response(null));

    assert.equal((await failureOf(createTransport({ fetch, token: '' })(READ))).kind, 'unreadable');
  });
});
