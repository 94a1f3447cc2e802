/** What an auditor asks of a report: from where, by whom, when, of what, and what is not in it. */
import { toolMessages, type FilterInWords } from '../../i18n/tool-messages.ts';
import { NONE, NO_FACETS, type Facets } from '../../accounts/query.ts';
import type { Evidence } from './report.ts';
import { serverName } from '../../accounts/server-name.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartsContext } from '../../page/part-context.ts';

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
 * @param isAll whether it has them all, whatever is filtered
 */
export function readEvidence(
  page: PageContext,
  context: PartsContext,
  rows: number,
  isAll: boolean,
): Evidence {
  const { boot, view, list } = page;
  const now = Date.now();
  const { evidence } = toolMessages;
  const { search, twoFactor, facets } = view.effectiveQuery;
  const policy = isPolicyOn(page);
  return {
    host: serverName(page.list.value?.accounts, boot.host),
    whmVersion: boot.whmVersion === '' ? evidence.policy.unknown : boot.whmVersion,
    exportedBy: boot.user,
    exportedAt: isoTime(now),
    policy: evidence.policy[policy === undefined ? 'unknown' : policy ? 'on' : 'off'],
    scope: boot.hasRoot ? evidence.allAccounts : evidence.accountsOf(boot.user),
    filter: evidence.filter(
      {
        search: isAll ? '' : search.trim(),
        twoFactor: isAll || twoFactor === 'all' ? '' : twoFactor,
        ...namesAndLacks(isAll ? NO_FACETS : facets),
      },
      policy === false,
    ),
    rows: evidence.rows(String(rows), String(context.accounts().length)),
    notCovered: evidence.notCovered({
      hasDetails: context.hasDetails(),
      hasDaysInUtc: context.accounts().some(({ details }) => details?.isCreatedInUtc),
      availability: context.availability(),
      // Perhaps long before the export.
      readAt: isoTime(list.loadedAt ?? now),
      failedAt: list.failedAt === undefined ? undefined : isoTime(list.failedAt),
    }),
  };
}
