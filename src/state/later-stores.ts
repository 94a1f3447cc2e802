/** The stores that the first rows do not need: loaded after them. */
import type { ColumnKey } from '../accounts/columns.ts';
import { constantColumns } from '../accounts/constant-columns.ts';
import { NO_EXCEPTIONS, type ExceptionsFile } from '../accounts/exception.ts';
import { isNarrowed } from '../accounts/find.ts';
import type { TextOrder } from '../lib/text-order.ts';
import { AvailabilityStore } from './availability-store.ts';
import { DebouncedValue } from './debounced-value.ts';
import { DetailsStore } from './details-store.ts';
import { ExceptionsStore } from './exceptions-store.ts';
import { LastVisitStore } from './last-visit-store.ts';
import { SelectionStore } from './selection-store.ts';
import type { Stores } from './stores.ts';
import type { FirstStores } from './first-stores.ts';
import { TrendStore } from './trend-store.ts';
import { ViewEngine } from './view-engine.ts';
import type { ViewStore } from './view-store.ts';

/**
 * Adds them to those that are there.
 *
 * @param order of texts in the page's language
 * @param file who is excused
 */
export function addLaterStores(
  first: FirstStores,
  order: TextOrder,
  file: ExceptionsFile = NO_EXCEPTIONS,
): Stores {
  const { view, visit } = first;
  const availability = new AvailabilityStore(visit.whm);
  const details = new DetailsStore(first, availability, file.byUser);
  const exceptions = new ExceptionsStore(file, details);
  const engine = new ViewEngine(view, view.query, order);
  const shown = new DebouncedValue(view);
  let described: unknown;
  const show = () => {
    if (!first.list.current.value) return;
    const { accounts, shownState } = details;
    if (shownState === 'known' && accounts !== described) {
      described = accounts;
      showConstant(view, constantColumns(accounts));
    }
    engine.show(accounts);
    engine.setDetailsState(shownState);
  };
  details.watch(show);
  show();
  view.watch(() => {
    const { effectiveQuery, result } = engine;
    shown.follow(
      isNarrowed(effectiveQuery) || engine.only ? result?.rows.length : undefined,
      details.accounts,
    );
  });
  view.attach({ engine, shown, order });
  first.onLoad(() => {
    availability.refresh();
    details.load();
  });
  const selection = new SelectionStore(view, details);
  const lastVisit = new LastVisitStore(visit, first.list);
  const trend = new TrendStore(first.list, visit.whm);
  first.all.push(availability, details, selection, lastVisit, trend, exceptions);
  return Object.assign(first, { availability, details, selection, lastVisit, trend, exceptions });
}

/** Leaves these columns out, as long as none has been chosen. */
export function showConstant(view: ViewStore, constant: readonly ColumnKey[]): void {
  if (constant.join() === view.constant.join()) return;
  view.constant = constant;
  view.requestUpdate();
}
