/** What an export says of itself that it does not cover. */
import { readFile } from 'node:fs/promises';
import type { AccountsPage } from '../../stage/accounts-page.ts';

/** Exports all accounts and reads it. */
export async function notCovered(page: AccountsPage): Promise<string> {
  const [download] = await Promise.all([
    page.page.waitForEvent('download'),
    page.choose('Export', 'JSON, all accounts'),
  ]);
  const report = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    evidence: { 'not covered': string };
  };
  return report.evidence['not covered'];
}
