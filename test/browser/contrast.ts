/** The contrast of two colours as WCAG defines it, whatever form they are written in. */

type Painted = readonly [number, number, number, number];

const painted = new Map<string, Painted>();

/** Red, green and blue, 0 to 255, as the browser paints the colour. */
function paint(colour: string): Painted {
  const known = painted.get(colour) ?? paintAnew(colour);
  painted.set(colour, known);
  return known;
}

function paintAnew(colour: string): Painted {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('There is no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = paint(colour);
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** From 1 (none) to 21 (black on white). */
export function contrast(colour: string, ground: string): number {
  const [dark, light] = [luminance(colour), luminance(ground)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour behind an element's text: its own background, or that of the nearest one below it. */
export function groundOf(element: Element): string {
  const { backgroundColor } = getComputedStyle(element);
  if (paint(backgroundColor)[3] === 255) return backgroundColor;
  const root = element.getRootNode();
  const below = element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  return below ? groundOf(below) : 'white';
}

/** Elements that stand in the page, through shadow roots. */
function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

/** Whether it has a text of its own that is seen, and is not switched off. */
function hasSeenText(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 1 &&
    height > 1 &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[aria-disabled=true], noscript, style') === null &&
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
  );
}

/** The texts below an element whose contrast is less than WCAG 1.4.3 wants, each with its colours. */
export function unreadableTexts(page: Element): string[] {
  return [...elementsIn(page.shadowRoot ?? page)].filter(hasSeenText).flatMap((element) => {
    const { color } = getComputedStyle(element);
    const ground = groundOf(element);
    const found = contrast(color, ground);
    return found >= 4.5
      ? []
      : [`${element.textContent.trim()}: ${color} on ${ground}: ${found.toFixed(2)}`];
  });
}
