/** The provider's colours where they can be read, and others where they cannot: loaded after the first rows. */
import { contrastOf, mixColours, type Rgb } from '../lib/contrast.ts';

/** Least contrasts of WCAG 2.2: of texts (1.4.3), and of what has to be seen (1.4.11). */
const TEXT = 4.5;
const SIGN = 3;

/** What stands in for a colour that cannot be read: on a light surface, on a dark one. The first is the page's own. */
const SUBSTITUTES = {
  primary: ['#003da6', '#a8c7ff'],
  good: ['#14713f', '#7ddba3'],
  bad: ['#b02a37', '#ffb0b5'],
  control: ['#6f7a86', '#a5afb9'],
  bar: ['#198754', '#3dbb7c'],
  warn: ['#b38600', '#e5b93c'],
} as const;
const TEXTS = ['#243746', '#f3f5f7'] as const;
const WHITE = '#fff';

/** The grounds of notes and alerts on a light surface (ui/message.ts). */
const MESSAGES = ['#fff8e1', '#fdf0f1'] as const;

/** Tokens that a page has (ui/styles/first.ts), without `--tfs-`. */
export type Token = 'surface' | 'text' | 'muted' | keyof typeof SUBSTITUTES;

/** Reads a colour of CSS; undefined for what is none, and for one through which one sees. */
export type ColourReader = (css: string) => Rgb | undefined;

/** Custom properties and properties for the page's element; nothing where all can be read. */
export type Corrections = Readonly<Record<string, string>>;

/**
 * What is to be set so that every text and sign of the page can be read.
 *
 * @param tokens as the page has them
 * @param ground what lies behind the page
 */
export function correctColours(
  tokens: Readonly<Record<Exclude<Token, 'muted'>, string>>,
  ground: string,
  read: ColourReader,
): Corrections {
  const corrections: Record<string, string> = {};
  const set = (token: Token, value: string) => {
    corrections[`--tfs-${token}`] = value;
  };
  const need = (css: string): Rgb => read(css) ?? [255, 255, 255];
  const isRead = (colour: Rgb | undefined, grounds: readonly Rgb[], least: number) =>
    colour !== undefined && grounds.every((one) => contrastOf(colour, one) >= least);
  /** Of the table's headers. */
  const headOn = (text: Rgb, surface: Rgb) => mixColours(text, 0.06, surface);
  const findText = (surface: string): string | undefined => {
    const on = read(surface);
    return [tokens.text, ...TEXTS].find((css) => {
      const text = read(css);
      return on && text && isRead(text, [on, headOn(text, on)], TEXT);
    });
  };

  // White, where nothing can be written on the provider's.
  const surfaceCss = [tokens.surface, ground].find((css) => findText(css)) ?? WHITE;
  const textCss = findText(surfaceCss) ?? TEXTS[0];
  if (surfaceCss !== tokens.surface) set('surface', surfaceCss);
  if (textCss !== tokens.text) set('text', textCss);
  const [surface, text] = [need(surfaceCss), need(textCss)];

  const muted = mixColours(text, 0.78, surface);
  const isMutedRead = isRead(muted, [surface, headOn(text, surface)], TEXT);
  if (!isMutedRead) set('muted', `var(--tfs-text)`);
  // What stands beside the cards: where it is lost there, the page has a ground of its own.
  const around = read(ground);
  const isOnGround = around && isRead(isMutedRead ? muted : text, [around], TEXT);
  if (!isOnGround) {
    corrections['background'] = 'var(--tfs-surface)';
    corrections['box-shadow'] = '0 0 0 0.75rem var(--tfs-surface)';
  }

  const isDark = contrastOf(surface, [0, 0, 0]) < contrastOf(surface, [255, 255, 255]);
  if (isDark) corrections['color-scheme'] = 'dark';
  const messages = isDark
    ? [SUBSTITUTES.warn[1], SUBSTITUTES.bad[1]].map((css) => mixColours(need(css), 0.12, surface))
    : MESSAGES.map(need);
  if (isDark) {
    for (const tone of ['warn', 'bad'] as const) {
      corrections[`--tfs-${tone}-ground`] =
        `color-mix(in srgb, ${SUBSTITUTES[tone][1]} 12%, var(--tfs-surface))`;
      corrections[`--tfs-${tone}-text`] = 'var(--tfs-text)';
    }
  }

  const flat = isOnGround ? [surface, around] : [surface];
  const choose = (
    token: keyof typeof SUBSTITUTES,
    least: number,
    groundsOf: (colour: Rgb) => readonly Rgb[],
  ): Rgb => {
    const css =
      [tokens[token], ...SUBSTITUTES[token]].find((one) => {
        const colour = read(one);
        return colour && isRead(colour, groundsOf(colour), least);
      }) ?? 'var(--tfs-text)';
    if (css !== tokens[token]) set(token, css);
    return read(css) ?? text;
  };
  const tintOf = (colour: Rgb) => mixColours(colour, 0.08, surface);
  const primary = choose('primary', TEXT, (one) => [...flat, tintOf(one), ...messages]);
  const grounds = [...flat, tintOf(primary)];
  choose('good', TEXT, () => grounds);
  const bad = choose('bad', TEXT, (one) => [...grounds, mixColours(one, 0.12, surface)]);
  choose('control', SIGN, () => flat);
  choose('bar', SIGN, () => [...flat, mixColours(bad, 0.12, surface)]);
  choose('warn', SIGN, () => [surface]);
  return corrections;
}

/** By painting it: then it does not matter in which form it is written. */
function createReader(): ColourReader {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Rgb | undefined>();
  const paint = (css: string): Rgb | undefined => {
    // What depends on the element is not what would be painted.
    if (!context || /currentcolor/i.test(css) || !CSS.supports('color', css)) return undefined;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = 'transparent';
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data;
    return alpha === 255 ? [red, green, blue] : undefined;
  };
  return (css) => {
    if (!known.has(css)) known.set(css, paint(css));
    return known.get(css);
  };
}

/** The nearest background behind an element through which one does not see; white where there is none. */
function groundBehind(element: Element, read: ColourReader): string {
  for (let one = element.parentElement; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (read(backgroundColor)) return backgroundColor;
  }
  return WHITE;
}

/** Sees to it that the page can be read, whatever colours the provider has given WHM. */
export function ensureReadableColours(page: HTMLElement): void {
  const read = createReader();
  const style = getComputedStyle(page);
  const token = (name: Token) => style.getPropertyValue(`--tfs-${name}`).trim();
  const tokens = {
    surface: token('surface'),
    text: token('text'),
    primary: token('primary'),
    good: token('good'),
    bad: token('bad'),
    control: token('control'),
    bar: token('bar'),
    warn: token('warn'),
  };
  const corrections = correctColours(tokens, groundBehind(page, read), read);
  // By CSSOM: a style attribute would break a strict content security policy.
  for (const [name, value] of Object.entries(corrections)) page.style.setProperty(name, value);
}
