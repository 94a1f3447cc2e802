/** The issuer: the name that authenticator apps show for this server. */
import { WhmFailure } from './failure.ts';
import type { CallOptions, Transport } from './transport.ts';
import { SMALL_ANSWER_TIMEOUT_MS } from './two-factor.ts';
import { asObject } from './values.ts';

export interface Issuer {
  /** The viewer's own, or the default where there is none. */
  readonly own: string;
  /** Root's: the default of everybody. Empty where WHM did not tell it. */
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
  // Null may be how "none of one's own" is written: the default holds then.
  const own = issuer ?? systemWide;
  if (typeof own !== 'string') throw new WhmFailure('unreadable', 'issuer');
  return { own, systemWide: typeof systemWide === 'string' ? systemWide : '' };
}
