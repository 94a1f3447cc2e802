/** One account’s own record about two-factor: apart from the list, because the first rows do not need it. */
import type { Account } from '../accounts/account.ts';
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { loadReadDomain, readTwoFactorRecords, toAccount } from './two-factor-records.ts';
import { readTwoFactor, SMALL_ANSWER_TIMEOUT_MS } from './two-factor.ts';

/** An account of which WHM has told whether it has two-factor. */
export type KnownAccount = Account & { readonly isEnabled: boolean };

/**
 * One account: `twofactorauth_get_user_configs` with `user`. Works for the caller's own name even
 * where the list leaves it out; someone else's is `refused`.
 *
 * @throws WhmFailure
 */
export async function getUserConfig(
  whm: Transport,
  user: string,
  options?: CallOptions,
): Promise<KnownAccount> {
  const timing = { timeoutMs: SMALL_ANSWER_TIMEOUT_MS, ...options };
  const configs = readTwoFactorRecords(
    (await readTwoFactor(whm, 'get_user_configs', { user }, timing)).data,
  );
  const config = configs.find((one) => one.user === user);
  if (config?.isEnabled === undefined) throw new WhmFailure('unreadable', `“${user}”`);
  const account = toAccount(config, await loadReadDomain([config]));
  return { ...account, isEnabled: config.isEnabled };
}
