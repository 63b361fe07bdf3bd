/** A figure of a benchmark, with what it is to be compared with. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Lines that stand below it: comparisons, and what it was measured on. */
  beside?: readonly string[];
}

/** Prints one figure as every benchmark does: `figure NAME VALUE UNIT`. */
export function figure(name: string, value: number, unit: string): void {
  console.log(`figure ${name} ${Number.isInteger(value) ? value : value.toFixed(2)} ${unit}`);
}

/** Prints figures with what stands beside them. */
export function printFigures(figures: readonly Figure[]): void {
  for (const { name, value, unit, beside = [] } of figures) {
    figure(name, value, unit);
    for (const line of beside) console.log(`  ${line}`);
  }
}
