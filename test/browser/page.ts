/** The page as its user meets it: what it says, what it shows, what one can do. */
import { sendKeys } from '@web/test-runner-commands';
import '../../src/page/two-factor-status.ts';
// Loaded with the tests, so that what the page loads when it needs it is there at once.
import '../../src/page/late-page.ts';
import '../../src/features/notes/notes.ts';
import type { TabStorage } from '../../src/state/kept-query.ts';
import { HeldWhm, userConfigs, type AccountEntry } from './held-whm.ts';
import { frame, mount, until } from './mount.ts';
import { allByRole, findByRole, getByRole, hasRole, press, says, textOf } from './roles.ts';
import { SmallWhm } from './small-whm.ts';

/** Four accounts beside root's own entry; two of the five have two-factor. */
export const ACCOUNTS: readonly AccountEntry[] = [
  ['root', true, 'server1.example.com'],
  ['alma', false],
  ['bruno', true],
  ['carla', false],
  ['dario', false],
];

export interface PageOptions {
  /** Who is logged in; root unless told. */
  readonly user?: string;
  /** Whether the viewer holds `list-accts`; yes, unless told. The answer is held like any other. */
  readonly canListAccounts?: boolean;
  /** The fragment of the page's address. */
  readonly fragment?: string;
  readonly language?: string;
  readonly storage?: TabStorage;
  /** What the server has put into the page of the exceptions, as JSON. */
  readonly exceptions?: string;
}

/** Where a tab keeps texts, for one test. */
export function memoryStorage(): TabStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/** Not in the document yet: {@link openPage} puts it there. */
export class Page {
  readonly whm = new HeldWhm();
  readonly element = document.createElement('two-factor-status');

  /** Every step of the address, the first one included. */
  readonly fragments: string[];
  #onAddress: () => void = () => undefined;

  constructor({
    user = 'root',
    language = 'en',
    storage = memoryStorage(),
    canListAccounts = true,
    fragment = '',
    exceptions,
  }: PageOptions) {
    if (exceptions !== undefined) this.element.dataset['exceptions'] = exceptions;
    this.fragments = [fragment];
    const { fragments } = this;
    this.element.boot = {
      whm: this.whm.transport,
      user,
      hasRoot: user === 'root',
      canListAccounts,
      whmVersion: '11.138.0.10',
      host: 'server1.example.com',
      whmUrl: (path) => `/cpsess0000000000${path}`,
      shareUrl: (part) =>
        `https://server1.example.com/login/?goto_uri=${encodeURIComponent(`/here#${part}`)}`,
      address: {
        get fragment() {
          return fragments.at(-1) ?? '';
        },
        write: (part, isNew) => {
          if (!isNew) fragments.pop();
          fragments.push(part);
        },
        listen: (onChange) => {
          this.#onAddress = onChange;
          return () => undefined;
        },
      },
      settings: memoryStorage(),
      print: () => undefined,
      loginUrl: '/login/?goto_uri=%2Fhere',
      language,
      // The texts are English whatever the language, unless a test lays others over them.
      texts: { loadRest: () => Promise.resolve(), readOwnerMessages: () => Promise.resolve({}) },
      storage,
    };
  }

  /** Goes one step back, as the browser's button does. */
  async goBack(): Promise<void> {
    this.fragments.pop();
    this.#onAddress();
    await frame();
  }

  /** What the summary says. */
  get status(): string {
    return textOf(getByRole(this.element, 'status'));
  }

  get alerts(): string[] {
    return allByRole(this.element, 'alert').map(textOf);
  }

  get notes(): string[] {
    return allByRole(this.element, 'note').map(textOf);
  }

  /** Everything that is read, in its order. */
  get text(): string {
    return textOf(this.element);
  }

