/** The command line's program on a scratch server: it takes the scratch directory for the server's root. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Rewrites the two constants of `Places.pm` that a test may: which directory is the root, and who has root's rights.
 *
 * @param directory of the program, below the root
 * @returns the program's path
 */
export function useScratchRoot(directory: string, root: string): string {
  const places = join(directory, 'lib/TwoFactorStatus/Places.pm');
  const text = readFileSync(places, 'utf8')
    .replace("ROOT => ''", `ROOT => '${root}'`)
    .replace('ROOT_USER_ID => 0', `ROOT_USER_ID => ${process.getuid?.() ?? 0}`);
  writeFileSync(places, text);
  return join(directory, 'whm-2fa');
}
