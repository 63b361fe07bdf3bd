import { join } from 'node:path';
import type { Choice, Question } from '../../src/protocol/pack/text-chunk.ts';
import type { Words } from '../../src/protocol/pack/words.ts';
import { renderInline } from '../markdown/render.ts';
import { type ChoiceYaml, type QuestionYaml, type QuizYaml, quizSchema } from '../source/quiz-schema.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readYaml, type YamlFile } from '../source/yaml-file.ts';
import { checkQuiz } from './check-quiz.ts';
import { checkQuizWords } from './check-quiz-words.ts';
import { type CourseBuild, type Shown, textSource } from './course-build.ts';

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
  reportStale(build, item.path, quiz);
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

interface QuestionPlace {
  build: CourseBuild;
  lesson: SourceLesson;
  item: SourceItem;
  quiz: YamlFile<QuizYaml>;
  lang: string;
  line: number;
  shown: Shown;
}

function compileQuestion(place: QuestionPlace, question: QuestionYaml): Question {
  const { numbers } = place.build;
  const { path } = place.item;
  const entries = {
    n: numbers.question(path, question.key),
    prompt: words(place, question.prompt),
    ...(question.explain && { explain: words(place, question.explain) }),
    ...(question.see && { see: numbers.thing(`${place.lesson.path}/${question.see}`) }),
  };
  const choice = ({ key, right, text, feedback }: ChoiceYaml): Choice => ({
    n: numbers.choice(path, question.key, key),
    html: words(place, text),
    ...(right && { right }),
    ...(feedback && { feedback: words(place, feedback) }),
  });
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ...entries, type: question.type, choices: question.choices.map(choice) };
    case 'truefalse':
      return { ...entries, type: 'truefalse', answer: question.answer };
    case 'numeric': {
      const { answer, tolerance } = question;
      const unit = question.unit && { unit: words(place, question.unit) };
      return { ...entries, type: 'numeric', answer, tolerance, ...unit };
    }
    case 'text':
      return { ...entries, type: 'text', accept: [...new Set(Object.values(question.accept).flat())] };
  }
}

/** The words of a question in one language, as HTML; those of the source stand in, marked as such. */
function words({ build, lesson, quiz, lang, line, shown }: QuestionPlace, text: Words): string {
  const { source } = build;
  const place = textSource(build, { folder: lesson.folder, file: quiz.file, firstLine: line }, shown);
  const own = text[lang];
  return own?.trim() ? renderInline(own, place) : renderInline(text[source] ?? '', place, source);
}

/** All words of a quiz in one language, to tell whether they changed. */
function reportStale(
  { source, languages, numbers, report }: CourseBuild,
  path: string,
  quiz: YamlFile<QuizYaml>,
): void {
  const allWords = (lang: string): string => {
    const found: string[] = [];
    JSON.stringify(quiz.value, (key, value: unknown) => {
      if (key === lang) found.push(JSON.stringify(value));
      return value;
    });
    return found.join('\n');
  };
  for (const lang of languages) {
    if (lang === source || allWords(lang) === '') continue;
    if (!numbers.isStale(path, lang, allWords(source), allWords(lang))) continue;
    report('stale-translation', quiz.file, undefined, `the ${source} questions changed after the ${lang} ones did`);
  }
}
