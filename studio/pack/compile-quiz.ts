import { join } from 'node:path';
import type { QuizItem } from '../../src/protocol/pack/module-manifest.ts';
import type { Question } from '../../src/protocol/pack/text-chunk.ts';
import { type QuestionYaml, quizSchema } from '../source/quiz-schema.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readYaml } from '../source/yaml-file.ts';
import { checkQuiz, keysOf } from './check-quiz.ts';
import { checkQuizWords } from './check-quiz-words.ts';
import { compileQuestion, mixed } from './compile-question.ts';
import type { CourseBuild, Shown } from './course-build.ts';
import { sealQuestion } from './seal-question.ts';

/** A quiz in every language of its course. */
export interface CompiledQuiz {
  /** What its item in the manifest says. */
  item: Pick<QuizItem, 'questions' | 'pass' | 'limitMinutes' | 'attempts' | 'shuffle' | 'sealed'>;
  questions: Map<string, Question[]>;
  /** The questions with their right answers, where those of the pack are sealed (pack-spec [QUIZ6]). */
  key: Question[] | undefined;
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
  if (quiz.value.sealed) scrambleNumbers(build, item.path, quiz.value.questions);
  const languages = build.languages.map((lang): [string, Question[]] => [
    lang,
    quiz.value.questions.map((question, index) => {
      const line = quiz.lineOf('questions', index);
      return compileQuestion({ build, lesson, item, quiz, lang, line, shown: shownIn(lang) }, question);
    }),
  ]);
  const { pass, limitMinutes, attempts, shuffle, sealed } = quiz.value;
  const questions = new Map(languages);
  return {
    item: {
      questions: quiz.value.questions.map(({ key }) => build.numbers.question(item.path, key)),
      pass,
      ...(limitMinutes && { limitMinutes }),
      ...(attempts && { attempts }),
      ...(shuffle && { shuffle }),
      ...(sealed && { sealed }),
    },
    questions: sealed ? new Map(languages.map(([lang, list]) => [lang, list.map(sealQuestion)])) : questions,
    key: sealed ? questions.get(build.source) : undefined,
  };
}

/** Authors write what is right first, or in the right order: numbers given in the order of writing would tell. */
function scrambleNumbers({ numbers }: CourseBuild, path: string, questions: readonly QuestionYaml[]): void {
  for (const question of questions) {
    const keys = keysOf(question).flatMap((list) => list.map((key) => ({ key })));
    const order = mixed(keys, question.key).map(({ key }) => key);
    if (order.length > 0) numbers.seal(path, question.key, order);
  }
}
