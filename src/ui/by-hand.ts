/** Copying: into the clipboard, or by hand, where the browser does not let the page do it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { copyText } from './save.ts';

/** What is said after a text was to be copied. */
export interface CopyReport {
  readonly said: string;
  /** The text that is to be copied by hand; empty where the browser has copied it. */
  readonly byHand: string;
}

/**
 * @param copied what is said where the browser has copied it
 * @param refused what is said where it is to be copied by hand
 */
export async function copyOrShow(
  text: string,
  copied: string,
  refused: string,
): Promise<CopyReport> {
  const isCopied = await copyText(text);
  return isCopied ? { said: copied, byHand: '' } : { said: refused, byHand: text };
}

/** The text in a field from which it can be copied, named by what is said; nothing where there is none. */
export function renderByHand(
  { said, byHand }: CopyReport,
  rows: number,
): TemplateResult | typeof nothing {
  if (byHand === '') return nothing;
  return html`<textarea
    class="by-hand"
    readonly
    rows=${rows}
    dir="auto"
    aria-label=${said}
    .value=${byHand}
  ></textarea>`;
}

export const byHandStyles = css`
  .by-hand {
    width: 100%;
    font: inherit;
  }
`;
