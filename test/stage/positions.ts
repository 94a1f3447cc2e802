/** Where the first row begins, and what stands before it, in windows of several sizes. */
import type { Page } from 'playwright-core';

/** A window, and where the first row may begin at most: with a note above it, and without. px */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
  readonly withNote: number;
  readonly withoutNote: number;
  /** So many rows are seen as a whole, at least. */
  readonly rowsWithNote: number;
  readonly rowsWithoutNote: number;
}

const size = (
  width: number,
  height: number,
  [withNote, rowsWithNote]: readonly [number, number],
  [withoutNote, rowsWithoutNote] = [withNote, rowsWithNote] as readonly [number, number],
): WindowSize => ({ width, height, withNote, withoutNote, rowsWithNote, rowsWithoutNote });

/** The last is a window of 1280×… at 400 %. */
export const WINDOWS: readonly WindowSize[] = [
  size(1400, 900, [395, 12], [345, 13]),
  size(1366, 768, [395, 8]),
  size(1024, 768, [415, 8]),
  size(390, 844, [430, 6], [385, 6]),
  size(320, 568, [450, 2]),
];

export const MOST_CONTROLS = 20;
export const MOST_STOPS = 20;
export const MOST_STOPS_TO_HEADER = 12;
export const MOST_SHIFT = 0.02;

export interface Positions {
  /** Of the first row's upper edge, px from the top of the window. */
  readonly top: number;
  /** So many rows are seen as a whole. */
  readonly rows: number;
  readonly hasNote: boolean;
  /** Controls of the page that are seen before the first row; the choice by two-factor is one. */
  readonly controls: number;
  /** Steps by Tab from the first control to the first row. */
  readonly stops: number;
  /** Steps by Tab from the search to the first header that sorts; undefined where there is none. */
  readonly stopsToHeader: number | undefined;
  /** Cumulative layout shift, from navigation to rest; without what WHM's own frame moves when its fonts come. */
  readonly shift: number;
  /** User names, and controls before the first row, of which not all is seen. */
  readonly cut: readonly string[];
  /** How far one could scroll sideways. px */
  readonly sideways: number;
}

interface Shifted extends Window {
  tfsShift?: number;
}

/** Counts from the next navigation on what moves without being asked to. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    (window as Shifted).tfsShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: readonly { node: Node | null }[];
      })[]) {
        // Of what stands in a shadow root the browser tells no node.
        const isFrame = entry.sources.some(
          ({ node }) => node instanceof Element && !node.closest('two-factor-status > *'),
        );
        const shifted = window as Shifted;
        if (!entry.hadRecentInput && !isFrame)
          shifted.tfsShift = (shifted.tfsShift ?? 0) + entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has the focus: in a row, a header, the search, or elsewhere. */
function focusPlace(page: Page): Promise<'row' | 'header' | 'search' | 'else'> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const row = element?.closest('[role=row]');
    if (row?.querySelector('[role=rowheader]')) return 'row';
    if (element?.closest('[role=columnheader]') && element.localName === 'button') return 'header';
    return element?.matches('input[type=search]') ? 'search' : 'else';
  });
}

/** Measures a page that is at rest. The focus is elsewhere afterwards. */
export async function measurePositions(page: Page): Promise<Positions> {
  const seen = await page.evaluate(() => {
    // No function with a name: it would not be known in the page.
    const all: Element[] = [];
    const roots: ParentNode[] = [
      document.querySelector('two-factor-status')?.shadowRoot ?? document,
    ];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        all.push(element);
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
    }
    const rows = all.filter((one) => one.matches('[role=row]:has([role=rowheader])'));
    const rects = rows.map((row) => row.getBoundingClientRect());
    const top = Math.min(...rects.map((rect) => rect.top));
    const whole = rects.filter(({ bottom }) => bottom <= document.documentElement.clientHeight);
    const controls = all.filter((one) => {
      if (!one.matches('a[href], button, input, select, textarea')) return false;
      if (one.matches('[type=radio]:not(:checked)')) return false;
      const { width, height, bottom } = one.getBoundingClientRect();
      const isSeen = (one as HTMLElement).checkVisibility({ visibilityProperty: true });
      return isSeen && width > 1 && height > 1 && bottom <= top;
    });
    const cut = rows
      .filter((row) => row.getBoundingClientRect().top < document.documentElement.clientHeight)
      .map((row) => row.querySelector('[role=rowheader]'))
      .filter((cell) => {
        const name = cell?.querySelector('a')?.getBoundingClientRect();
        const room = cell?.getBoundingClientRect();
        return name && room && (name.right > room.right + 1 || name.left < room.left - 1);
      });
    const cutControls = controls.filter((one) => {
      const { overflowX } = getComputedStyle(one);
      const { left, right } = one.getBoundingClientRect();
      const isOutside = left < -1 || right > document.documentElement.clientWidth + 1;
      return isOutside || (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1);
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      top,
      rows: whole.length,
      controls: controls.length,
      hasNote: all.some((one) => one.matches('[role=note]')),
      cut: [...cut, ...cutControls].map((one) => one?.ariaLabel ?? one?.textContent.trim() ?? ''),
      sideways: scrollWidth - clientWidth,
      shift: (window as Shifted).tfsShift ?? 0,
    };
  });
  await page.locator('two-factor-status').getByRole('navigation').getByRole('link').first().focus();
  let stops = 0;
  let toSearch: number | undefined;
  let toHeader: number | undefined;
  for (let place = await focusPlace(page); place !== 'row' && stops < 60; stops++) {
    await page.keyboard.press('Tab');
    place = await focusPlace(page);
    if (place === 'search') toSearch ??= stops;
    if (place === 'header') toHeader ??= stops;
  }
  const stopsToHeader =
    toHeader === undefined || toSearch === undefined ? undefined : toHeader - toSearch;
  return { ...seen, stops, stopsToHeader };
}
