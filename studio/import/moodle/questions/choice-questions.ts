import type { ChoiceYaml } from '../../../source/quiz-schema.ts';
import { child } from '../../../xml/xml-node.ts';
import { fieldOf } from '../backup-field.ts';
import { isEmpty } from '../moodle-text.ts';
import { answersOf, feedbackOf, type QuestionContext, type ReadQuestion, rightAnswers } from './question-reader.ts';

/** `multichoice`: one right answer, or several. */
export function readMultichoice(own: QuestionContext): ReadQuestion | undefined {
  const { plugin } = own.question;
  const answers = answersOf(plugin);
  const isSingle = fieldOf(child(plugin, 'multichoice'), 'single') !== '0';
  const right = isSingle ? rightAnswers(answers).slice(0, 1) : answers.filter(({ fraction }) => fraction > 0);
  if (right.length === 0) return own.leaveOut('has no right answer');
  // Two that are both wholly right would make of the second a wrong one.
  const doubles = isSingle ? rightAnswers(answers).slice(1) : [];
  if (doubles.length > 0) own.note(`${doubles.length} more right answers of a single choice`);
  const partly = isSingle && answers.some((answer) => answer.fraction > 0 && !rightAnswers(answers).includes(answer));
  if (partly) own.note('points for partly right answers');
  const choices = answers
    .filter((answer) => !doubles.includes(answer))
    .map((answer, index): ChoiceYaml => {
      const feedback = feedbackOf(answer, own);
      const text = own.line(answer.node, 'answertext', 'answer', answer.id);
      return { key: `c${index + 1}`, right: right.includes(answer), text, ...(!isEmpty(feedback) && { feedback }) };
    });
  if (choices.length < 2) return own.leaveOut('has fewer than two choices');
  if (choices.some(({ text }) => isEmpty(text))) return own.leaveOut('has a choice without words');
  return { notes: [], question: { type: isSingle ? 'single' : 'multiple', choices } };
}

export function readTrueFalse(own: QuestionContext): ReadQuestion | undefined {
  const { plugin } = own.question;
  const answers = answersOf(plugin);
  const isTrue = fieldOf(child(plugin, 'truefalse'), 'trueanswer');
  const [right] = rightAnswers(answers);
  if (!right) return own.leaveOut('has no right answer');
  const answer = isTrue === '' ? /^true$/i.test(right.written.trim()) : right.id === isTrue;
  const feedback = [right, ...answers.filter((one) => one !== right)].map((one) => feedbackOf(one, own));
  return { notes: feedback.filter((words) => !isEmpty(words)).slice(0, 1), question: { type: 'truefalse', answer } };
}
