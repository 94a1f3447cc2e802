/** What the server is called in exports, and where they are compared. */
import { ROOT_USER, type Account } from './account.ts';

/**
 * The server's own name, which only root's entry tells; otherwise the one that the browser knows.
 *
 * @param accounts undefined while there is no list
 */
export function serverName(accounts: readonly Account[] | undefined, host: string): string {
  const root = accounts?.find(({ user }) => user === ROOT_USER);
  return root?.primaryDomain || host;
}
