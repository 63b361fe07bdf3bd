import { children, type XmlNode } from '../../xml/xml-node.ts';
import { createNames } from '../folder-names.ts';
import { hasWords, type Made } from '../question-words.ts';
import { innerHtml } from './body-html.ts';
import { withKeys } from './choice-questions.ts';
import { listOf } from './qti-node.ts';
import type { Asked } from './question.ts';
import { rightAnswers } from './response-declaration.ts';

type Card = ReturnType<typeof withKeys>[number];

/** A matchInteraction: of its two sets the one is on the left whose choices have one partner each. */
export function matchQuestion(node: XmlNode, asked: Asked): Made {
  const [first = [], second = []] = children(node, 'simpleMatchSet').map((set) =>
    children(set, 'simpleAssociableChoice'),
  );
  const nameOf = createNames();
  const [left, right] = [withKeys(first, nameOf), withKeys(second, nameOf)];
  const pairs = rightPairs(asked);
  if (pairs.length === 0) return { reason: 'no right answer is declared' };
  const turned = pairs.map(([a, b]): [string, string] => [b, a]);
  const made = paired(left, right, pairs, asked) ?? paired(right, left, turned, asked);
  return made ?? { reason: 'its choices have several partners, or none' };
}

/** An associateInteraction whose pairs have different choices: what comes first in a pair is on the left. */
export function associateQuestion(node: XmlNode, asked: Asked): Made {
  const cards = withKeys(children(node, 'simpleAssociableChoice'));
  const pairs = rightPairs(asked);
  if (pairs.length === 0) return { reason: 'no right answer is declared' };
  const firsts = new Set(pairs.map(([first]) => first));
  const left = cards.filter(({ node: card }) => firsts.has(card.attributes.identifier ?? ''));
  const right = cards.filter((card) => !left.includes(card));
  return paired(left, right, pairs, asked) ?? { reason: 'its pairs do not part its choices into two columns' };
}

const rightPairs = ({ declaration }: Asked): [string, string][] =>
  rightAnswers(declaration).flatMap((pair): [string, string][] => {
    const [first, second] = listOf(pair);
    return first && second ? [[first, second]] : [];
  });

/** Undefined where a card on the left has not exactly one partner on the right. */
function paired(left: Card[], right: Card[], pairs: [string, string][], { context, entries }: Asked): Made | undefined {
  const identifier = ({ node }: Card): string => node.attributes.identifier ?? '';
  const partnerOf = new Map(pairs);
  const byIdentifier = new Map(right.map((card) => [identifier(card), card]));
  const partners = left.map((card) => byIdentifier.get(partnerOf.get(identifier(card)) ?? ''));
  if (partnerOf.size < pairs.length || left.length === 0) return undefined;
  const text = ({ node }: Card) => context.words(innerHtml(node, context));
  const yaml = left.map((card, index) => ({ key: card.key, text: text(card), partner: partners[index]?.key ?? '' }));
  if (yaml.some(({ partner }) => partner === '')) return undefined;
  const others = right.map((card) => ({ key: card.key, text: text(card) }));
  if (others.length < 2) return { reason: 'there is only one choice to match with' };
  if (![...yaml, ...others].every((card) => hasWords(card.text))) return { reason: 'a choice has no words' };
  return { question: { ...entries, type: 'match', left: yaml, right: others } };
}
