/** Telling of progress as often as the eye needs it: the page is drawn anew each time, which is work, too. */

const EVERY_MS = 100;

/** Passes on the first call, and after that what comes when so much time has gone by. */
export function throttle<T>(tell: (value: T) => void): (value: T) => void {
  let next = 0;
  return (value) => {
    const now = performance.now();
    if (now < next) return;
    next = now + EVERY_MS;
    tell(value);
  };
}
