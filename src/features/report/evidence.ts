/** What an auditor asks of a report: from where, by whom, when, of what, and what is not in it. */
import { NONE, NO_FACETS, type Facets } from '../../accounts/query.ts';
import {
  filterText,
  notCoveredText,
  type EvidenceStyle,
  type FilterInWords,
} from './evidence-text.ts';
import type { Evidence } from './report.ts';
import { serverName } from '../../accounts/server-name.ts';
import type { Stores } from '../../state/stores.ts';

/** ISO 8601, UTC, without fractions. @param at ms since the epoch */
const isoTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+/, '');

/** The filters, with what an account must not have apart. */
function namesAndLacks(facets: Facets): Facets & Pick<FilterInWords, 'without'> {
  const named = (name: string) => (name === NONE ? '' : name);
  return {
    ...facets,
    owner: named(facets.owner),
    package: named(facets.package),
    without: (['owner', 'package', 'contact'] as const).filter((key) => facets[key] === NONE),
  };
}

/**
 * @param rows how many accounts the report has
 * @param scope which they are: `shown`, `selected`, or `all`, whatever is filtered
 * @param style of an export or of a print
 */
export function readEvidence(
  stores: Stores,
  rows: number,
  scope: string,
  style: EvidenceStyle,
): Evidence {
  const { visit, view, details } = stores;
  const list = stores.list.current;
  const { accounts } = details;
  const { words, fill, number } = style;
  const now = Date.now();
  const { search, twoFactor, facets } = view.effectiveQuery;
  const policy = stores.policy.isOn;
  const isAll = scope === 'all';
  const isSelected = scope === 'selected' || (!isAll && view.late?.engine.only !== undefined);
  return {
    host: serverName(list.value?.accounts, visit.host),
    whmVersion: visit.whmVersion === '' ? words.policy.unknown : visit.whmVersion,
    exportedBy: visit.user,
    exportedAt: isoTime(now),
    policy: words.policy[policy === undefined ? 'unknown' : policy ? 'on' : 'off'],
    scope: visit.hasRoot ? words.allAccounts : fill(words.accountsOf, { reseller: visit.user }),
    filter: isSelected
      ? words.selected
      : filterText(
          style,
          {
            search: isAll ? '' : search.trim(),
            twoFactor: isAll || twoFactor === 'all' ? '' : twoFactor,
            ...namesAndLacks(isAll ? NO_FACETS : facets),
          },
          policy === false,
        ),
    rows: fill(words.rows, { rows: number(rows), total: number(accounts.length) }),
    notCovered: notCoveredText(style, {
      hasDetails: details.hasDetails,
      hasDaysInUtc: accounts.some((account) => account.details?.isCreatedInUtc),
      availability: details.coverage,
      // Perhaps long before the export.
      readAt: isoTime(list.loadedAt ?? now),
      failedAt: list.failedAt === undefined ? undefined : isoTime(list.failedAt),
    }),
  };
}
