/** What the scratch root has for exceptions: who owns which account, and root's own file of who is excused. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalAccount } from './population.ts';

const OWNERS = 'etc/trueuserowners';
const FOLDER = 'etc/twofactor_status';
const FILE = `${FOLDER}/exceptions.csv`;
const HEADER = 'user,reason,approved_by,approved_on,until,ticket';
const DAY_MS = 86_400_000;

const day = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** As cPanel keeps it. */
export function writeOwners(root: string, accounts: readonly LocalAccount[]): void {
  const lines = accounts.map(({ user, owner }) => `${user}: ${owner}\n`);
  mkdirSync(join(root, 'etc'), { recursive: true });
  writeFileSync(join(root, OWNERS), lines.join(''));
}

/** @param text the whole file; undefined: there is none */
export function writeExceptions(root: string, text: string | undefined): void {
  rmSync(join(root, FILE), { force: true });
  if (text === undefined) return;
  mkdirSync(join(root, FOLDER), { recursive: true, mode: 0o700 });
  writeFileSync(join(root, FILE), text, { mode: 0o600 });
}

/** Some who have no second factor: of a reseller, and of root; one of each has an exception that has ended. */
export function someExceptions(accounts: readonly LocalAccount[]): string {
  const missing = accounts
    .filter(({ isEnabled, domain }) => !isEnabled && domain !== '')
    .sort((a, b) => (a.user < b.user ? -1 : 1));
  const of = (owner: string) => missing.filter((account) => account.owner === owner).slice(0, 3);
  const reasons = [
    'No smartphone; token ordered',
    'Moves to a new owner',
    'Used by a device alone',
  ];
  const rows = [...of('brightweb'), ...of('root')].map(({ user }, index) =>
    [
      user,
      reasons[index % reasons.length],
      'Mia Admin',
      day(-60),
      index % 3 === 2 ? day(-2) : day(20 + index),
      `OPS-${String(1_200 + index)}`,
    ].join(),
  );
  return [HEADER, ...rows, ''].join('\n');
}
