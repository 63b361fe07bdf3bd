import type { ListedValue, Value } from '../facts/value.ts';
import type { Gap, Question } from '../pack/text-chunk.ts';
import { isAccepted, isNear } from './mark-typed.ts';

/** A question whose answer is a list: one value for each place [VAL2]. */
export type PlacesQuestion = Extract<Question, { type: 'order' | 'match' | 'gaps' }>;

export const hasPlaces = (question: Question): question is PlacesQuestion =>
  question.type === 'order' || question.type === 'match' || question.type === 'gaps';

/** What may stand in a place of a question, and what belongs there. */
export type Place = Omit<Extract<Gap, { type: 'choice' }>, 'n'> | Exclude<Gap, { type: 'choice' }>;

/** The places of a question in order: first to last, thing after thing, gap after gap. */
export function placesOf(question: PlacesQuestion): readonly Place[] {
  switch (question.type) {
    case 'order':
      return question.right.map((right) => ({ type: 'choice', choices: question.cards, right }));
    case 'match':
      return question.pairs.map((right) => ({ type: 'choice', choices: question.right, right }));
    case 'gaps':
      return question.gaps;
  }
}

/** What stands in each place of an answer; undefined where it has none. */
export const valueAt = (answer: Value, place: number): ListedValue | undefined =>
  answer.type === 'list' ? answer.values[place] : undefined;

/** Whether a value is what belongs into a place. */
export function isInPlace(place: Place, value: Value | undefined): boolean {
  if (value === undefined) return false;
  switch (place.type) {
    case 'choice':
      return value.type === 'int' && value.n === place.right;
    case 'text':
      return isAccepted(value, place.accept);
    case 'numeric':
      return isNear(value, place);
  }
}

/** All places right, and nothing beyond them. */
export function arePlacesRight(question: PlacesQuestion, answer: Value): boolean {
  const places = placesOf(question);
  const isWhole = answer.type === 'list' && answer.values.length === places.length;
  return isWhole && places.every((place, index) => isInPlace(place, valueAt(answer, index)));
}
