import type { FactRow } from '../../data/study/fact-row.ts';
import { isHandedIn } from '../../protocol/facts/attempt.ts';
import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import { deltaFact, highestLamport, joinFacts } from '../../protocol/facts/lattice.ts';
import type { UnderWay } from '../../sync/under-way.ts';

/**
 * How far an activity has come. `saved`: on this phone, and nowhere else for sure. `sent`: all that was not accepted is in a
 * request that waits for its answer. `aside`: with the server, which does not count it yet. `accepted`: the server has all of it.
 */
export type Stage = 'saved' | 'sent' | 'aside' | 'accepted';

/** What she did with one item of a course; item 0 is the course itself. */
export interface Activity {
  readonly course: number;
  readonly item: number;
  readonly stage: Stage;
  /** Lamport number of the last thing that was done with it: the order of her work, which no clock can disturb. */
  readonly newest: number;
  /** Attempts, where it is a quiz, and which of them are not handed in. */
  readonly attempts: number;
  readonly open: 'none' | 'here' | 'elsewhere';
}

/** Where she is and how long it took is not work: it goes along. */
const isWork = ({ kind }: Fact): boolean => kind !== 'register' && kind !== 'counter';

/** All that she did, newest first. `replica` is this phone's; of what another one began, it is said. */
export function activitiesOf(rows: readonly FactRow[], said: UnderWay, replica: string | undefined): Activity[] {
  const byItem = new Map<string, FactRow[]>();
  for (const row of rows) {
    const key = `${row.fact.course}/${row.fact.item}`;
    const known = byItem.get(key);
    if (known) known.push(row);
    else byItem.set(key, [row]);
  }
  const lastOpened = lastOpenedIn(rows);
  // What is written between two exchanges has one number: where she is in the course tells which of it came last.
  const isLast = ({ course, item }: Activity): number => (lastOpened.get(course) === item ? 1 : 0);
  return [...byItem.values()]
    .flatMap((mine) => activityOf(mine, said, replica) ?? [])
    .sort((a, b) => b.newest - a.newest || b.course - a.course || isLast(b) - isLast(a) || b.item - a.item);
}

/** The item that was opened last, of each course. */
function lastOpenedIn(rows: readonly FactRow[]): ReadonlyMap<number, number> {
  const places = rows.flatMap(({ fact }): [number, number][] => {
    if (fact.kind !== 'register' || fact.item !== 0 || fact.sub !== REGISTER.place) return [];
    return fact.value.value.type === 'int' ? [[fact.course, fact.value.value.n]] : [];
  });
  return new Map(places);
}

function activityOf(rows: readonly FactRow[], said: UnderWay, replica: string | undefined): Activity | undefined {
  const work = rows.filter(({ fact }) => isWork(fact));
  const [first] = work;
  if (!first) return undefined;
  const open = work.flatMap(({ fact }) => (fact.kind === 'attempt' && !isHandedIn(fact.value) ? [fact.sub] : []));
  return {
    course: first.fact.course,
    item: first.fact.item,
    stage: stageOf(work, said),
    // The place of a course goes on with each of its items; that it was chosen does not.
    newest: (first.fact.item === 0 ? work : rows).reduce((max, { fact }) => Math.max(max, highestLamport(fact)), 0),
    attempts: work.filter(({ fact }) => fact.kind === 'attempt').length,
    open: open.length === 0 ? 'none' : open.some((id) => isFrom(id, replica)) ? 'here' : 'elsewhere',
  };
}

/** An attempt's id names who began it: `REPLICA.n`. */
const isFrom = (id: string, replica: string | undefined): boolean => id.split('.', 1)[0] === replica;

/** An activity is as far as its slowest part. */
function stageOf(work: readonly FactRow[], said: UnderWay): Stage {
  const waiting = work.filter(({ unsent }) => unsent !== undefined);
  if (waiting.some((row) => !isSaid(row, said.get(row.slot)))) return 'saved';
  if (waiting.length > 0) return 'sent';
  return work.some(({ parked }) => parked !== undefined) ? 'aside' : 'accepted';
}

/** Whether the request says all of the row; what was done since it set out is not in it. */
const isSaid = ({ fact, acked }: FactRow, said: Fact | undefined): boolean =>
  said !== undefined && deltaFact(fact, acked ? joinFacts(acked, said) : said) === undefined;

/** How many of these have come how far; each number holds the ones behind it. */
export interface Counts {
  readonly saved: number;
  readonly sent: number;
  readonly accepted: number;
}

export const countsOf = (activities: readonly Activity[]): Counts => ({
  saved: activities.length,
  sent: activities.filter(({ stage }) => stage !== 'saved').length,
  accepted: activities.filter(({ stage }) => stage === 'accepted').length,
});

/** The activities of each course; the course that was worked on last comes first. */
export function byCourse(activities: readonly Activity[]): { course: number; activities: Activity[] }[] {
  const courses = new Map<number, Activity[]>();
  for (const activity of activities) {
    const known = courses.get(activity.course);
    if (known) known.push(activity);
    else courses.set(activity.course, [activity]);
  }
  return [...courses].map(([course, mine]) => ({ course, activities: mine }));
}
