import { useEffect } from 'preact/hooks';
import { isEnrolled } from '../../data/study/is-enrolled.ts';
import { recordEnrolled } from '../../data/study/record-enrolled.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { deps } from '../deps.ts';

/** Who studies in a course has chosen it. */
export function useEnrolment(course: number, facts: readonly Fact[]): void {
  const isNew = !isEnrolled(facts);
  useEffect(() => {
    // Where the phone is full, the next lesson tries again; what she does there tells her.
    if (isNew) recordEnrolled(deps().study, course).catch(() => undefined);
  }, [course, isNew]);
}
