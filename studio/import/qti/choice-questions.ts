import type { ChoiceYaml } from '../../source/quiz-schema.ts';
import { children, type XmlNode } from '../../xml/xml-node.ts';
import { createNames } from '../folder-names.ts';
import { hasWords, type Made } from '../question-words.ts';
import { innerHtml } from './body-html.ts';
import { type ItemFeedback, ownFeedback } from './item-feedback.ts';
import type { Asked } from './question.ts';
import { rightAnswers } from './response-declaration.ts';

/** A choiceInteraction as a single or multiple choice. */
export function choiceQuestion(node: XmlNode, asked: Asked, feedback: ItemFeedback): Made {
  const { context, declaration, entries } = asked;
  const right = new Set(rightAnswers(declaration));
  if (right.size === 0) return { reason: 'no right answer is declared' };
  const isSingle = declaration.cardinality === 'single';
  const nodes = children(node, 'simpleChoice');
  const choices = withKeys(nodes).map(({ key, node: choice }): ChoiceYaml => {
    const identifier = choice.attributes.identifier ?? '';
    const isRight = right.has(identifier);
    const general = isSingle ? (isRight ? feedback.right : feedback.wrong) : '';
    const html = ownFeedback(choice, context) || feedback.byChoice.get(identifier) || general;
    const said = html === '' ? '' : context.inline(html);
    return {
      key,
      right: isRight,
      text: context.words(innerHtml(choice, context)),
      ...(said !== '' && { feedback: context.words(html) }),
    };
  });
  if (choices.length < 2) return { reason: 'it has fewer than two choices' };
  if (!choices.every(({ text }) => hasWords(text))) return { reason: 'a choice has no words' };
  const count = choices.filter(({ right }) => right).length;
  if (count === 0) return { reason: 'its right answer is none of its choices' };
  if (isSingle && count > 1) return { reason: 'two of its choices have the identifier of the right one' };
  return { question: { ...entries, type: isSingle ? 'single' : 'multiple', choices } };
}

/** An orderInteraction. */
export function orderQuestion(node: XmlNode, { context, declaration, entries }: Asked): Made {
  const right = rightAnswers(declaration);
  if (right.length === 0) return { reason: 'no right answer is declared' };
  const cards = withKeys(children(node, 'simpleChoice'));
  const ordered = right.map((identifier) => cards.find((card) => card.node.attributes.identifier === identifier));
  const found = [...new Set(ordered)].flatMap((card) => card ?? []);
  if (found.length < cards.length || ordered.length > cards.length) {
    return { reason: 'its right order does not name each choice once' };
  }
  const yaml = found.map((card) => ({ key: card.key, text: context.words(innerHtml(card.node, context)) }));
  if (yaml.length < 2) return { reason: 'it has fewer than two choices' };
  if (!yaml.every(({ text }) => hasWords(text))) return { reason: 'a choice has no words' };
  return { question: { ...entries, type: 'order', cards: yaml } };
}

/** Keys for elements that a learner chooses from, by their identifiers. */
export function withKeys(nodes: readonly XmlNode[], nameOf = createNames()): { key: string; node: XmlNode }[] {
  return nodes.map((node) => ({ key: nameOf(node.attributes.identifier ?? ''), node }));
}
