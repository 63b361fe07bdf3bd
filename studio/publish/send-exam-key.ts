import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { examKeyAnswerSchema, publishPaths } from '../../src/protocol/pack/publishing.ts';
import { examKeysBeside, readExamKey } from '../store/exam-keys.ts';
import type { AuthorClient } from './author-client.ts';
import type { LocalVersion } from './list-chunks.ts';

/** Hands the server what marks the sealed quizzes of a version, apart from its packs (pack-spec [QUIZ6]); nothing where it has none. @throws PublishFailure */
export async function sendExamKey(client: AuthorClient, { course, root }: LocalVersion, folder: string): Promise<void> {
  const key = readExamKey(examKeysBeside(folder), course, root.hash);
  if (!key) return;
  const call = { method: 'PUT' as const, path: publishPaths.examKey(course, root.hash), body: canonicalJson(key) };
  await client.call(call, examKeyAnswerSchema);
}
