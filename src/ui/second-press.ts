/** The second press of a double press is for what was pressed, not for what has come into its place since. */

/** Presses that follow each other faster than this are one. ms */
const DOUBLE_MS = 500;
/** A hand that presses twice does not keep still. px */
const NEAR_PX = 8;

interface Press {
  readonly at: number;
  readonly target: EventTarget | undefined;
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

let last: Press | undefined;

function isSecond({ at, target, key, x, y }: Press): boolean {
  return (
    last !== undefined &&
    last.target !== target &&
    last.key === key &&
    at - last.at < DOUBLE_MS &&
    Math.hypot(x - last.x, y - last.y) < NEAR_PX
  );
}

function take(event: Event, press: Omit<Press, 'at' | 'target'>): void {
  const [target] = event.composedPath();
  const at = event.timeStamp;
  const isMeant = !isSecond({ ...press, at, target });
  // A third one belongs to the first, too.
  last = { ...press, at, target: isMeant ? target : last?.target };
  if (isMeant) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// On the window, before all others; whatever a key or the pointer does in between ends it.
addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' || event.key === ' ') take(event, { key: event.key, x: 0, y: 0 });
    else last = undefined;
  },
  true,
);
addEventListener(
  'click',
  (event) => {
    // One that a key or a script has made has no place.
    if (event.detail > 0) take(event, { key: '', x: event.clientX, y: event.clientY });
  },
  true,
);
