import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import type { Report } from '../../report/finding.ts';
import { type Layout, toTag } from './layout.ts';

/** The quiz app writes its booleans as strings. What is neither true nor false ("frue") makes no answer right. */
const trueOrFalse = v.pipe(
  v.union([v.boolean(), v.string()]),
  v.transform((value) => value === true || value === 'true'),
);
const sourceQuestionSchema = v.object({
  questionText: v.string(),
  answerOptions: v.array(v.object({ answerText: v.string(), isCorrect: trueOrFalse })),
});
const sourceQuizSchema = v.object({
  id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
  title: v.string(),
  quiz: v.array(sourceQuestionSchema),
});
const quizFileSchema = v.pipe(v.string(), v.parseJson(), v.array(v.object({ quizzes: v.array(sourceQuizSchema) })));
export type SourceQuiz = v.InferOutput<typeof sourceQuizSchema>;
export type SourceQuestion = v.InferOutput<typeof sourceQuestionSchema>;

/** The quizzes of one language by their numbers, and the file they come from. */
export interface QuizFile {
  file: string;
  quizzes: ReadonlyMap<number, SourceQuiz>;
}

/** Reads the quizzes of all languages that have some. */
export function readQuizzes({ paths, text, languages }: Layout, report: Report): Map<string, QuizFile> {
  const folder = 'quiz-app/src/assets/translations';
  const files = paths.filter((path) => dirname(path) === folder);
  const found = ['en', ...languages.keys()].flatMap((lang): [string, QuizFile][] => {
    const file = files.find((path) => path.endsWith('.json') && toTag(basename(path, '.json')) === lang);
    if (!file) {
      report('missing-quiz', folder, undefined, `there are no quizzes in ${lang}`);
      return [];
    }
    const result = v.safeParse(quizFileSchema, text(file));
    if (!result.success) {
      report('missing-quiz', file, undefined, `the quizzes cannot be read: ${result.issues[0].message}`);
      return [];
    }
    const quizzes = result.output.flatMap((part) => part.quizzes);
    return [[lang, { file, quizzes: new Map(quizzes.map((quiz) => [quiz.id, quiz])) }]];
  });
  return new Map(found);
}
