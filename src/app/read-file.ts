/** Reading a file that somebody has picked. */

/** So many bytes are read in one step. */
const STEP_BYTES = 1_000_000;

/** The text of a file, in UTF-8, piece by piece: the browser would stop the page to read a long one at once. */
export async function readText(file: Blob, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (let at = 0; at < file.size && !signal.aborted; at += STEP_BYTES) {
    const bytes = await file.slice(at, at + STEP_BYTES).arrayBuffer();
    texts.push(decoder.decode(bytes, { stream: true }));
  }
  return texts.join('') + decoder.decode();
}
