/** Answers of WHM of one server, and what page and command line make of them. */

/** What WHM answers, as text. */
export interface Case {
  /** By function. */
  readonly answers: Readonly<Record<string, string>>;
  /** By user the JSON text of the record in `get_users_features_settings`; who is not in it fails the call. */
  readonly features: Readonly<Record<string, string>>;
  /** Unix seconds. */
  readonly now: number;
}

export interface Counts {
  readonly all: number;
  readonly enabled: number;
  readonly missing: number;
  /** As far as it is known; null where it is known of nobody. */
  readonly cannot: number | null;
  readonly excused: number;
  readonly expired: number;
  readonly unknown: number;
}

export interface Totals extends Counts {
  /** Whole percent. */
  readonly share: number;
  readonly roles: Readonly<Record<string, Counts>>;
  /** By role, state and two-factor, as the metrics count them. */
  readonly series: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
  >;
}

export interface Exports {
  /** The whole files, in Base64. */
  readonly json: string;
  readonly csv: string;
  readonly totals: Totals;
}

/** Failed: nothing is shown, because WHM's answers cannot be read. */
export type Outcome = Exports | { readonly failed: true };
