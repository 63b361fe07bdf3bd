import type { Words } from '../../src/protocol/pack/words.ts';
import type { QuestionYaml, QuizYaml } from '../source/quiz-schema.ts';
import type { YamlFile } from '../source/yaml-file.ts';
import type { TranslationUnit } from './translation-unit.ts';
import { wordsUnit } from './yaml-units.ts';

type Step = string | number;
/** A thing of a question: where it stands, and how its units are called. */
interface Spot {
  path: readonly Step[];
  id: string;
}

/** All words of a quiz: by the keys of its questions and choices, whatever their order. */
export function quizUnits({ value, lineOf }: YamlFile<QuizYaml>, source: string): TranslationUnit[] {
  const words = (text: Words | undefined, { path, id }: Spot): TranslationUnit[] =>
    wordsUnit(text, path, { id, form: 'inline', source, lineOf });
  const answers = (accept: Record<string, string[]>, { path, id }: Spot): TranslationUnit[] => {
    const lines = Object.fromEntries(Object.entries(accept).map(([lang, list]) => [lang, list.join('\n')]));
    return wordsUnit(lines, path, { id, form: 'answers', source, lineOf });
  };
  return value.questions.flatMap((question, index) => {
    const at = (...path: Step[]): Spot => ({
      path: ['questions', index, ...path],
      id: ['questions', question.key, ...named(question, path)].join(':'),
    });
    return [
      ...words(question.prompt, at('prompt')),
      ...ownUnits(question, at, words, answers),
      ...words(question.explain, at('explain')),
      ...(question.hints ?? []).flatMap((hint, n) => words(hint, at('hints', n))),
    ];
  });
}

function ownUnits(
  question: QuestionYaml,
  at: (...path: Step[]) => Spot,
  words: (text: Words | undefined, spot: Spot) => TranslationUnit[],
  answers: (accept: Record<string, string[]>, spot: Spot) => TranslationUnit[],
): TranslationUnit[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.choices.flatMap(({ text, feedback }, n) => [
        ...words(text, at('choices', n, 'text')),
        ...words(feedback, at('choices', n, 'feedback')),
      ]);
    case 'truefalse':
      return [];
    case 'numeric':
      return words(question.unit, at('unit'));
    case 'text':
      return answers(question.accept, at('accept'));
    case 'order':
      return question.cards.flatMap(({ text }, n) => words(text, at('cards', n, 'text')));
    case 'match':
      return (['left', 'right'] as const).flatMap((side) =>
        question[side].flatMap(({ text }, n) => words(text, at(side, n, 'text'))),
      );
    case 'gaps':
      return [
        ...words(question.text, at('text')),
        ...question.gaps.flatMap((gap, n) => {
          if ('accept' in gap) return answers(gap.accept, at('gaps', n, 'accept'));
          if (!('choices' in gap)) return [];
          return gap.choices.flatMap(({ text }, m) => words(text, at('gaps', n, 'choices', m, 'text')));
        }),
      ];
    case 'extended':
      return words(question.rubric, at('rubric'));
    case 'hotspot':
      return [
        ...words(question.alt, at('alt')),
        ...question.areas.flatMap(({ label }, n) => words(label, at('areas', n, 'label'))),
      ];
  }
}

/** The same path with the keys of things where it has their places. Hints have no keys. */
function named(question: QuestionYaml, path: readonly Step[]): Step[] {
  let node: unknown = question;
  return path.map((step) => {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined;
    const key: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'key') : undefined;
    return typeof step === 'number' && typeof key === 'string' ? key : step;
  });
}
