/** What the page knows: one store for each fact, handed to every feature. */
import type { AvailabilityStore } from './availability-store.ts';
import type { DetailsStore } from './details-store.ts';
import type { ExceptionsStore } from './exceptions-store.ts';
import type { FirstStores } from './first-stores.ts';
import type { LastVisitStore } from './last-visit-store.ts';
import type { SelectionStore } from './selection-store.ts';
import type { TrendStore } from './trend-store.ts';

/** Those of the first rows, and those that are loaded after them. */
export interface Stores extends FirstStores {
  readonly details: DetailsStore;
  readonly availability: AvailabilityStore;
  readonly selection: SelectionStore;
  readonly lastVisit: LastVisitStore;
  readonly trend: TrendStore;
  readonly exceptions: ExceptionsStore;
}
