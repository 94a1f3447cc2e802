/**
 * Two presses as of one hand: for the page exactly that time lies between them, however long a slow
 * machine takes to deliver them.
 */
import type { CDPSession, Locator, Page } from 'playwright-core';

/** Sends one press that was made at that time (Unix, s). */
type Press = (devtools: CDPSession, timestamp: number) => Promise<void>;

async function twice(page: Page, gap: number, press: Press): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const at = Date.now() / 1_000;
  await press(devtools, at);
  // The gap is what is tested.
  await page.waitForTimeout(gap);
  await press(devtools, at + gap / 1_000);
  await devtools.detach();
}

/** @param gap ms */
export async function pressEnterTwice(page: Page, gap: number): Promise<void> {
  // After another key: what was pressed before is over.
  await page.keyboard.press('Shift');
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await twice(page, gap, async (devtools, timestamp) => {
    await devtools.send('Input.dispatchKeyEvent', {
      ...enter,
      type: 'keyDown',
      text: '\r',
      timestamp,
    });
    await devtools.send('Input.dispatchKeyEvent', { ...enter, type: 'keyUp', timestamp });
  });
}

/**
 * @param gap ms
 * @param across where in it, as a share of its width
 */
export async function clickTwice(element: Locator, gap = 100, across = 0.5): Promise<void> {
  await element.waitFor();
  const box = await element.boundingBox();
  if (!box) throw new Error('What is to be clicked is not on the screen');
  const place = { x: box.x + box.width * across, y: box.y + box.height / 2 };
  const page = element.page();
  await page.mouse.move(place.x, place.y);
  await twice(page, gap, async (devtools, timestamp) => {
    const left = { ...place, button: 'left', clickCount: 1, timestamp } as const;
    await devtools.send('Input.dispatchMouseEvent', { ...left, type: 'mousePressed' });
    await devtools.send('Input.dispatchMouseEvent', { ...left, type: 'mouseReleased' });
  });
}
