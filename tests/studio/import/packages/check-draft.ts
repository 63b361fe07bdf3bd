import * as v from 'valibot';
import { expect } from 'vitest';
import type { CourseDraft, Importer, ItemDraft, LessonDraft } from '../../../../studio/import/draft.ts';
import { checkQuiz } from '../../../../studio/pack/check-quiz.ts';
import { checkQuizWords } from '../../../../studio/pack/check-quiz-words.ts';
import { collectFindings } from '../../../../studio/report/finding.ts';
import { type QuestionYaml, quizSchema } from '../../../../studio/source/quiz-schema.ts';
import type { SourceLesson } from '../../../../studio/source/read-course.ts';
import type { PackageFiles } from '../../../../studio/unpack/package-files.ts';
import { memoryFiles } from './memory-files.ts';

export const itemsOf = (draft: CourseDraft | undefined): ItemDraft[] =>
  (draft?.modules ?? []).flatMap(({ lessons }) => lessons.flatMap(({ items }) => items));

export const questionsOf = (draft: CourseDraft | undefined): QuestionYaml[] =>
  itemsOf(draft).flatMap((item) => (item.kind === 'quiz' ? [...item.questions] : []));

/** Imports a package of files in memory. */
export const importEntries = (importer: Importer, entries: Readonly<Record<string, string | Uint8Array>>) =>
  importFiles(importer, memoryFiles(entries));

/** Imports a package, and holds that every quiz in it is one that the studio builds without a finding. */
export async function importFiles(importer: Importer, files: PackageFiles) {
  const { findings, report } = collectFindings();
  const recognised = await importer.recognises(files);
  const imported = await importer.import(files, { name: 'course', report });
  if (imported) checkQuizzes(imported.draft);
  return {
    ...{ recognised, findings, draft: imported?.draft, counts: imported?.counts },
    codes: findings.map(({ code }) => code),
    messages: (code: string) => findings.filter((finding) => finding.code === code).map(({ message }) => message),
  };
}

function checkQuizzes(draft: CourseDraft): void {
  for (const lesson of draft.modules.flatMap(({ lessons }) => lessons)) {
    for (const item of lesson.items) {
      if (item.kind !== 'quiz') continue;
      const quiz = yamlFile(lesson.key, v.parse(quizSchema, { pass: item.pass, questions: item.questions }));
      const { findings, report } = collectFindings();
      checkQuiz(quiz, sourceLesson(lesson), report);
      checkQuizWords(quiz, draft, report);
      // Names for the places of a picture are the author's to write.
      expect(findings.filter(({ code }) => code !== 'missing-alt')).toEqual([]);
    }
  }
}

const yamlFile = <T>(file: string, value: T) => ({ file, value, lineOf: () => 1 });

const sourceLesson = ({ key, title, items }: LessonDraft): SourceLesson => ({
  ...{ path: key, folder: key, yaml: yamlFile(key, { title, minutes: 1, items: [] }) },
  items: items.map((item) => ({ path: item.key, line: 1, yaml: { kind: 'quiz', key: item.key } })),
});
