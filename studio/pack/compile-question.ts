import type { HotspotPicture } from '../../src/protocol/pack/hotspot.ts';
import type { Choice, Gap, Question } from '../../src/protocol/pack/text-chunk.ts';
import { inLanguage, type Words } from '../../src/protocol/pack/words.ts';
import { renderBlocks, renderInline } from '../markdown/render.ts';
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
      return { ...entries, type: 'text', accept: acceptedIn(ownFirst(place.lang, question.accept)) };
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
    case 'hotspot': {
      const areas = question.areas.map(({ key, shape, points, label }) => ({
        ...{ n: numberOf(key), shape, points },
        ...(label && { label: plainWords(place, label) }),
      }));
      const right = question.areas.filter((area) => area.right).map(({ key }) => numberOf(key));
      return { ...entries, type: 'hotspot', picture: pictureOf(place, question), areas, right };
    }
    case 'extended':
      return { ...entries, type: 'extended', ...(question.rubric && { rubric: rubricOf(place, question.rubric) }) };
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
  if ('accept' in gap) return { type: 'text', n, accept: acceptedIn(ownFirst(lang, gap.accept)) };
  return { type: 'numeric', n, answer: gap.answer, tolerance: gap.tolerance };
}

/** Her own language first: the app shows its first word as the right answer. */
const ownFirst = (lang: string, accept: Record<string, string[]>): Record<string, string[]> => ({
  [lang]: accept[lang] ?? [],
  ...accept,
});

/** The right words of every language together: an answer counts in any of them. */
const acceptedIn = (accept: Record<string, string[]>): string[] => [...new Set(Object.values(accept).flat())];

/** An order that tells nothing of the right one, and is the same in every build and language. */
export function mixed<T extends { key: string }>(cards: readonly T[], question: string): T[] {
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

/** Where the file is missing, the report has it, and nothing of the build is written. */
function pictureOf(
  { build, lesson, quiz, lang, line, shown }: QuestionPlace,
  { picture, alt = {} }: Extract<QuestionYaml, { type: 'hotspot' }>,
): HotspotPicture {
  const path = typeof picture === 'string' ? picture : inLanguage(picture, lang, build.source);
  const source = textSource(build, { folder: lesson.folder, file: quiz.file }, shown);
  const found = source.picture(path, line) ?? { url: '', width: 1, height: 1 };
  const { url: src, width, height } = found;
  return { src, width, height, alt: plainWords({ build, lang }, alt) };
}

const LIST_LINE = /^\s*(?:[-*+]|\d+[.)])\s/;

/** A rubric that is a list stays one: the app makes a check-list of it. Any other is words in a line. */
function rubricOf(place: QuestionPlace, text: Words): string {
  const { build, lesson, quiz, lang, line, shown } = place;
  const [as, written] = text[lang]?.trim() ? [undefined, text[lang]] : [build.source, text[build.source] ?? ''];
  const lines = written.split('\n').filter((one) => one.trim() !== '');
  if (!lines.every((one) => LIST_LINE.test(one))) return words(place, text);
  const source = textSource(build, { folder: lesson.folder, file: quiz.file, firstLine: line }, shown);
  return renderBlocks(written, source, as)
    .map(({ html }) => html)
    .join('');
}

/** Words that are not shown as HTML. */
const plainWords = ({ build, lang }: Pick<QuestionPlace, 'build' | 'lang'>, text: Words): string =>
  text[lang]?.trim() ? text[lang] : inLanguage(text, build.source, build.source);

/** The words of a question in one language, as HTML; those of the source stand in, marked as such. */
function words({ build, lesson, quiz, lang, line, shown }: QuestionPlace, text: Words): string {
  const { source } = build;
  const place = textSource(build, { folder: lesson.folder, file: quiz.file, firstLine: line }, shown);
  const own = text[lang];
  return own?.trim() ? renderInline(own, place) : renderInline(text[source] ?? '', place, source);
}
