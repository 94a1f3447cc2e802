/** Handing texts to the browser: as a download, or into the clipboard. */
import type { Steps } from '../lib/steps.ts';

/** So many parts the browser takes over in one step. */
const STEP_PARTS = 10;

/** A file of many parts, put together in steps: the browser would stop the page to take over all at once. */
export function* makeFile(parts: readonly Uint8Array<ArrayBuffer>[], type: string): Steps<Blob> {
  const blobs: Blob[] = [];
  for (let at = 0; at < parts.length; at += STEP_PARTS) {
    blobs.push(new Blob(parts.slice(at, at + STEP_PARTS)));
    yield;
  }
  return new Blob(blobs, { type });
}

/** Begins a download. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether the browser let the page copy: it does not without TLS (port 2086), and it may be forbidden. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
