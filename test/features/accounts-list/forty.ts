/** The page with forty accounts of which all is known: owners, packages, contacts, and who cannot enable two-factor. */
import type { AccountEntry } from '../../browser/held-whm.ts';
import { until } from '../../browser/mount.ts';
import { openWorkingPage, type PageOptions, type WorkingPage } from '../../browser/page.ts';
import { getByRole, press } from '../../browser/roles.ts';

const USERS = Array.from({ length: 39 }, (_, at) => {
  const user = ['alma', 'bruno', 'carla', 'dario'][at] ?? `user${at}`;
  return {
    user,
    isEnabled: at % 4 === 1 && at < 36,
    owner: at < 18 ? 'brightweb' : 'root',
    plan: at % 2 === 0 ? 'starter' : 'business',
    email: `${user}@example.net`,
    suspended: Number(at % 10 === 3),
    unix_startdate: Date.UTC(2024, 0, 1 + at) / 1_000,
  };
});

/**
 * Root and 39 accounts, of whom the fourth, the fourteenth and so on are suspended; 9 have two-factor, bruno
 * among them. brightweb owns 18, half of them with the package starter. carla and user6 cannot enable it.
 */
export const FORTY: readonly AccountEntry[] = [
  ['root', false, 'server1.example.com'],
  ...USERS.map(({ user, isEnabled }) => [user, isEnabled] as const),
];

/** Those of brightweb alone. */
export const BRIGHTWEB: readonly AccountEntry[] = FORTY.slice(1, 19);

/** Opens it, and waits until all is known. */
export async function openForty(options: PageOptions = {}, accounts = FORTY): Promise<WorkingPage> {
  const opened = await openWorkingPage(accounts, options, (whm) => {
    const names = new Set(accounts.map(([user]) => user));
    const acct = USERS.filter(({ user }) => names.has(user));
    whm.instead.set('listaccts', (call) => void call.answer({ acct }));
    whm.instead.set('get_users_features_settings', (call) => {
      const { feature, ...users } = call.request.args;
      const settings = Object.values(users).map((user) => ({
        user,
        feature,
        feature_list_setting: Number(user !== 'carla' && user !== 'user6'),
      }));
      void call.answer({ users_features_settings: settings });
    });
  });
  const { page } = opened;
  await page.ready();
  await until(() => page.users.length > 0 || page.text.includes('No account matches'));
  const canTell = accounts.some(([user, isEnabled]) => user === 'carla' && !isEnabled);
  if (canTell && !options.fragment) await page.says('Cannot enable it');
  return opened;
}

/** A filter or another field to choose in. */
export const comboboxOf = (scope: Element, name: string): HTMLSelectElement =>
  getByRole(scope, 'combobox', name) as HTMLSelectElement;

/** Chooses in a combobox, as a hand does. @param label what the option's text begins with */
export function chooseOption(select: HTMLSelectElement, label: string): void {
  const option = [...select.options].find((one) => one.label.startsWith(label));
  if (!option)
    throw new Error(`No ${label} among ${[...select.options].map((o) => o.label).join(', ')}`);
  press(select);
  select.value = option.value;
  select.dispatchEvent(new Event('change'));
}
