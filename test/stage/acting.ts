/** The page's dialogs and parts in which one acts, as people meet them. */
import { afterEach, beforeEach } from 'node:test';
import type { Locator } from 'playwright-core';
import type { RecordedRequest } from '../whm/local-whm.ts';
import type { AccountsPage } from './accounts-page.ts';
import { useStage, type BrowserKind, type Stage } from './browser.ts';

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

/** A stage on which second factors are removed; before each test all that it changes is set anew. */
export interface RemovalStage {
  readonly stage: Stage;
  /** brightweb's accounts, in order. They have it, as those of northhost do; no others. */
  readonly users: readonly string[];
  /** The users of each removal of this test. */
  readonly sent: () => string[][];
  readonly hasIt: (user: string) => boolean;
  /** As root or a reseller, with those that have it. */
  readonly open: (user?: string) => Promise<AccountsPage>;
  /** Selects these and says yes. */
  readonly remove: (page: AccountsPage, users: readonly string[]) => Promise<void>;
}

/** Call at the top of a test file, as `useStage`. */
export function useRemovalStage(kind?: BrowserKind): RemovalStage {
  const stage = useStage({ accounts: 60 }, kind);
  const users: string[] = [];
  let sentBefore = 0;
  beforeEach(() => {
    const { population, requests } = stage.whm;
    for (const { user, owner } of population.accounts) {
      population.setTwoFactor(user, owner === 'brightweb' || owner === 'northhost');
    }
    const its = population.accounts.filter(({ owner }) => owner === 'brightweb');
    users.splice(0, Infinity, ...its.map(({ user }) => user).sort());
    sentBefore = requests.length;
  });
  afterEach(() => {
    stage.whm.faults.clear();
    stage.whm.population.setTwoFactor('root', false);
  });

  return {
    stage,
    users,
    sent: () => removals(stage.whm.requests.slice(sentBefore)),
    hasIt: (user) => stage.whm.population.isEnabled(user),
    async open(user = 'root') {
      const page = await (await stage.visit(user)).detailed();
      await page.choice('Enabled').check();
      return page.settled();
    },
    async remove(page, chosen) {
      const { select, selection, yes } = acting(page);
      await select(...chosen);
      await selection.getByRole('button', { name: 'Remove two-factor…' }).click();
      await yes.click();
    },
  };
}
