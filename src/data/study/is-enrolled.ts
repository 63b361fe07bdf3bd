import { type Fact, FLAG } from '../../protocol/facts/fact.ts';

/** Whether a person has chosen a course, by her facts of it. */
export const isEnrolled = (facts: readonly Fact[]): boolean =>
  facts.some((fact) => fact.kind === 'flag' && fact.item === 0 && fact.sub === FLAG.enrolled);
