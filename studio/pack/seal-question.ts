import type { Ask } from '../../src/protocol/pack/sealed-question.ts';
import type { Gap, Question } from '../../src/protocol/pack/text-chunk.ts';

/**
 * A question as the packs of an exam hold it: what is asked, and nothing that tells what is right. Hints and explanations stay
 * with the key as well (pack-spec [QUIZ6]).
 */
export function sealQuestion(question: Question): Question {
  const { n, prompt, see } = question;
  return { n, prompt, ...(see && { see }), type: 'sealed', ask: askOf(question) };
}

/** In the order of their numbers, which is not the author's: many write what is right first. */
const inOrder = <T extends { n: number }>(list: readonly T[]): T[] => list.toSorted((a, b) => a.n - b.n);

type Cards = readonly { n: number; html: string }[];
const asWritten = (cards: Cards) => cards.map(({ n, html }) => ({ n, html }));
const bare = (cards: Cards) => asWritten(inOrder(cards));

function askOf(question: Question): Ask {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { type: question.type, choices: bare(question.choices) };
    case 'truefalse':
    case 'text':
    case 'extended':
      return { type: question.type };
    case 'numeric':
      return { type: 'numeric', ...(question.unit && { unit: question.unit }) };
    case 'order':
      return { type: 'order', cards: bare(question.cards) };
    case 'match':
      // The key has a partner for each of `left` in this order; it tells nothing where the partners stand in another.
      return { type: 'match', left: asWritten(question.left), right: bare(question.right) };
    case 'gaps':
      return { type: 'gaps', parts: question.parts, gaps: question.gaps.map(blankOf) };
    case 'hotspot':
      return { type: 'hotspot', picture: question.picture, areas: inOrder(question.areas) };
    case 'sealed':
      return question.ask;
  }
}

function blankOf(gap: Gap) {
  const { n } = gap;
  return gap.type === 'choice' ? { type: gap.type, n, choices: bare(gap.choices) } : { type: gap.type, n };
}
