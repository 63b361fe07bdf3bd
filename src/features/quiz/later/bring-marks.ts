import { deps } from '../../../app/deps.ts';
import { type KeptMarks, keepMarks, readMarks } from '../../../data/study/kept-marks.ts';
import { fetchMarks } from '../../../sync/fetch-marks.ts';

/** Asks the server for its marks at a quiz, and keeps them here. Undefined where it did not answer. */
export async function bringMarks(
  course: number,
  quiz: number,
  { signal }: { signal: AbortSignal },
): Promise<KeptMarks | undefined> {
  const { study, fetch } = deps();
  const answer = await fetchMarks({ db: study, fetch }, course, { signal });
  if (!answer.ok) return undefined;
  const marks = answer.marks.filter(({ item }) => item === quiz);
  await keepMarks(course, quiz, new Map(marks.map(({ attempt, percent }) => [attempt, percent])));
  return readMarks(course, quiz);
}
