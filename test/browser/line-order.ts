/** Whether a name turns the order of what stands beside it in its line: told by where it is painted. */

interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** What has no box of its own (`display: contents`) may have something in it that has. */
function isSeen(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility === 'visible';
}

/** What can be seen of texts, in the order of the document, through shadow roots and slots. */
function* textsIn(element: Element): Generator<Text> {
  const children = element.shadowRoot
    ? element.shadowRoot.childNodes
    : element instanceof HTMLSlotElement && element.assignedNodes().length > 0
      ? element.assignedNodes()
      : element.childNodes;
  for (const child of children) {
    if (child instanceof Text && child.data.trim() !== '') yield child;
    if (child instanceof Element && isSeen(child)) yield* textsIn(child);
  }
}

/** Spaces, and the marks that isolate: nothing is painted for them. */
const UNPAINTED = /[\s\u2066-\u2069]/;

function painted({ data }: Text, at: number, step: 1 | -1): number | undefined {
  for (let one = at; one >= 0 && one < data.length; one += step) {
    if (!UNPAINTED.test(data[one] ?? '')) return one;
  }
  return undefined;
}

function rectOf({ node, from, to }: Piece): DOMRect {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range.getBoundingClientRect();
}

const letter = (node: Text, at: number): Piece => ({ node, from: at, to: at + 1 });

/** The nearest element in which both stand, as the page is laid out. */
function commonElement(one: Node, other: Node): Element | undefined {
  const above = new Set<Node>();
  const parent = (node: Node): Node | null =>
    node instanceof Element || node instanceof Text
      ? (node.assignedSlot ?? node.parentNode)
      : node instanceof ShadowRoot
        ? node.host
        : node.parentNode;
  for (let at: Node | null = one; at; at = parent(at)) above.add(at);
  for (let at: Node | null = other; at; at = parent(at)) {
    if (above.has(at))
      return at instanceof ShadowRoot ? at.host : at instanceof Element ? at : undefined;
  }
  return undefined;
}

function isOneLine(one: DOMRect, other: DOMRect): boolean {
  const common = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return common > Math.min(one.height, other.height) / 2;
}

/** Where what stands before and after each name is painted on the wrong side of it: as readable lines. */
export function turnedLines(page: Element, names: readonly string[]): string[] {
  const turned: string[] = [];
  const texts = [...textsIn(page)];
  const look = (before: Piece, after: Piece) => {
    const common = commonElement(before.node, after.node);
    const [first, second] = [rectOf(before), rectOf(after)];
    if (!common || first.width < 1 || second.width < 1 || !isOneLine(first, second)) return;
    const isRtl = getComputedStyle(common).direction === 'rtl';
    const isInOrder = isRtl ? second.right <= first.left + 1.5 : second.left >= first.right - 1.5;
    const say = ({ node, from, to }: Piece) => node.data.slice(from, to);
    if (!isInOrder) turned.push(`${say(before)} | ${say(after)} in ${common.textContent.trim()}`);
  };
  texts.forEach((node, index) => {
    for (const name of names) {
      const from = node.data.indexOf(name);
      if (from < 0) continue;
      const piece = { node, from, to: from + name.length };
      const [previous, next] = [texts[index - 1], texts[index + 1]];
      const beforeIt = painted(node, from - 1, -1);
      const afterIt = painted(node, piece.to, 1);
      const last = previous && painted(previous, previous.data.length - 1, -1);
      const first = next && painted(next, 0, 1);
      if (beforeIt !== undefined) look(letter(node, beforeIt), piece);
      else if (previous && last !== undefined) look(letter(previous, last), piece);
      if (afterIt !== undefined) look(piece, letter(node, afterIt));
      else if (next && first !== undefined) look(piece, letter(next, first));
    }
  });
  return turned;
}

/** How often these names are seen. */
export function countSeen(page: Element, names: readonly string[]): number {
  return [...textsIn(page)].filter(({ data }) => names.some((name) => data.includes(name))).length;
}
