/**
 * Made-up exports of many servers on two days, as `whm-2fa export --json` writes them, in the layout that the README tells:
 * `<folder>/<day>/<server>.json`. Between the days two accounts of each server lose their second factor, and one exception ends.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SINCE = '2026-11-27';
export const TODAY = '2026-11-28';

/** Each owns twenty accounts, itself among them, of each server with more than a hundred. */
const RESELLERS = ['brightweb', 'northhost', 'fairhost'];

interface Row {
  user: string;
  two_factor: string;
  owner: string;
  role: string;
  excused_until: string;
  excused_reason: string;
}

function rowOf(server: number, index: number, day: string): Row {
  const isToday = day === TODAY;
  if (index === 0) {
    const two_factor = server % 7 === 3 ? 'not_enabled' : 'enabled';
    const role = 'server_administrator';
    return { user: 'root', two_factor, owner: '', role, excused_until: '', excused_reason: '' };
  }
  const reseller = RESELLERS[Math.floor(index / 20)];
  const isReseller = reseller !== undefined && index % 20 === 0;
  // The higher the server's number, the fewer have it.
  const isEnabled = (index * 7919) % 1000 > 300 + server * 2;
  const isLosing = index === 5 || index === 6;
  const isExcused = index === 8 || index === 9;
  const has = isLosing ? !isToday : isEnabled && !isExcused;
  const isOver = index === 8 && isToday;
  return {
    user: isReseller ? reseller : `user${index}`,
    two_factor: has ? 'enabled' : 'not_enabled',
    owner: reseller ?? 'root',
    role: isReseller ? 'reseller' : 'account',
    excused_until: isExcused && !isOver ? (index === 8 ? SINCE : '2027-01-31') : '',
    excused_reason: isExcused && !isOver ? 'Token ordered\u001b[31m\tIt comes' : '',
  };
}

const exportOf = (server: number, accounts: number, day: string): string => {
  const host = nameOf(server);
  const rows = Array.from({ length: accounts }, (_, index) => {
    const { user, two_factor, owner, role, ...exception } = rowOf(server, index, day);
    const can_enable = two_factor === 'enabled' || user === 'root' ? '' : 'yes';
    const primary_domain = user === 'root' ? host : `${user}.example`;
    const contact = `mail@${primary_domain}`;
    const more = { package: 'gold', state: 'active', contact, created: '2024-02-29' };
    return { user, primary_domain, two_factor, can_enable, role, owner, ...more, ...exception };
  });
  const evidence = {
    host,
    'whm version': '11.138.0.10',
    'exported by': 'root',
    'exported at': `${day}T03:17:00Z`,
    policy: 'on',
    scope: 'all accounts of the server (root)',
    filter: 'none',
    rows: `${accounts} of ${accounts}`,
    'not covered': 'e-mail accounts and team users',
    sha256: '0'.repeat(64),
  };
  return `${JSON.stringify({ schema: 'whm-twofactor-status/export/2', evidence, accounts: rows })}\n`;
};

export const nameOf = (server: number): string =>
  `web${String(server).padStart(4, '0')}.example.net`;

/** The last server has no export of today. @returns how many bytes they are */
export function writeExports(folder: string, servers: number, accounts: number): number {
  let bytes = 0;
  for (const day of [SINCE, TODAY]) {
    mkdirSync(join(folder, day), { recursive: true });
    for (let server = 1; server <= servers; server += 1) {
      if (day === TODAY && server === servers) continue;
      const text = exportOf(server, accounts, day);
      bytes += text.length;
      writeFileSync(join(folder, day, `${nameOf(server)}.json`), text);
    }
  }
  return bytes;
}
