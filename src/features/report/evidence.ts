/** What an auditor asks of a report: from where, by whom, when, of what, and what is not in it. */
import { toolMessages, type FilterInWords } from '../../i18n/tool-messages.ts';
import { NONE, NO_FACETS, type Facets } from '../../accounts/query.ts';
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
 */
export function readEvidence(stores: Stores, rows: number, scope: string): Evidence {
  const { visit, view, details } = stores;
  const list = stores.list.current;
  const { accounts } = details;
  const now = Date.now();
  const { evidence } = toolMessages;
  const { search, twoFactor, facets } = view.effectiveQuery;
  const policy = stores.policy.isOn;
  const isAll = scope === 'all';
  const isSelected = scope === 'selected' || (!isAll && view.late?.engine.only !== undefined);
  return {
    host: serverName(list.value?.accounts, visit.host),
    whmVersion: visit.whmVersion === '' ? evidence.policy.unknown : visit.whmVersion,
    exportedBy: visit.user,
    exportedAt: isoTime(now),
    policy: evidence.policy[policy === undefined ? 'unknown' : policy ? 'on' : 'off'],
    scope: visit.hasRoot ? evidence.allAccounts : evidence.accountsOf(visit.user),
    filter: isSelected
      ? evidence.selected
      : evidence.filter(
          {
            search: isAll ? '' : search.trim(),
            twoFactor: isAll || twoFactor === 'all' ? '' : twoFactor,
            ...namesAndLacks(isAll ? NO_FACETS : facets),
          },
          policy === false,
        ),
    rows: evidence.rows(String(rows), String(accounts.length)),
    notCovered: evidence.notCovered({
      hasDetails: details.hasDetails,
      hasDaysInUtc: accounts.some((account) => account.details?.isCreatedInUtc),
      availability: details.coverage,
      // Perhaps long before the export.
      readAt: isoTime(list.loadedAt ?? now),
      failedAt: list.failedAt === undefined ? undefined : isoTime(list.failedAt),
    }),
  };
}
