/** The issuer: the name that authenticator apps show for this server. */
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { SMALL_ANSWER_TIMEOUT_MS } from './two-factor.ts';
import { asObject } from './perl-json.ts';

export interface Issuer {
  /**
   * The one in use for the viewer: their own, else their owner's, else the system-wide one, else the host
   * name. WHM does not tell which of them it is. Empty where it told none.
   */
  readonly inUse: string;
  /** What root has set, or the host name. Empty where WHM did not tell it. */
  readonly systemWide: string;
}

/**
 * `twofactorauth_get_issuer`.
 *
 * @throws WhmFailure
 */
export async function getIssuer(whm: Transport, options?: CallOptions): Promise<Issuer> {
  const timing = { timeoutMs: SMALL_ANSWER_TIMEOUT_MS, ...options };
  const { data } = await whm(
    { command: 'twofactorauth_get_issuer', args: {}, effect: 'read' },
    timing,
  );
  const { issuer, system_wide_issuer: systemWide } = asObject(data) ?? {};
  // Null or nothing may be how "none of one's own" is written: the default holds then.
  const inUse = issuer === null || issuer === '' ? (systemWide ?? issuer) : (issuer ?? systemWide);
  if (typeof inUse !== 'string') throw new WhmFailure('unreadable', 'issuer');
  return { inUse, systemWide: typeof systemWide === 'string' ? systemWide : '' };
}
