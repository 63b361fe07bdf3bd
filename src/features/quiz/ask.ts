import type { Ask } from '../../protocol/pack/sealed-question.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';

/** What a question asks, whether its key is here or not: all that its fields need. */
export const askOf = (question: Question): Ask => (question.type === 'sealed' ? question.ask : question);

/** A question whose answer is a list: one value for each place [VAL2]. */
export type PlacesAsk = Extract<Ask, { type: 'order' | 'match' | 'gaps' }>;

export const asksPlaces = (ask: Ask): ask is PlacesAsk =>
  ask.type === 'order' || ask.type === 'match' || ask.type === 'gaps';

type AskedGap = Extract<Ask, { type: 'gaps' }>['gaps'][number];

/** What may stand in a place. */
export type Blank = Omit<Extract<AskedGap, { type: 'choice' }>, 'n'> | Exclude<AskedGap, { type: 'choice' }>;

/** The places of a question in order: first to last, thing after thing, gap after gap. */
export function blanksOf(ask: PlacesAsk): readonly Blank[] {
  switch (ask.type) {
    case 'order':
      return ask.cards.map(() => ({ type: 'choice', choices: ask.cards }));
    case 'match':
      return ask.left.map(() => ({ type: 'choice', choices: ask.right }));
    case 'gaps':
      return ask.gaps;
  }
}
