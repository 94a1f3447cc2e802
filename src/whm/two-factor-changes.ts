/** WHM's two-factor functions that change the server. Each is sent once, by POST, and never again by itself. */
import { plainOtpauthUrl } from '../lib/otpauth.ts';
import type { Answer } from './answer.ts';
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { asObject, readBoolean } from './perl-json.ts';
import { postForm } from './post.ts';

/** So many accounts go into one call: it then ends in time on a busy server. */
export const REMOVAL_CHUNK = 200;

/** Changes write files and restart services: a busy server takes its time. */
const CHANGE_TIMEOUT_MS = 120_000;
/** The daemon that restarts may never answer: what is the case is asked for then. */
const SWITCH_TIMEOUT_MS = 30_000;

function change(
  whm: Transport,
  verb: string,
  args: Readonly<Record<string, string>>,
  options?: CallOptions,
): Promise<Answer> {
  const timing = { timeoutMs: CHANGE_TIMEOUT_MS, ...options };
  return whm(postForm(`twofactorauth_${verb}`, args), timing);
}

/** What WHM said of each account, which is not yet what is the case. */
export interface RemovalAnswer {
  /** Whom WHM reports as modified: those who had no two-factor, too. */
  readonly modified: ReadonlySet<string>;
  /** WHM's reasons, by user. */
  readonly failed: ReadonlyMap<string, string>;
}

/**
 * Removes the second factor of accounts: `twofactorauth_remove_user_config`. Success in part is normal.
 * An account without two-factor is reported as modified all the same, so who wants to know what
 * happened reads the accounts before and after.
 *
 * @param users at most {@link REMOVAL_CHUNK}
 * @throws WhmFailure
 */
export async function removeUserConfigs(
  whm: Transport,
  users: readonly string[],
  options?: CallOptions,
): Promise<RemovalAnswer> {
  const args: Record<string, string> = {};
  for (const [index, user] of users.entries()) args[index === 0 ? 'user' : `user-${index}`] = user;
  const { data } = await change(whm, 'remove_user_config', args, options);
  const record = asObject(data);
  if (!record) throw new WhmFailure('unreadable', 'data');
  const { users_modified: modified, failed } = record;
  const reasons = asObject(failed) ?? {};
  return {
    // A list with nothing in it may be missing.
    modified: new Set(
      Array.isArray(modified) ? modified.filter((user) => typeof user === 'string') : [],
    ),
    failed: new Map(
      Object.keys(reasons).map((user) => {
        const reason = reasons[user];
        return [user, typeof reason === 'string' ? reason.trim() : ''];
      }),
    ),
  };
}

/**
 * Switches the server's policy: `twofactorauth_enable_policy`, `twofactorauth_disable_policy`. Root only.
 * WHM's daemon restarts after it: the answer itself may be lost, and the next request may be refused.
 *
 * @throws WhmFailure
 */
export async function switchPolicy(
  whm: Transport,
  isOn: boolean,
  options?: CallOptions,
): Promise<void> {
  const timing = { timeoutMs: SWITCH_TIMEOUT_MS, ...options };
  await change(whm, isOn ? 'enable_policy' : 'disable_policy', {}, timing);
}

/**
 * Sets the name that authenticator apps show: `twofactorauth_set_issuer`. For root it is the default of
 * the whole server; empty goes back to the default.
 *
 * @throws WhmFailure `refused` where WHM does not accept the name
 */
export async function setIssuer(
  whm: Transport,
  issuer: string,
  options?: CallOptions,
): Promise<void> {
  await change(whm, 'set_issuer', { issuer }, options);
}

/** A secret that is not yet in use. It must not outlive the dialog that shows it. */
export interface NewConfig {
  /** Base32 as WHM wrote it, which is how it is sent back: perhaps padded, with spaces, or in lower case. */
  readonly secret: string;
  /** What a QR code holds, as apps read it; empty where WHM gave none. */
  readonly otpauthUrl: string;
  /** The server's clock when it answered (ms since the epoch); undefined where it did not tell. */
  readonly servedAt: number | undefined;
}

/**
 * A new secret for the logged-in user: `twofactorauth_generate_tfa_config`. WHM stores nothing of it; it
 * is sent by POST all the same, because answers to GET are what browsers and proxies keep.
 *
 * @throws WhmFailure
 */
export async function generateConfig(whm: Transport, options?: CallOptions): Promise<NewConfig> {
  const { data, servedAt } = await change(whm, 'generate_tfa_config', {}, options);
  const { secret, otpauth_str: url } = asObject(data) ?? {};
  // Not named in the failure: it would stand in a message.
  if (typeof secret !== 'string' || !/^(?:\s*[A-Z2-7]){8,}[\s=]*$/i.test(secret)) {
    throw new WhmFailure('unreadable', 'secret');
  }
  const isUrl = typeof url === 'string' && /^\s*otpauth:\/\//i.test(url);
  return { secret, otpauthUrl: isUrl ? plainOtpauthUrl(url) : '', servedAt };
}

/**
 * Turns on the logged-in user's two-factor: `twofactorauth_set_tfa_config`.
 *
 * @param code six digits
 * @throws WhmFailure `refused` with WHM's reason for a wrong code
 */
export async function setConfig(
  whm: Transport,
  secret: string,
  code: string,
  options?: CallOptions,
): Promise<void> {
  const { data } = await change(whm, 'set_tfa_config', { secret, tfa_token: code }, options);
  if (!readBoolean(asObject(data)?.['success'], 'success')) throw new WhmFailure('refused');
}
