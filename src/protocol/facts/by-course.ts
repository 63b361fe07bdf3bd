import type { Fact } from './fact.ts';

/** The facts of each course, courses and facts in the order in which they come. */
export function byCourse(facts: Iterable<Fact>): Map<number, Fact[]> {
  const courses = new Map<number, Fact[]>();
  for (const fact of facts) {
    const group = courses.get(fact.course);
    if (group) group.push(fact);
    else courses.set(fact.course, [fact]);
  }
  return courses;
}
