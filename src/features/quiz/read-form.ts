import type { Question } from '../../protocol/pack/text-chunk.ts';
import { hasPlaces } from '../../protocol/quiz/mark-places.ts';
import type { Draft } from './read-answer.ts';

/** Name of the inputs of a question's form. */
export const FIELD = 'answer';

const isTyped = ({ type }: Question): boolean => type === 'numeric' || type === 'text' || type === 'extended';

/** What the form of a question holds when it is sent. */
export function readForm(question: Question, form: FormData): Draft {
  const entries = form.getAll(FIELD).map(String);
  if (hasPlaces(question)) return { places: entries };
  return isTyped(question) ? { typed: entries[0] ?? '' } : { chosen: entries.map(Number) };
}
