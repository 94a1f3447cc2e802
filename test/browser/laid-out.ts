/** Whether all that is written can be seen: nothing is cut off, and nothing lies over something else. */
import { sidewaysOverflow } from './mount.ts';

function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

const parentOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return (
    element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  );
};

/** What may cut it off at an edge: not what says so by an ellipsis, and not what one can scroll. */
function clipOf(element: Element): DOMRect | undefined {
  for (let one: Element | null = element; one; one = parentOf(one)) {
    const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(one);
    if (clipPath !== 'none') return undefined;
    if (textOverflow === 'ellipsis') return undefined;
    if (/auto|scroll/.test(overflowX + overflowY)) return undefined;
    if (/hidden|clip/.test(overflowX + overflowY)) return one.getBoundingClientRect();
  }
  return undefined;
}

/** A line of a text. */
interface Written {
  readonly text: string;
  readonly element: Element;
  readonly rect: DOMRect;
}

function writtenIn(page: Element): Written[] {
  return [...elementsIn(page.shadowRoot ?? page)].flatMap((element) => {
    const own = [...element.childNodes].filter(
      (node): node is Text => node instanceof Text && node.data.trim() !== '',
    );
    const isSeen =
      own.length > 0 &&
      !['NOSCRIPT', 'STYLE', 'OPTION', 'LEGEND'].includes(element.tagName) &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isSeen) return [];
    return own.flatMap((node) => {
      const range = new Range();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map((rect) => ({ text: node.data.trim(), element, rect }));
    });
  });
}

/** The part of it that is seen: without what is cut off by whatever it stands in. */
function seenPart({ element, rect }: Written): DOMRect {
  let { left, top, right, bottom } = rect;
  for (let one: Element | null = element; one; one = parentOf(one)) {
    const { overflowX, overflowY } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (overflowX !== 'visible')
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (overflowY !== 'visible')
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** Whether only a screen reader meets it. */
function isHeardOnly(element: Element): boolean {
  for (let one: Element | null = element; one; one = parentOf(one)) {
    if (getComputedStyle(one).clipPath !== 'none') return true;
  }
  return false;
}

/** Faults of the page as it stands, as readable lines. @param root where to look; the page unless told */
export function layoutFaults(page: Element, root: Element = page): string[] {
  const faults = sidewaysOverflow() > 0 ? [`wider by ${sidewaysOverflow()} px`] : [];
  const written = writtenIn(root).filter(({ element }) => !isHeardOnly(element));
  for (const { text, element, rect } of written) {
    const clip = clipOf(element);
    const isCut =
      clip &&
      (rect.bottom > clip.bottom + 1.5 ||
        rect.top < clip.top - 1.5 ||
        rect.right > clip.right + 1.5 ||
        rect.left < clip.left - 1.5);
    if (isCut) faults.push(`cut: ${text}`);
  }
  const seen = written.map((one) => ({ ...one, rect: seenPart(one) }));
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across =
        Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down =
        Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      // Lines may touch: their boxes are higher than what is written in them.
      if (across > 2 && down > 0.4 * Math.min(one.rect.height, other.rect.height)) {
        faults.push(`over each other: ${one.text} | ${other.text}`);
      }
    }
  });
  return faults;
}

const SPACING = new CSSStyleSheet();
SPACING.replaceSync(`* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`);

/** As a reader's own styles space texts: WCAG 1.4.12. What is drawn later is not. */
export function spaceTexts(page: Element): void {
  const all = [page, ...elementsIn(page.shadowRoot ?? page)];
  for (const { shadowRoot } of all) {
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(SPACING)) {
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, SPACING];
    }
  }
}
