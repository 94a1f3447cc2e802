/** The plugin's page as people meet it: through roles and names. */
import type { Locator, Page, Request } from 'playwright-core';

/** What has gone over the network. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when nothing was posted. */
  readonly body: string;
}

export class AccountsPage {
  readonly page: Page;
  /** What the page has done wrong: uncaught errors, console errors, violations of its policy. */
  readonly complaints: string[] = [];
  /** The origins that were asked for anything. */
  readonly origins = new Set<string>();

  readonly status: Locator;
  readonly search: Locator;
  readonly filter: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly alert: Locator;
  readonly notes: Locator;
  readonly refresh: Locator;
  /** The button that opens them; there when everything is that is loaded after the first rows. */
  readonly filters: Locator;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A failed request is reported too; the tests of failures ask for it.
      const isRequest = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRequest) this.complaints.push(message.text());
    });
    page.on('request', (request) => this.origins.add(new URL(request.url()).origin));
    this.status = page.getByRole('status');
    this.search = page.getByRole('searchbox', { name: 'Search accounts' });
    this.filter = page.getByRole('radiogroup', { name: 'Two-factor' });
    this.table = page.getByRole('table', { name: 'Accounts' });
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('rowheader') });
    this.alert = page.getByRole('alert');
    this.notes = page.getByRole('note');
    this.filters = page.getByRole('button', { name: /^Filters/ });
    this.refresh = page.getByRole('button', { name: 'Refresh' });
  }

  /** Waits until the first rows are there. */
  async loaded(): Promise<this> {
    await this.rows.first().waitFor();
    return this;
  }

  /** One choice of the two-factor filter; its name ends with the count. */
  choice(name: 'All' | 'Enabled' | 'Not enabled'): Locator {
    return this.filter.getByRole('radio', { name: new RegExp(`^${name}\\b`) });
  }

  /** The count beside a choice. */
  async countOf(name: 'All' | 'Enabled' | 'Not enabled'): Promise<number> {
    await this.settled();
    const text = await this.filter
      .locator('label')
      .filter({ hasText: new RegExp(`^\\s*${name}\\b`) })
      .innerText();
    return Number(text.replace(/\D/g, ''));
  }

  row(user: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('link', { name: user, exact: true }) });
  }

  header(name: string): Locator {
    return this.table.getByRole('columnheader', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A filter or an order by its name. */
  combobox(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** Opens the filters where they are closed, and chooses in one of them. */
  async filterBy(name: string, option: Parameters<Locator['selectOption']>[0]): Promise<void> {
    const filters = this.page.getByRole('dialog', { name: 'Filters' });
    if ((await filters.count()) === 0) await this.filters.click();
    await this.combobox(name).selectOption(option);
  }

  /** The tab of that name. */
  tab(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Two-Factor Status' })
      .getByRole('link', { name, exact: true });
  }

  /** Waits until the columns and filters of `listaccts` are there, with their counts. */
  async detailed(): Promise<this> {
    await this.loaded();
    // On a phone the headers are there for screen readers only.
    await this.header('Package').waitFor({ state: 'attached' });
    return this;
  }

  /** Waits until so many rows are shown, as the status says it; of all when nothing narrows them. */
  async shows(count: number): Promise<void> {
    await this.table.and(this.page.locator(`[aria-rowcount='${count + 1}']`)).waitFor();
  }

  /** What stands behind the page's address, without the `#`. */
  get fragment(): string {
    return new URL(this.page.url()).hash.slice(1);
  }

  /** Opens the menu and chooses. */
  async choose(menu: 'Export' | 'Copy', item: string): Promise<void> {
    await this.button(menu).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Records what goes over the network from now on; returns how to end it and read what went. */
  recordRequests(): () => Promise<SentRequest[]> {
    const log: Promise<SentRequest>[] = [];
    const record = (request: Request): void => {
      const sent = { url: request.url(), body: request.postData() ?? '' };
      log.push(request.allHeaders().then((headers) => ({ ...sent, headers })));
    };
    this.page.on('request', record);
    return () => {
      this.page.off('request', record);
      return Promise.all(log);
    };
  }

  /** Stops long work after its first slice, as a slow machine would; returns how to let it go on. */
  async holdLongWork(): Promise<() => Promise<void>> {
    await this.page.evaluate(() => {
      const { prototype } = MessagePort;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its port
      const { postMessage } = prototype;
      const held: MessagePort[] = [];
      prototype.postMessage = function (this: MessagePort) {
        held.push(this);
      };
      addEventListener('release', () => {
        prototype.postMessage = postMessage;
        for (const port of held) port.postMessage(undefined);
      });
    });
    return () => this.page.evaluate(() => void dispatchEvent(new Event('release')));
  }

  /** Waits until the rows are those that were asked for last. */
  async settled(): Promise<this> {
    await this.table.and(this.page.locator('[aria-busy=false]')).waitFor();
    return this;
  }

  /** The user names of the rows in the document, from the top. */
  async users(): Promise<string[]> {
    await this.settled();
    const headers = await this.table.getByRole('rowheader').allInnerTexts();
    return headers.map((text) => text.split(/\s/)[0] ?? '');
  }

  /** How many pixels of the page one could scroll to sideways. */
  sidewaysOverflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }
}

/** Whether it has the focus, in whatever shadow root it stands. */
export function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one);
}
