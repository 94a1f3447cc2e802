/** The features that are loaded when they are needed: a new one is a folder, and one line here. */

const FEATURES = {
  'tfs-trend-fact': () => import('../features/trend/trend-fact.ts'),
  'tfs-trend-card': () => import('../features/trend/trend-card.ts'),
  'tfs-last-visit-card': () => import('../features/last-visit/last-visit-card.ts'),
  'tfs-lost-note': () => import('../features/last-visit/lost-note.ts'),
  'tfs-reminder-dialog': () => import('../features/reminder/reminder-dialog.ts'),
  'tfs-breakdown-card': () => import('../features/breakdown/breakdown-card.ts'),
  'tfs-unavailable-card': () => import('../features/unavailable/unavailable-card.ts'),
  'tfs-exceptions-card': () => import('../features/exceptions/exceptions-card.ts'),
  'tfs-comparison-card': () => import('../features/comparison/comparison-card.ts'),
  'tfs-report-tools': () => import('../features/report/report-tools.ts'),
  'tfs-account-dialog': () => import('../features/account-panel/account-dialog.ts'),
  'tfs-removal-flow': () => import('../features/removal/removal-flow.ts'),
  'tfs-policy-tab': () => import('../features/policy/policy-tab.ts'),
  'tfs-own-account-tab': () => import('../features/own-account/own-account-tab.ts'),
  'tfs-set-up-dialog': () => import('../features/own-account/set-up-dialog.ts'),
} as const;

export type FeatureTag = keyof typeof FEATURES;

export class FeatureLoader {
  readonly #onChange: () => void;
  readonly #loads = new Map<FeatureTag, Promise<boolean>>();
  readonly #loaded = new Set<FeatureTag>();
  readonly #failed = new Set<FeatureTag>();

  /** @param onChange called when a feature has been loaded, or could not be */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Whether one of them could not be loaded. */
  get hasFailed(): boolean {
    return this.#failed.size > 0;
  }

  /** Whether its element works. */
  isLoaded(tag: FeatureTag): boolean {
    return this.#loaded.has(tag);
  }

  /** Loads it, where nobody has done so yet. Its element works from then on. @returns whether it is there */
  load(tag: FeatureTag): Promise<boolean> {
    const load = this.#loads.get(tag) ?? this.#load(tag);
    this.#loads.set(tag, load);
    return load;
  }

  /** Tries again what could not be loaded. */
  retry(): void {
    const tags = [...this.#failed];
    this.#failed.clear();
    for (const tag of tags) {
      this.#loads.delete(tag);
      void this.load(tag);
    }
    this.#onChange();
  }

  async #load(tag: FeatureTag): Promise<boolean> {
    try {
      await FEATURES[tag]();
      this.#loaded.add(tag);
    } catch {
      this.#failed.add(tag);
    }
    this.#onChange();
    return this.isLoaded(tag);
  }
}
