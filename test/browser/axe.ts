/** axe, on an element and everything in it: WCAG 2.2, A and AA, and what is good practice. */
import 'axe-core/axe.min.js';
import type axe from 'axe-core';

declare global {
  interface Window {
    /** What axe-core sets, which is no module. */
    readonly axe: typeof axe;
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe cannot judge by colour: the sign of Refresh, a number of one digit, a day that is not chosen, and
 * the texts that lie under their radio buttons or under an open menu.
 */
const UNCLEAR =
  /non-text characters|too short|has no value|(overlapped|obscured) by another element/;

/**
 * @param except rules that are not for this state
 * @returns what axe found, as the rule and where; also colours of which it could not tell
 */
export async function findViolations(
  element: Element,
  except: readonly string[] = [],
): Promise<string[]> {
  const { violations, incomplete } = await window.axe.run(element, {
    runOnly: { type: 'tag', values: RULES },
    resultTypes: ['violations', 'incomplete'],
  });
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')]
    .filter(({ id }) => !except.includes(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, ...node })))
    .filter(({ failureSummary = '' }) => !UNCLEAR.test(failureSummary))
    .map(({ id, target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`);
}
