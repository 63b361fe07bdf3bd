/** How one kind of fault is tried. */
export interface ScenarioOptions {
  readonly seed: number;
  /** How often the fault strikes. */
  readonly times: number;
  /** A folder of `copyDist` with page.ts. */
  readonly distDir: string;
  /** A deliberately broken design in place of the real one: the violations must tell. */
  readonly isBroken?: boolean;
}

/** What came of it. */
export interface Tally {
  /** What was counted, for people: how often, and what the faults hit. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that was lost, invented or counted twice. */
  readonly violations: readonly string[];
}
