import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import type { QuestionYaml } from '../../source/quiz-schema.ts';
import { escapeMarkdown } from './convert-page.ts';
import type { QuizFile, SourceQuestion } from './read-quizzes.ts';

/** The questions of a quiz, and its title. */
export interface ConvertedQuiz {
  title: Words;
  questions: QuestionYaml[];
}

/** Joins the languages of a quiz; undefined, and a finding, when there is none in English. */
export function convertQuiz(
  id: number,
  files: ReadonlyMap<string, QuizFile>,
  page: { file: string; report: Report },
): ConvertedQuiz | undefined {
  const english = files.get('en')?.quizzes.get(id);
  if (!english) {
    page.report('missing-quiz', page.file, undefined, `the page links to quiz ${id}, and there is none`);
    return undefined;
  }
  const languages = [...files].filter(([lang, { file, quizzes }]) => {
    if (!quizzes.has(id)) page.report('missing-translation', file, undefined, `quiz ${id} is missing in ${lang}`);
    return quizzes.has(id);
  });
  const questions = english.quiz.flatMap((question, index) => {
    const translations = languages.map(([lang, { file, quizzes }]): Translation => {
      return { lang, file, question: quizzes.get(id)?.quiz[index], place: `quiz ${id}, question ${index + 1}` };
    });
    return convertQuestion(question, index, translations, page.report) ?? [];
  });
  const titles = languages.map(([lang, { quizzes }]): [string, string] => [lang, quizzes.get(id)?.title ?? '']);
  if (questions.length === 0) return undefined;
  return { title: Object.fromEntries(titles), questions };
}

interface Translation {
  lang: string;
  file: string;
  question: SourceQuestion | undefined;
  place: string;
}

function convertQuestion(
  source: SourceQuestion,
  index: number,
  translations: readonly Translation[],
  report: Report,
): QuestionYaml | undefined {
  const right = source.answerOptions.filter(({ isCorrect }) => isCorrect).length;
  if (right === 0 || source.answerOptions.length < 2) {
    const [{ file, place } = { file: '', place: '' }] = translations;
    report('question-left-out', file, undefined, `${place} has no right answer among others: it was left out`);
    return undefined;
  }
  const good = translations.filter((translation) => isSameQuestion(source, translation, report));
  const words = (textOf: (question: SourceQuestion) => string): Words =>
    Object.fromEntries(
      good.flatMap(({ lang, question }) => (question ? [[lang, escapeMarkdown(textOf(question))]] : [])),
    );
  const entries = { key: `q${index + 1}`, prompt: words(({ questionText }) => questionText) };
  const answer = trueFalseAnswer(source);
  if (answer !== undefined) return { ...entries, type: 'truefalse', answer };
  const choices = source.answerOptions.map(({ isCorrect }, at) => ({
    key: `c${at + 1}`,
    right: isCorrect,
    text: words(({ answerOptions }) => answerOptions[at]?.answerText ?? ''),
  }));
  return { ...entries, type: right === 1 ? 'single' : 'multiple', choices };
}

/** A translation that has other answers, or another right one, would be marked wrongly: it is not taken. */
function isSameQuestion(source: SourceQuestion, { lang, file, question, place }: Translation, report: Report): boolean {
  const keyOf = ({ answerOptions }: SourceQuestion): string => answerOptions.map(({ isCorrect }) => isCorrect).join();
  if (!question || keyOf(question) !== keyOf(source)) {
    const why = question ? 'has other right answers than the English one' : 'is missing';
    report('quiz-differs', file, undefined, `${place} ${why} in ${lang}: English stands in for it`);
    return false;
  }
  const isEnglish = lang !== 'en' && question.questionText === source.questionText;
  if (isEnglish) report('untranslated', file, undefined, `${place} is in English in ${lang}`);
  return !isEnglish;
}

/** Questions whose answers are "True" and "False" are shown in the words of the app. */
function trueFalseAnswer({ answerOptions }: SourceQuestion): boolean | undefined {
  const words = answerOptions.map(({ answerText }) => answerText.trim().toLowerCase());
  if (words.toSorted().join() !== 'false,true') return undefined;
  return answerOptions[words.indexOf('true')]?.isCorrect;
}
