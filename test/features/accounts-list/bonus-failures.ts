/** The ways in which a call can fail without which the table stands (whm-facts, sections 1 and 2). */
import type { Fault } from '../../whm/local-whm.ts';

export const BONUS_FAILURES: Readonly<Record<string, Fault>> = {
  'HTTP 401': { kind: 'status', status: 401 },
  'access denied': { kind: 'status', status: 403, body: 'access-denied' },
  'token denied': { kind: 'status', status: 403, body: 'token-denied' },
  'not permitted': { kind: 'status', status: 403, body: 'not-permitted' },
  'HTTP 500': { kind: 'status', status: 500 },
  'HTTP 502': { kind: 'status', status: 502 },
  'the login page': { kind: 'login-page' },
  'a redirect to the login': { kind: 'redirect-to-login' },
  'cut-off JSON': { kind: 'cut-off' },
  'a connection that breaks off': { kind: 'reset' },
  'a connection that is lost after the deed': { kind: 'lost' },
  refused: { kind: 'refused', reason: 'Unknown app “x”.' },
};
