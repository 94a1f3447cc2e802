/** The page on which second factors are removed, by role and name. */
import type { Page } from '../../browser/page.ts';
import { allByRole, findByRole, getByRole, press, textOf } from '../../browser/roles.ts';

const ASK = 'Remove two-factor…';

export class Removing {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The bar of those that are selected. */
  get selection(): HTMLElement {
    return getByRole(this.#page.element, 'region', 'Selection');
  }

  /** The button of a row's menu. */
  rowButton(user: string): HTMLElement {
    return getByRole(this.#page.row(user), 'button', `Actions for ${user}`);
  }

  /** The item of a row's menu, which is opened. */
  async rowItem(user: string): Promise<HTMLElement> {
    press(this.rowButton(user));
    return this.#page.find('menuitem', ASK);
  }

  /** The dialog that asks, and tells how far it is. */
  question(): Promise<HTMLElement> {
    return this.#page.find('dialog', 'Remove two-factor');
  }

  result(): Promise<HTMLElement> {
    return this.#page.find('dialog', 'Result');
  }

  /** Selects these, and begins. */
  async ask(...users: readonly string[]): Promise<HTMLElement> {
    for (const user of users) {
      (await this.#page.find('checkbox', `Select ${user}`)).click();
    }
    await this.#page.find('region', 'Selection');
    press(getByRole(this.selection, 'button', ASK));
    return this.question();
  }

  /** Says yes. */
  async confirm(): Promise<void> {
    const question = await this.question();
    press(await findByRole(question, 'button', 'Remove two-factor'));
  }

  async remove(...users: readonly string[]): Promise<void> {
    await this.ask(...users);
    await this.confirm();
  }

  /** The rows of the result: user, outcome, reason. */
  async outcomes(): Promise<string[][]> {
    const rows = allByRole(await findByRole(await this.result(), 'table', 'Result'), 'row');
    return rows
      .slice(1)
      .map((row) => [getByRole(row, 'rowheader'), ...allByRole(row, 'cell')].map(textOf));
  }

  async close(): Promise<void> {
    press(getByRole(await this.result(), 'button', 'Close'));
  }
}
