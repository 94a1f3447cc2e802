/** The page's dialogs and parts in which one acts, as people meet them. */
import type { Locator } from 'playwright-core';
import type { RecordedRequest } from '../whm/local-whm.ts';
import type { AccountsPage } from './accounts-page.ts';

export const REMOVE = 'twofactorauth_remove_user_config';

/** What the page can do, by role and name. */
export interface Acting {
  readonly selection: Locator;
  readonly confirm: Locator;
  readonly yes: Locator;
  readonly result: Locator;
  readonly select: (...users: readonly string[]) => Promise<void>;
  /** The rows of the result: user, outcome, reason. */
  readonly outcomes: () => Promise<string[][]>;
}

export function acting({ page }: AccountsPage): Acting {
  const confirm = page.getByRole('dialog', { name: 'Remove two-factor', exact: true });
  const result = page.getByRole('dialog', { name: 'Result', exact: true });
  return {
    selection: page.getByRole('region', { name: 'Selection' }),
    confirm,
    yes: confirm.getByRole('button', { name: 'Remove two-factor', exact: true }),
    result,
    select: async (...users) => {
      for (const user of users) {
        await page.getByRole('checkbox', { name: `Select ${user}`, exact: true }).click();
      }
    },
    outcomes: async () => {
      await result.waitFor();
      const rows = result.getByRole('table', { name: 'Result' }).getByRole('row');
      const texts = await rows.evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)),
      );
      return texts.slice(1);
    },
  };
}

/** The users of each removal that was sent, in the order of the calls. */
export function removals(requests: readonly RecordedRequest[]): string[][] {
  return requests
    .filter((one) => one.function === REMOVE)
    .map(({ arguments: args }) =>
      Object.entries(args)
        .filter(([name]) => /^user(-\d+)?$/.test(name))
        .map(([, user]) => user),
    );
}
