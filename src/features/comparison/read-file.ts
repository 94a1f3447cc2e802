/** Reading a file that somebody has picked. */

/** So many bytes are read in one step. */
const STEP_BYTES = 1_000_000;

/** Excel stores “Unicode text” in UTF-16 with its mark. */
async function encodingOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The text of a file, in UTF-16 where its mark says so, else in UTF-8; without the mark. Piece by piece:
 * the browser would stop the page to read a long one at once.
 */
export async function readText(file: Blob, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  const texts: string[] = [];
  for (let at = 0; at < file.size && !signal.aborted; at += STEP_BYTES) {
    const bytes = await file.slice(at, at + STEP_BYTES).arrayBuffer();
    texts.push(decoder.decode(bytes, { stream: true }));
  }
  return texts.join('') + decoder.decode();
}
