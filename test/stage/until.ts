/** Waiting for what the local WHM has been asked. */
import assert from 'node:assert/strict';

const LIMIT_MS = 10_000;

/** Resolves as soon as it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!isSo()) {
    assert.ok(Date.now() < deadline, 'It did not become so');
    await new Promise(setImmediate);
  }
}
