import type { Value } from '../../protocol/facts/value.ts';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import type { Choice, Question } from '../../protocol/pack/text-chunk.ts';
import { FALSE, TRUE } from '../../protocol/quiz/mark.ts';

/** How a choice is marked after the answer. `missed`: right, and not chosen. */
export type ChoiceMark = 'chosen-right' | 'chosen-wrong' | 'missed' | 'none';

/** A choice as the screen shows it; true and false are choices too, with words of the interface. */
export type ShownChoice = Choice | { readonly n: number; readonly right?: true; readonly isTrue: boolean };

/** The choices of a question in their order; none where the answer is typed. */
export function choicesOf(question: Question | Ask): readonly ShownChoice[] {
  if (question.type === 'single' || question.type === 'multiple') return question.choices;
  if (question.type !== 'truefalse') return [];
  const isRight = (isTrue: boolean) => 'answer' in question && question.answer === isTrue;
  const right = (isTrue: boolean): { right?: true } => (isRight(isTrue) ? { right: true } : {});
  return [
    { n: TRUE, isTrue: true, ...right(true) },
    { n: FALSE, isTrue: false, ...right(false) },
  ];
}

export function isChosen(answer: Value, n: number): boolean {
  return (answer.type === 'int' && answer.n === n) || (answer.type === 'set' && answer.ns.includes(n));
}

export function markChoice(choice: ShownChoice, answer: Value): ChoiceMark {
  if (isChosen(answer, choice.n)) return choice.right ? 'chosen-right' : 'chosen-wrong';
  return choice.right ? 'missed' : 'none';
}
