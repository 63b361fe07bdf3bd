import * as v from 'valibot';
import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import { explanation, hasWords, type Made } from '../../question-words.ts';
import { multiChoiceSchema, singleChoiceSetSchema, trueFalseSchema } from './content-schema.ts';
import type { H5pContext } from './h5p-context.ts';

type Choices = Extract<QuestionYaml, { type: 'single' }>['choices'];

/** H5P.MultiChoice: single where it says so, or by itself where one answer is right. */
export function multiChoice(params: unknown, key: string, context: H5pContext): Made {
  const read = v.safeParse(multiChoiceSchema, params);
  if (!read.success) return { reason: 'its content is not that of a multiple choice' };
  const { question, answers, behaviour } = read.output;
  const right = answers.filter(({ correct }) => correct).length;
  const isSingle = behaviour?.type === 'single' || (behaviour?.type !== 'multi' && right === 1);
  const hints = answers.map(({ tipsAndFeedback }) => context.words(tipsAndFeedback?.tip ?? '')).filter(hasWords);
  const choices = answers.map(({ text, correct, tipsAndFeedback }, index) => {
    const feedback = context.words(tipsAndFeedback?.chosenFeedback ?? '');
    const said = hasWords(feedback) && { feedback };
    return { key: `c${index + 1}`, right: correct, text: context.words(text), ...said };
  });
  const reason = choicesFault(choices, isSingle);
  if (reason) return { reason };
  const prompt = context.words(question);
  if (!hasWords(prompt)) return { reason: 'it has no words' };
  const told = hints.length > 0 && { hints };
  return { question: { key, prompt, ...told, type: isSingle ? 'single' : 'multiple', choices } };
}

function choicesFault(choices: Choices, isSingle: boolean): string | undefined {
  const right = choices.filter((choice) => choice.right).length;
  if (right === 0) return 'no answer is marked as right';
  if (isSingle && right > 1) return 'any one of several right answers counts, which no question of ours does';
  if (choices.length < 2) return 'it has fewer than two answers';
  return choices.every(({ text }) => hasWords(text)) ? undefined : 'an answer has no words';
}

/** H5P.TrueFalse. */
export function trueFalse(params: unknown, key: string, context: H5pContext): Made {
  const read = v.safeParse(trueFalseSchema, params);
  if (!read.success) return { reason: 'its content is not that of a true/false question' };
  const { question, correct, behaviour } = read.output;
  const prompt = context.words(question);
  if (!hasWords(prompt)) return { reason: 'it has no words' };
  const { feedbackOnCorrect: right = '', feedbackOnWrong: wrong = '' } = behaviour ?? {};
  const explain = explanation({ right, wrong, always: '' }, context.inline);
  const said = explain !== '' && { explain: { [context.lang]: explain } };
  return { question: { key, prompt, ...said, type: 'truefalse', answer: String(correct) === 'true' } };
}

/** H5P.SingleChoiceSet: of each question the first answer is the right one; it is put where its number falls. */
export function singleChoiceSet(params: unknown, key: string, context: H5pContext): Made[] {
  const read = v.safeParse(singleChoiceSetSchema, params);
  if (!read.success) return [{ reason: 'its content is not that of a single choice set' }];
  return read.output.choices.map(({ question, answers }, index): Made => {
    const choices = answers.map((text, at) => ({ key: `c${at + 1}`, right: at === 0, text: context.words(text) }));
    const reason = choicesFault(choices, true);
    const prompt = context.words(question);
    if (reason || !hasWords(prompt)) return { reason: reason ?? 'it has no words' };
    const turned = choices.map((_, at) => choices[(at + index + 1) % choices.length]).flatMap((choice) => choice ?? []);
    return { question: { key: `${key}-${index + 1}`, prompt, type: 'single', choices: turned } };
  });
}
