import { join } from 'node:path';
import type { Question } from '../../src/protocol/pack/text-chunk.ts';
import { quizSchema } from '../source/quiz-schema.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readYaml } from '../source/yaml-file.ts';
import { checkQuiz } from './check-quiz.ts';
import { checkQuizWords } from './check-quiz-words.ts';
import { compileQuestion } from './compile-question.ts';
import type { CourseBuild, Shown } from './course-build.ts';

/** A quiz in every language of its course. */
export interface CompiledQuiz {
  pass: number;
  numbers: number[];
  questions: Map<string, Question[]>;
}

/** Compiles KEY.yaml; undefined, and findings, when it cannot be read. */
export function compileQuiz(
  build: CourseBuild,
  lesson: SourceLesson,
  item: SourceItem,
  shownIn: (lang: string) => Shown,
): CompiledQuiz | undefined {
  const quiz = readYaml(join(lesson.folder, `${item.yaml.key}.yaml`), quizSchema, build.report);
  if (!quiz) return undefined;
  checkQuiz(quiz, lesson, build.report);
  checkQuizWords(quiz, build, build.report);
  const languages = build.languages.map((lang): [string, Question[]] => [
    lang,
    quiz.value.questions.map((question, index) => {
      const line = quiz.lineOf('questions', index);
      return compileQuestion({ build, lesson, item, quiz, lang, line, shown: shownIn(lang) }, question);
    }),
  ]);
  return {
    pass: quiz.value.pass,
    numbers: quiz.value.questions.map(({ key }) => build.numbers.question(item.path, key)),
    questions: new Map(languages),
  };
}
