/** Puts elements into the document for one test, and waits for what the browser then does. */
import { setViewport } from '@web/test-runner-commands';

/** The window of most tests. */
export const DESKTOP = { width: 1280, height: 800 };
/** A phone held upright. */
export const PHONE = { width: 390, height: 800 };

/** Adds an element to the document; it is taken out after the test. */
export function mount<T extends HTMLElement>(element: T, parent: Element = document.body): T {
  parent.append(element);
  return element;
}

/**
 * Waits until a frame has been drawn: scrolling heard, elements rendered and measured. Says nothing
 * of timers, which may be stopped (clock.ts).
 */
export async function frame(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  port1.close();
}

/** Waits, frame by frame, for what comes when a part of the page has been loaded. */
export async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await frame();
}

/** Makes the window that large, and waits for the frame that shows it. */
export async function resizeWindow(size: { width: number; height: number }): Promise<void> {
  if (innerWidth === size.width && innerHeight === size.height) return;
  await setViewport(size);
  await frame();
}

/** How many pixels of the page one could scroll to sideways: none, if it is laid out well. */
export function sidewaysOverflow(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** Lets the browser free all that nothing refers to any more. */
export async function collectGarbage(): Promise<void> {
  if (!globalThis.gc) throw new Error('Chromium was started without --js-flags=--expose-gc');
  await globalThis.gc({ type: 'major', execution: 'async' });
}

beforeEach(() => resizeWindow(DESKTOP));

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});
