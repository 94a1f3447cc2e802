/** Waiting for what the viewer sees. */
import type { FirstElement } from '../ui/first-element.ts';

/** Where nothing is drawn (a tab in the background) nothing waits for it longer than this. */
const UNDRAWN_MS = 500;

/** Resolves when what was last changed in the element has been drawn. */
export async function drawn(element: FirstElement): Promise<void> {
  await element.updateComplete;
  await new Promise((resolve) => {
    setTimeout(resolve, UNDRAWN_MS);
    // The frame after the one that draws it.
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
