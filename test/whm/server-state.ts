/** The state with which a server of the local WHM begins. */
import type { ServerState } from './api-function.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { Population } from './population.ts';

export const WHM_VERSION = '11.138.0.10';

/** Nothing is stored or set, and the daemon is up. @param now the server's clock, ms since the epoch */
export function createServerState(
  population: Population,
  {
    version = WHM_VERSION,
    now = Date.now,
    isPolicyEnabled = true,
  }: Partial<Pick<ServerState, 'version' | 'now' | 'isPolicyEnabled'>> = {},
): ServerState {
  return {
    population,
    kept: new KeptAnswers(population),
    version,
    now,
    isPolicyEnabled,
    issuers: new Map(),
    stores: new Map(),
    isReloading: false,
    downtimeMs: 0,
    downUntil: 0,
  };
}
