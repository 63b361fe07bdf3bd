/** What came of one schedule. */
export interface Told {
  readonly seed: number;
  /** Equal for two runs of one seed, as long as the code is the same. */
  readonly hash: string;
  /** What went wrong on purpose, by kind. */
  readonly faults: ReadonlyMap<string, number>;
  /** Undefined where every promise was kept. */
  readonly violation: string | undefined;
  /** The last of what happened before a violation. */
  readonly tail: readonly string[];
}
