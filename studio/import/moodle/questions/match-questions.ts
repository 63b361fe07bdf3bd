import type { CardYaml } from '../../../source/quiz-schema.ts';
import { child, children } from '../../../xml/xml-node.ts';
import { fieldOf } from '../backup-field.ts';
import { isEmpty } from '../moodle-text.ts';
import { answersOf, type QuestionContext, type ReadQuestion } from './question-reader.ts';

/** `match`: pairs; an answer without a question is one too many on purpose. */
export function readMatch(own: QuestionContext): ReadQuestion | undefined {
  const matches = children(child(own.question.plugin, 'matches'), 'match');
  const right: CardYaml[] = [];
  const keys = new Map<string, string>();
  const left = matches.flatMap((match, index) => {
    const answer = fieldOf(match, 'answertext').trim();
    if (answer === '') return [];
    if (!keys.has(answer)) {
      keys.set(answer, `r${keys.size + 1}`);
      right.push({ key: `r${keys.size}`, text: own.html(fieldOf(match, 'answertext')) });
    }
    const text = own.line(match, 'questiontext', 'subquestion', match.attributes.id ?? '');
    return isEmpty(text) ? [] : [{ key: `l${index + 1}`, text, partner: keys.get(answer) ?? '' }];
  });
  if (left.length === 0 || right.length < 2) return own.leaveOut('has too few pairs');
  return { notes: [], question: { type: 'match', left, right } };
}

/** `ordering`: the fractions of its answers count from 1. */
export function readOrdering(own: QuestionContext): ReadQuestion | undefined {
  const answers = answersOf(own.question.plugin).toSorted((a, b) => a.fraction - b.fraction);
  const cards = answers.map((answer, index) => ({
    key: `c${index + 1}`,
    text: own.line(answer.node, 'answertext', 'answer', answer.id),
  }));
  if (cards.length < 2 || cards.some(({ text }) => isEmpty(text)))
    return own.leaveOut('has too few things to put in order');
  return { notes: [], question: { type: 'order', cards } };
}
