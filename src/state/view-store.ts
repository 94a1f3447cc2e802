/** The view of the list: what is searched, filtered and sorted, the rows that come of it, the columns. */
import { FIRST_COLUMNS, type ColumnKey } from '../accounts/columns.ts';
import { FIRST_QUERY, type Query, type ViewResult } from '../accounts/query.ts';
import type { TextOrder } from '../lib/text-order.ts';
import type { DebouncedValue } from './debounced-value.ts';
import { hasKeptQuery } from './kept-query.ts';
import { readColumns } from './kept-columns.ts';
import type { ListStore } from './list-store.ts';
import { Store } from './store.ts';
import type { ViewEngine } from './view-engine.ts';
import type { Boot } from './visit.ts';

/** What answers a query: loaded after the first rows, which are in the first order. */
export interface LateView {
  readonly engine: ViewEngine;
  /** How many rows are shown, where something narrows the list. */
  readonly shown: DebouncedValue;
  /** Of texts, user names excepted. */
  readonly order: TextOrder;
}

export class ViewStore extends Store {
  /** Those that the viewer has chosen; the first ones, the very object, until then. */
  columns: readonly ColumnKey[];
  /** In these every account has the same: they are shown only where they have been chosen. */
  constant: readonly ColumnKey[];
  /**
   * Whether the visit begins at another view than the first one: then nothing is shown before the engine
   * is there.
   */
  isElsewhere: boolean;

  /** What answers a query, once that is loaded. */
  late: LateView | undefined;

  readonly #list: ListStore;
  #query = FIRST_QUERY;

  constructor(visit: Boot, list: ListStore) {
    super();
    this.#list = list;
    this.columns = readColumns(visit.settings, visit.user);
    // Whoever is not root owns all accounts that they see.
    this.constant = visit.hasRoot ? [] : ['owner'];
    this.isElsewhere = visit.address.fragment !== '' || hasKeptQuery(visit.storage);
  }

  /** Those that are to be shown, as far as WHM tells what stands in them. */
  get shownColumns(): readonly ColumnKey[] {
    const { columns, constant } = this;
    return columns === FIRST_COLUMNS ? columns.filter((key) => !constant.includes(key)) : columns;
  }

  /** What the viewer has asked for. */
  get query(): Query {
    return this.late?.engine.query ?? this.#query;
  }

  /** What of it has effect: nothing that asks for details while they are not known. */
  get effectiveQuery(): Query {
    return this.late?.engine.effectiveQuery ?? this.#query;
  }

  /** Undefined before there is a list, or before the view that was asked for can be made. */
  get result(): ViewResult | undefined {
    const first = this.isElsewhere ? undefined : this.#list.current.value?.result;
    return this.late?.engine.result ?? first;
  }

  /** Whether other rows are on their way. */
  get isPending(): boolean {
    return this.late ? this.late.engine.isPending : this.#query !== FIRST_QUERY;
  }

  /** How many rows are shown, once that rests; undefined where nothing narrows the list. */
  get shown(): number | undefined {
    return this.late?.shown.value;
  }

  /** Replaces the parts of the query that are given. */
  change(part: Partial<Query>): void {
    if (this.late) this.late.engine.change(part);
    else {
      this.#query = { ...this.#query, ...part };
      this.requestUpdate();
    }
  }

  showColumns(columns: readonly ColumnKey[]): void {
    this.columns = columns;
    this.requestUpdate();
  }

  /** Called when the engine has been loaded. */
  attach(late: LateView): void {
    this.late = late;
    this.requestUpdate();
  }
}
