/**
 * `css` as Lit has it, for browsers in which shadow trees share style sheets: what README names as the oldest has
 * long done so. The build puts it in the place of Lit's own, which serves older ones too, because it is a third as
 * long and the first rows wait for it.
 */

/** A text of styles, and the sheet that is made of it once it is needed. */
export class CSSResult {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }

  toString(): string {
    return this.cssText;
  }
}

export const css = (strings: TemplateStringsArray, ...values: readonly CSSResult[]): CSSResult =>
  new CSSResult(strings.reduce((text, string, at) => `${text}${values[at - 1]}${string}`));

export const getCompatibleStyle = (style: CSSResult): CSSResult => style;

export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
}

// What else Lit passes on from there; nobody asks for it.
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = (text: string): CSSResult => new CSSResult(text);
