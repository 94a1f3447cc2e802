/** Why owner, package, state, contact and creation date are not shown. */
import { fill } from '../../i18n/texts.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { whatWasSaid } from '../../ui/what-was-said.ts';
import { NO_RECORDS } from '../../state/details-store.ts';
import type { Stores } from '../../state/stores.ts';

export function whyMissing({ visit, details }: Stores): string {
  if (!visit.canListAccounts) return viewMessages.noDetails;
  const { failure } = details.records;
  if (failure?.reason === NO_RECORDS) return viewMessages.detailsEmpty;
  const reason = failure ? whatWasSaid(failure) : '';
  return reason === ''
    ? viewMessages.detailsFailed
    : fill(viewMessages.detailsFailedBecause, { reason });
}
