/** Why owner, package, state, contact and creation date are not shown. */
import { viewMessages } from '../../i18n/view-messages.ts';
import { whatWasSaid } from '../../i18n/what-was-said.ts';
import { NO_RECORDS } from '../../state/details-store.ts';
import type { Stores } from '../../state/stores.ts';

export function whyMissing({ visit, details }: Stores): string {
  if (!visit.canListAccounts) return viewMessages.noDetails;
  const { failure } = details.records;
  if (failure?.reason === NO_RECORDS) return viewMessages.detailsEmpty;
  return viewMessages.detailsFailed(failure ? whatWasSaid(failure) : '');
}
