/** Letting others have their turn in the middle of long work: keys, clicks and frames. */

/** Long work goes on for so long, one step more or less: a frame still has time to be drawn. */
export const SLICE_MS = 8;

/** Resolves when what waits for the thread has had its turn. A message is not slowed down as timers are. */
export function yieldToBrowser(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
