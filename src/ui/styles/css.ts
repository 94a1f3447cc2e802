/**
 * `css` for the elements of the first rows. Lit's own, which the others use, serves browsers as well in which shadow
 * trees cannot share a style sheet, for thrice the bytes; what the two give is used alike.
 */
import type { CSSResult } from 'lit';

class Style {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  /** Made once it is needed. */
  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }
}

/** Takes no values. */
export const css = ([text = '']: TemplateStringsArray): CSSResult =>
  new Style(text) as unknown as CSSResult;
