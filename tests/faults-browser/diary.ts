import type { Fact } from '../../src/protocol/facts/fact.ts';

/** A course of its own, beside what is studied through the app's pages. */
export const COURSE = 9;
export const DEEDS_AN_ITEM = 300;

const DEEDS = ['watch', 'answer', 'study'] as const;
export type Deed = (typeof DEEDS)[number];

/** What the n-th thing is that a person does. */
export const deedOf = (n: number): Deed => DEEDS[n % DEEDS.length] ?? 'watch';

/** In place of a profile: what the app's own screen says. */
export const SCREEN = 'screen';

export type Tell = (profile: string, n: number, stage: 'begun' | 'kept') => void;

/** What the page said of one person's deeds, written down outside of it. */
export interface Diary {
  note(n: number, stage: 'begun' | 'kept'): void;
  /** The number of the next deed. */
  next(): number;
  count(stage: 'begun' | 'kept'): number;
  /** What is wrong with facts that should hold all that was said to be kept, and nothing that was not begun. */
  violations(facts: readonly Fact[], where: string): string[];
}

export function keepDiary(): Diary {
  const noted = { begun: new Set<number>(), kept: new Set<number>() };
  const secondsOf = (stage: 'begun' | 'kept') => [...noted[stage]].filter((n) => deedOf(n) === 'study').length;
  return {
    note: (n, stage) => void noted[stage].add(n),
    next: () => Math.max(-1, ...noted.begun) + 1,
    count: (stage) => noted[stage].size,
    violations(facts, where) {
      const { numbers, seconds } = deedsIn(facts);
      const lost = [...noted.kept].filter((n) => deedOf(n) !== 'study' && !numbers.has(n));
      const invented = [...numbers].filter((n) => !noted.begun.has(n));
      return [
        ...lost.map((n) => `lost ${where}: ${deedOf(n)} ${n}`),
        ...invented.map((n) => `never done, ${where}: ${deedOf(n)} ${n}`),
        ...(seconds < secondsOf('kept') ? [`lost ${where}: seconds, ${seconds} of ${secondsOf('kept')}`] : []),
        ...(seconds > secondsOf('begun')
          ? [`counted twice ${where}: ${seconds} seconds of ${secondsOf('begun')}`]
          : []),
      ];
    },
  };
}

/** The numbers of the deeds that facts hold, and how many seconds. */
function deedsIn(facts: readonly Fact[]): { numbers: Set<number>; seconds: number } {
  const numbers = new Set<number>();
  let seconds = 0;
  for (const fact of facts) {
    if (fact.course !== COURSE) continue;
    if (fact.kind === 'coverage') {
      for (const [from, to] of fact.value) for (let n = from; n < to; n++) numbers.add(n);
    }
    if (fact.kind === 'counter') seconds += [...fact.value.values()].reduce((sum, one) => sum + one, 0);
    if (fact.kind !== 'attempt') continue;
    for (const { value } of fact.value.answers.values()) numbers.add(value.type === 'int' ? value.n : Number.NaN);
  }
  return { numbers, seconds };
}
