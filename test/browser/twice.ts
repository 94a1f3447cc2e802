/** Two presses as of one hand: exactly that time lies between them, however slow the machine is. */
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { frame } from './mount.ts';

const devtools = (method: string, parameters: object): Promise<unknown> =>
  executeServerCommand('devtools', { method, parameters });

/** @param gap ms */
async function twice(gap: number, press: (timestamp: number) => Promise<void>): Promise<void> {
  // Another key in between: what was pressed before is over.
  await sendKeys({ press: 'Shift' });
  const at = Date.now() / 1_000;
  for (const timestamp of [at, at + gap / 1_000]) {
    await press(timestamp);
    // What comes of the first has been drawn when the second comes.
    await frame();
  }
}

/** Presses Enter twice. @param gap ms */
export async function pressEnterTwice(gap: number): Promise<void> {
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await twice(gap, async (timestamp) => {
    const down = { ...enter, type: 'keyDown', text: '\r', timestamp };
    await devtools('Input.dispatchKeyEvent', down);
    await devtools('Input.dispatchKeyEvent', { ...enter, type: 'keyUp', timestamp });
  });
}

/** Clicks twice near the end of an element, where another one may come to lie. @param gap ms */
export async function clickTwice(element: Element, gap: number): Promise<void> {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { x: left + width * 0.8, y: top + height / 2 };
  await devtools('Input.dispatchMouseEvent', { ...place, type: 'mouseMoved' });
  await twice(gap, async (timestamp) => {
    const press = { ...place, button: 'left', clickCount: 1, timestamp };
    await devtools('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' });
    await devtools('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' });
  });
}