  /** The accounts; where there are none, the page. */
  get #table(): Element {
    return allByRole(this.element, 'table', 'Accounts')[0] ?? this.element;
  }

  /** The headers of the rows: user names, with what marks them. */
  get users(): string[] {
    return allByRole(this.#table, 'rowheader').map(textOf);
  }

  /** The cells of a row that tell something: not its checkbox, and not what one does with it. */
  cellsOf(row: Element): Element[] {
    return allByRole(row, 'cell').slice(1, -1);
  }

  /** The rows, each as the texts of its cells. */
  get rows(): string[][] {
    return allByRole(this.#table, 'row')
      .filter((row) => hasRole(row, 'rowheader'))
      .map((row) => [getByRole(row, 'rowheader'), ...this.cellsOf(row)].map(textOf));
  }

  /** The choices of the filter with their counts, that which is chosen in brackets. */
  get choices(): string[] {
    return allByRole(this.element, 'radio').map((radio) => {
      const name = radio.computedName.replace(/\s+/g, ' ').trim();
      return (radio as HTMLInputElement).checked ? `[${name}]` : name;
    });
  }

  get searchBox(): HTMLInputElement {
    return getByRole(this.element, 'searchbox', 'Search accounts') as HTMLInputElement;
  }

  /** Waits for the rows, and for what is loaded after the first of them. */
  async ready(): Promise<this> {
    const hasRows = () => this.users.length > 0 || this.text.includes('No account matches');
    await until(() => this.has('button', /^Filters/) && hasRows());
    return this;
  }

  has(role: string, name?: string | RegExp): boolean {
    return hasRole(this.element, role, name);
  }

  /** The row of an account. */
  row(user: string): HTMLElement {
    const rows = allByRole(this.element, 'row').filter((row) => hasRole(row, 'link', user));
    return rows[0] ?? this.#fail(`No row of ${user}`);
  }

  /** The one such element, as soon as it is there. */
  find(role: string, name?: string | RegExp): Promise<HTMLElement> {
    return findByRole(this.element, role, name);
  }

  /** Waits until the page says this. */
  says(text: string | RegExp): Promise<void> {
    return says(this.element, text);
  }

  #fail(message: string): never {
    throw new Error(message);
  }

  /** Presses a button or chooses a radio, and waits for what comes of it. */
  async press(
    role: 'button' | 'radio' | 'link' | 'menuitem' | 'checkbox',
    name: string | RegExp,
  ): Promise<void> {
    press(getByRole(this.element, role, name));
    await frame();
  }

  /** Opens the menu of that name, and chooses. */
  async choose(menu: string, item: string): Promise<void> {
    await this.press('button', menu);
    await this.press('menuitem', item);
  }

  /** The tab that is open. */
  get tab(): string {
    const [navigation] = allByRole(this.element, 'navigation', 'Two-Factor Status');
    const tabs = navigation ? allByRole(navigation, 'link') : [];
    return tabs.find((tab) => tab.getAttribute('aria-current') === 'page')?.computedName ?? '';
  }

  /** Types into the search box, after what stands in it. */
  async type(text: string): Promise<void> {
    this.searchBox.focus();
    await sendKeys({ type: text });
    await frame();
  }
}

/** A page that is loading: WHM has been asked, nothing has come. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const page = new Page(options);
  mount(page.element);
  await frame();
  // A reseller's own account is asked for by what tells of it.
  await import('../../src/whm/user-config.ts');
  await frame();
  return page;
}

export interface WorkingPage {
  readonly page: Page;
  readonly whm: SmallWhm;
}

/**
 * A page that shows these accounts, of a WHM that answers each call as it is made.
 *
 * @param prepare is given the WHM before it is asked anything
 */
export async function openWorkingPage(
  accounts: readonly AccountEntry[] = ACCOUNTS,
  options: PageOptions = {},
  prepare: (whm: SmallWhm) => void = () => undefined,
): Promise<WorkingPage> {
  const page = new Page(options);
  const whm = new SmallWhm(page.whm, accounts, options.user);
  prepare(whm);
  mount(page.element);
  await frame();
  // The address may lead to another tab, or nowhere.
  await (options.fragment
    ? until(
        () =>
          !['', 'Accounts'].includes(page.tab) ||
          page.has('button', /^Filters/) ||
          page.has('alert'),
      )
    : page.ready());
  return { page, whm };
}

/** A page that shows these accounts; the policy is on. */
export async function openLoadedPage(
  accounts: readonly AccountEntry[] = ACCOUNTS,
  options: PageOptions = {},
): Promise<Page> {
  const page = await openPage(options);
  void page.whm.policy.answer({ is_enabled: 1 });
  await page.whm.list.answer(userConfigs(accounts));
  // Without rows there is nothing to be done with them.
  return accounts.length === 0 ? page : page.ready();
}
