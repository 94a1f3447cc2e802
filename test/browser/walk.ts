/** A walk through the page by keyboard, written down: what each key leads to, and what a screen reader says by itself. */
import { sendKeys } from '@web/test-runner-commands';
import { frame, until } from './mount.ts';
import { allByRole, focused, textOf } from './roles.ts';

const LIVE = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
/** Roles that a screen reader passes over, or says with what stands around them. */
const SILENT =
  /^(generic|none|presentation|paragraph|rowgroup|strong|code|svg|graphics-symbol|sectionheader|)$/;

function* rootsIn(root: ParentNode): Generator<ParentNode> {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*'))
    if (shadowRoot) yield* rootsIn(shadowRoot);
}

/** What depends on the day on which the test runs. */
const steady = (text: string): string =>
  text
    .replace(/\d{1,2}:\d\d(:\d\d)?\s[AP]M/g, 'TIME')
    .replace(/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}(, \d{4})?/g, 'DAY');

export class Walk {
  readonly page: HTMLElement;
  /** What is said for so short a time, or at so uncertain a time, that it is not written down. */
  passing: RegExp | undefined;
  readonly #lines: string[] = [];
  /** The texts of the live regions as they were heard last. */
  #known = new Map<Element, string>();
  #heard: string[] = [];

  constructor(page: HTMLElement) {
    this.page = page;
    this.#listen();
    this.#heard = [];
    const listen = (): void => {
      if (!page.isConnected) return;
      this.#listen();
      requestAnimationFrame(listen);
    };
    requestAnimationFrame(listen);
  }

  /** All that was written down. */
  get text(): string {
    return this.#lines.join('\n');
  }

  /** Presses a key, waits until this is so, and writes down where that has led. */
  async press(key: string, isReached: () => boolean = () => true): Promise<void> {
    // Two of a kind at once would be a double press, which the page takes for one (ui/second-press.ts).
    await sendKeys({ press: 'Shift' });
    await sendKeys({ press: key });
    await this.#reached(key, isReached);
  }

  /** The same for a text that is typed. */
  async type(text: string, isReached: () => boolean = () => true): Promise<void> {
    await sendKeys({ type: text });
    await this.#reached(`“${text}”`, isReached);
  }

  /** Presses Tab until that has the focus; writes down everything on the way. */
  async tabTo(name: string): Promise<void> {
    const stops: string[] = [];
    for (let step = 0; step < 40; step++) {
      await sendKeys({ press: 'Tab' });
      stops.push(focused());
      if (stops.at(-1) === name) break;
    }
    await this.#reached('Tab', () => true, stops);
  }

  /** Writes down all that stands in an element, by roles and names. */
  outline(role: string, name?: string | RegExp): void {
    const [element] = allByRole(this.page, role, name);
    if (element) this.#lines.push(...outlineOf(element).map((line) => `    ${line}`));
  }

  async #reached(
    key: string,
    isReached: () => boolean,
    stops: readonly string[] = [],
  ): Promise<void> {
    const since = performance.now();
    await until(() => {
      // Said here, where it is known how far the walk has come.
      if (performance.now() - since > 5_000) throw new Error(`${this.text}\n${key} leads nowhere`);
      return isReached();
    });
    // What is drawn then may tell something, or move the focus, in the frames that follow.
    for (let count = 0; count < 4; count++) await frame();
    this.#lines.push(
      `${key} → ${steady(stops.length > 0 ? stops.join(', ') : focused() || 'nothing')}`,
    );
    this.#lines.push(...this.#heard.splice(0).map((text) => `  says: ${text}`));
  }

  #listen(): void {
    const now = new Map<Element, string>();
    for (const root of rootsIn(this.page.shadowRoot ?? this.page)) {
      for (const region of root.querySelectorAll(LIVE)) {
        if (region.parentElement?.closest(LIVE)) continue;
        const text = spokenIn(region);
        const before = this.#known.get(region);
        now.set(region, text);
        // A region that comes with its text is heard only where it is an alert, or stood empty before.
        const isHeard = before !== undefined || region.role === 'alert';
        if (isHeard && text !== '' && text !== before && !this.passing?.test(text)) {
          this.#heard.push(steady(text));
        }
      }
    }
    this.#known = now;
  }
}

/** Without what is changed silently. */
function spokenIn(region: Element): string {
  const silent = [...region.querySelectorAll('[aria-live=off]')].map(textOf);
  return silent.reduce((text, part) => text.replace(part, ''), textOf(region)).trim();
}

const STATES = [
  'aria-expanded',
  'aria-checked',
  'aria-pressed',
  'aria-current',
  'aria-invalid',
  'aria-disabled',
  'aria-sort',
  'aria-rowcount',
];

function stateOf(element: Element): string {
  const told = STATES.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null || value === 'false' || value === 'none'
      ? []
      : [`${name.slice(5)}=${value}`];
  });
  if (element instanceof HTMLInputElement && element.checked) told.push('checked');
  return told.length > 0 ? ` [${told.join(' ')}]` : '';
}

/** Every element with a role below one, itself first, as indented lines. */
function outlineOf(element: Element): string[] {
  const role = element.computedRole;
  const isTold = !SILENT.test(role);
  const name = element.computedName.replace(/\s+/g, ' ').trim();
  const children = element.shadowRoot
    ? [...element.shadowRoot.children]
    : element instanceof HTMLSlotElement && element.assignedElements().length > 0
      ? element.assignedElements()
      : [...element.children];
  const below = children.filter((child) => !isSilent(child)).flatMap(outlineOf);
  if (!isTold) return below;
  // What has neither a name nor anything in it with a role is read by its text.
  const text = name === '' && below.length === 0 ? textOf(element) : '';
  const said = name === '' ? (text === '' ? '' : ` ${text}`) : ` “${name}”`;
  const line = steady(`${role}${said}${stateOf(element)}`);
  return [line, ...below.map((one) => `  ${one}`)];
}

function isSilent(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return (
    display === 'none' || visibility !== 'visible' || element.getAttribute('aria-hidden') === 'true'
  );
}
