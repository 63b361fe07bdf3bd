import { removeCourse, requestDownload } from '../../data/library/download.ts';
import { recordEnrolled } from '../../data/study/record-enrolled.ts';
import { isNothing } from '../../protocol/pack/selection.ts';
import { deps } from '../deps.ts';
import { keepAttempts } from './keep-attempts.ts';
import type { PricedWish } from './price-wish.ts';

/** Asks for a course as she wishes for it now; one of which she wishes for nothing any more is taken off the phone. */
export async function requestWish(
  course: number,
  { wanted, isUpdate }: Pick<PricedWish, 'wanted' | 'isUpdate'>,
  isNow?: true,
): Promise<void> {
  if (isNothing(wanted)) return removeCourse(deps(), course);
  await keepAttempts(course);
  await requestDownload(deps(), { ...wanted, course, ...(isNow && { isNow }) });
  // Who takes a course with her has chosen it.
  if (!isUpdate) await recordEnrolled(deps().study, course);
}
