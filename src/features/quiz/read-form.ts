import type { Question } from '../../protocol/pack/text-chunk.ts';
import type { Draft } from './read-answer.ts';

/** Name of the inputs of a question's form. */
export const FIELD = 'answer';

/** What the form of a question holds when it is sent. */
export function readForm(question: Question, form: FormData): Draft {
  const entries = form.getAll(FIELD).map(String);
  return question.type === 'numeric' || question.type === 'text'
    ? { typed: entries[0] ?? '' }
    : { chosen: entries.map(Number) };
}
