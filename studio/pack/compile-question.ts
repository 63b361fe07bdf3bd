import type { Choice, Gap, Question } from '../../src/protocol/pack/text-chunk.ts';
import type { Words } from '../../src/protocol/pack/words.ts';
import { renderInline } from '../markdown/render.ts';
import { shortHash } from '../numbers/numbers.ts';
import type { CardYaml, ChoiceYaml, GapYaml, QuestionYaml, QuizYaml } from '../source/quiz-schema.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import type { YamlFile } from '../source/yaml-file.ts';
import { GAP } from './check-quiz.ts';
import { type CourseBuild, type Shown, textSource } from './course-build.ts';

/** Where a question stands, and the language it is compiled for. */
export interface QuestionPlace {
  build: CourseBuild;
  lesson: SourceLesson;
  item: SourceItem;
  quiz: YamlFile<QuizYaml>;
  lang: string;
  line: number;
  shown: Shown;
}

/** A question as packs hold it, in one language (pack-spec [QUIZ1]). */
export function compileQuestion(place: QuestionPlace, question: QuestionYaml): Question {
  const { numbers } = place.build;
  const { path } = place.item;
  const numberOf = (key: string): number => numbers.choice(path, question.key, key);
  const entries = {
    n: numbers.question(path, question.key),
    prompt: words(place, question.prompt),
    ...(question.explain && { explain: words(place, question.explain) }),
    ...(question.hints && { hints: question.hints.map((hint) => words(place, hint)) }),
    ...(question.see && { see: numbers.thing(`${place.lesson.path}/${question.see}`) }),
  };
  const choice = ({ key, right, text, feedback }: ChoiceYaml): Choice => ({
    n: numberOf(key),
    html: words(place, text),
    ...(right && { right }),
    ...(feedback && { feedback: words(place, feedback) }),
  });
  const card = ({ key, text }: CardYaml) => ({ n: numberOf(key), html: words(place, text) });
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
      return { ...entries, type: 'text', accept: acceptedIn(question.accept) };
    case 'order': {
      const right = question.cards.map(({ key }) => numberOf(key));
      return { ...entries, type: 'order', cards: mixed(question.cards, question.key).map(card), right };
    }
    case 'match': {
      const pairs = question.left.map(({ partner }) => numberOf(partner));
      const [left, right] = [question.left.map(card), mixed(question.right, question.key).map(card)];
      return { ...entries, type: 'match', left, right, pairs };
    }
    case 'gaps': {
      const gaps = question.gaps.map((gap) => compileGap(gap, place.lang, numberOf, card));
      return { ...entries, type: 'gaps', parts: partsOf(place, question.text), gaps };
    }
    case 'extended':
      return { ...entries, type: 'extended', ...(question.rubric && { rubric: words(place, question.rubric) }) };
  }
}

function compileGap(
  gap: GapYaml,
  lang: string,
  numberOf: (key: string) => number,
  card: (yaml: CardYaml) => { n: number; html: string },
): Gap {
  const n = numberOf(gap.key);
  if ('choices' in gap) return { type: 'choice', n, choices: gap.choices.map(card), right: numberOf(gap.right) };
  // Her own language first: the app shows that one as the right answer.
  if ('accept' in gap)
    return { type: 'text', n, accept: acceptedIn({ [lang]: gap.accept[lang] ?? [], ...gap.accept }) };
  return { type: 'numeric', n, answer: gap.answer, tolerance: gap.tolerance };
}

/** The right words of every language together: an answer counts in any of them. */
const acceptedIn = (accept: Record<string, string[]>): string[] => [...new Set(Object.values(accept).flat())];

/** An order that tells nothing of the right one, and is the same in every build and language. */
function mixed<T extends CardYaml>(cards: readonly T[], question: string): T[] {
  const rank = ({ key }: T): string => shortHash(`${question}/${key}`);
  const order = cards.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return order.every((card, index) => card === cards[index]) ? order.reverse() : order;
}

/** The HTML around the gaps. Each part is rendered by itself, so that none leaves an element open. */
function partsOf(place: QuestionPlace, text: Words): string[] {
  const { source } = place.build;
  const lang = text[place.lang]?.trim() ? place.lang : source;
  return (text[lang] ?? '').split(new RegExp(GAP.source.replace('(', '(?:'))).map((part) => {
    const [before = '', after = ''] = [/^\s+/.exec(part)?.[0], /\s+$/.exec(part)?.[0]];
    if (part.trim() === '') return spaceOf(part);
    return spaceOf(before) + words(place, { [lang]: part.trim() }) + spaceOf(after);
  });
}

/** White space beside a gap: a new paragraph, or a space. */
const spaceOf = (white: string): string => (/\n\s*\n/.test(white) ? '<br><br>' : white === '' ? '' : ' ');

/** The words of a question in one language, as HTML; those of the source stand in, marked as such. */
function words({ build, lesson, quiz, lang, line, shown }: QuestionPlace, text: Words): string {
  const { source } = build;
  const place = textSource(build, { folder: lesson.folder, file: quiz.file, firstLine: line }, shown);
  const own = text[lang];
  return own?.trim() ? renderInline(own, place) : renderInline(text[source] ?? '', place, source);
}
