import type { Value } from '../facts/value.ts';

/** Days of the week, 1 Monday to 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a person means to study (sync-spec [PLAN1]). */
export interface Plan {
  /** At least one, in order. */
  readonly days: readonly Weekday[];
  /** On each of the days. */
  readonly minutes: number;
  /** When it begins, in minutes since midnight by the clock on the wall. */
  readonly begins: number;
}

const MINUTES_A_DAY = 1_440;

/** The value of the plan's register; of no plan, `none`. */
export const valueOfPlan = (plan: Plan | undefined): Value =>
  plan === undefined
    ? { type: 'none' }
    : {
        type: 'list',
        values: [
          { type: 'set', ns: plan.days },
          { type: 'int', n: plan.minutes },
          { type: 'int', n: plan.begins },
        ],
      };

/** The plan that a register holds; undefined where it holds none, or one that only a later version can read. */
export function planOfValue(value: Value): Plan | undefined {
  if (value.type !== 'list') return undefined;
  const [days, minutes, begins] = value.values;
  if (days?.type !== 'set' || minutes?.type !== 'int' || begins?.type !== 'int') return undefined;
  const known = WEEKDAYS.filter((day) => days.ns.includes(day));
  const isSound = known.length > 0 && minutes.n > 0 && minutes.n <= MINUTES_A_DAY && begins.n < MINUTES_A_DAY;
  return isSound ? { days: known, minutes: minutes.n, begins: begins.n } : undefined;
}
