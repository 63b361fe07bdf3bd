import type { ChoiceYaml, QuestionYaml } from '../../source/quiz-schema.ts';
import { createNames } from '../folder-names.ts';
import { feedbackKey } from './feedback.ts';
import type { Item, Qti1Context } from './item.ts';
import { explainOf, type Made, madeOf, type QuestionEntries } from './question.ts';
import type { ResponsePlace } from './responses.ts';
import { comparisonsOf, pointsOf, scores } from './rules.ts';

/** One right answer of several: the one that gives the most points. */
export function singleChoice(item: Item, place: ResponsePlace, entries: QuestionEntries, context: Qti1Context): Made {
  const points = place.labels.map(({ ident }) => pointsOf(item.rules, place.ident, ident));
  const most = Math.max(0, ...points);
  const right = place.labels.filter((_, index) => most > 0 && points[index] === most).map(({ ident }) => ident);
  if (right.length !== 1)
    return { leftOut: right.length === 0 ? 'it has no right answer' : 'it has two right answers' };
  const isTrueFalse = trueFalseOf(item, place, right[0] ?? '');
  if (isTrueFalse !== undefined) return madeOf({ ...entries, type: 'truefalse', answer: isTrueFalse });
  return choices('single', item, place, right, entries, context);
}

/** Several right answers: all that the rules with points ask for. */
export function multipleChoice(item: Item, place: ResponsePlace, entries: QuestionEntries, context: Qti1Context): Made {
  const asked = item.rules.filter(scores).flatMap(({ condition }) => comparisonsOf(condition));
  const right = asked.filter(({ response }) => response === place.ident).map(({ value }) => value);
  if (!place.labels.some(({ ident }) => right.includes(ident))) return { leftOut: 'it has no right answer' };
  return choices('multiple', item, place, right, entries, context);
}

function choices(
  type: 'single' | 'multiple',
  item: Item,
  place: ResponsePlace,
  right: readonly string[],
  entries: QuestionEntries,
  context: Qti1Context,
): Made {
  if (place.labels.length < 2) return { leftOut: 'it has fewer than two answers to choose from' };
  const nameOf = createNames();
  const { answers, wrong } = item.feedback;
  // "Not right" is about one answer only where just one is chosen.
  const ofWrong = type === 'single' ? wrong : '';
  const list = place.labels.map(({ ident, html }): ChoiceYaml => {
    const isRight = right.includes(ident);
    const feedback = [answers.get(feedbackKey(place.ident, ident)), isRight ? '' : ofWrong].filter(Boolean).join(' ');
    const words = context.inline(feedback);
    return {
      key: nameOf(ident),
      right: isRight,
      text: { [context.lang]: context.inline(html) },
      ...(words && { feedback: { [context.lang]: words } }),
    };
  });
  if (list.some(({ text }) => !text[context.lang]?.trim())) return { leftOut: 'an answer of it has no words' };
  const explain = type === 'multiple' ? explainOf(item, context, wrong) : entries.explain;
  const question: QuestionYaml = { ...entries, ...(explain && { explain }), type, choices: list };
  return madeOf(question);
}

const TRUE = /^(?:true|t|yes|vrai|oui|صحيح|صح|نعم|对|正确|是|verdadero|verdadeiro|sí|sim|wahr|richtig|vero)$/iu;
const FALSE = /^(?:false|f|no|faux|non|خطأ|خاطئ|لا|错|错误|否|falso|não|falsch)$/iu;

/** The answer of a true/false question; undefined where it is none, or says something to each of its answers. */
function trueFalseOf(item: Item, place: ResponsePlace, right: string): boolean | undefined {
  if (item.type !== 'true_false' || place.labels.length !== 2 || item.feedback.answers.size > 0) return undefined;
  if (item.feedback.wrong !== '') return undefined;
  const [yes, no] = [TRUE, FALSE].map((words) =>
    place.labels.find(({ ident, html }) => words.test(html.replace(/<[^>]*>/g, '').trim()) || words.test(ident)),
  );
  return yes && no && yes !== no ? right === yes.ident : undefined;
}
