/** Copying rows with the mouse: a line for each, its cells parted by tabs, as spreadsheets take them. */

const CELLS = ':is([role=cell], [role=rowheader], [role=columnheader]):not(.mark, .end)';

interface Selectable {
  /** Chromium's own, before it had `getComposedRanges`. */
  readonly getSelection?: () => Selection | null;
}

/** What is selected, as far as the browser tells it of what stands in the shadow root. */
function selectedRange(root: ShadowRoot): AbstractRange | undefined {
  const selection = getSelection();
  // Newer than the browsers that are still about.
  const composed: unknown = selection && 'getComposedRanges' in selection;
  if (selection && composed) return selection.getComposedRanges({ shadowRoots: [root] })[0];
  const own = (root as Selectable).getSelection?.() ?? selection;
  return own && own.rangeCount > 0 ? own.getRangeAt(0) : undefined;
}

/** The part of a cell's text that lies in the range. */
function textIn(cell: Element, range: Range): string {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part.toString().replace(/\s+/g, ' ').trim();
}

/**
 * The selected rows as text; undefined where less than two cells are selected, and the browser's own
 * copying is right. Only rows that are drawn can be selected.
 */
function selectedText(root: ShadowRoot): string | undefined {
  const selected = selectedRange(root);
  if (!selected || selected.collapsed) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selected;
  if (!root.contains(startContainer) && !root.contains(endContainer)) return undefined;
  const range = document.createRange();
  // Begun or ended outside of the table: from its beginning, or to its end.
  range.selectNodeContents(root);
  if (root.contains(endContainer)) range.setEnd(endContainer, endOffset);
  if (root.contains(startContainer)) range.setStart(startContainer, startOffset);
  let count = 0;
  const lines: string[] = [];
  for (const row of root.querySelectorAll('.row')) {
    const cells = Array.from(row.querySelectorAll(CELLS)).filter((cell) =>
      range.intersectsNode(cell),
    );
    const texts = cells.map((cell) => textIn(cell, range));
    // A selection often ends at the beginning of the next row.
    if (texts.every((text) => text === '')) continue;
    count += cells.length;
    lines.push(texts.join('\t'));
  }
  return count > 1 ? lines.join('\n') : undefined;
}

/**
 * Has rows of the table in this shadow root copied as text with tabs. It is the document that is told of a
 * copy, whatever is selected; a table that is gone is not kept for that.
 */
export function copyRowsAsText(root: ShadowRoot): void {
  const table = new WeakRef(root);
  const onCopy = (event: ClipboardEvent) => {
    const current = table.deref();
    if (!current) document.removeEventListener('copy', onCopy);
    const text = current?.isConnected ? selectedText(current) : undefined;
    if (text === undefined || !event.clipboardData || event.defaultPrevented) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
}
