import type { ExamKey } from '../../src/protocol/pack/exam-key.ts';
import { examKeysBeside, writeExamKey } from '../../studio/store/exam-keys.ts';
import { courseStateOf } from './course-state.ts';
import type { PublishPlaces } from './places.ts';
import { PublishError } from './publish-error.ts';

/**
 * Keeps the key of a version's sealed quizzes, out of reach of whoever fetches packs (pack-spec [QUIZ6]). Only of versions that are here, so
 * that nobody fills the disk with keys of none. @throws PublishError unknown-staged
 */
export async function keepExamKey(places: PublishPlaces, publisher: number, key: ExamKey): Promise<void> {
  const { published, staged } = await courseStateOf(places, publisher, key.course);
  const roots = [published, ...staged].map((version) => version?.root.hash);
  if (!roots.includes(key.root)) {
    throw new PublishError('unknown-staged', { detail: 'this version is neither staged nor the newest one' });
  }
  writeExamKey(examKeysBeside(places.packs), key);
}
