/** Styles that come later: for an element that is there already. */
import type { CSSResult, LitElement } from 'lit';

/** Adds them after its own; once, however often it is called. */
export function adopt(
  { renderRoot }: Pick<LitElement, 'renderRoot'>,
  { styleSheet }: CSSResult,
): void {
  if (!(renderRoot instanceof ShadowRoot) || !styleSheet) return;
  const { adoptedStyleSheets } = renderRoot;
  if (!adoptedStyleSheets.includes(styleSheet)) {
    renderRoot.adoptedStyleSheets = [...adoptedStyleSheets, styleSheet];
  }
}
