/** The strip of tabs on a narrow screen: the open one is brought into sight. */

/** Scrolls the strip alone, sideways and at once: nothing else of the page moves. */
export function showOpenTab(root: ParentNode): void {
  const tab = root.querySelector('.tab[aria-current="page"]');
  const strip = tab?.parentElement;
  if (!tab || !strip) return;
  const { left, right } = tab.getBoundingClientRect();
  const seen = strip.getBoundingClientRect();
  // Where it is wider than the strip, its beginning or its end is seen.
  strip.scrollLeft += Math.min(left - seen.left, 0) || Math.max(right - seen.right, 0);
}
