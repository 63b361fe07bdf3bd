import type { Words } from '../../../src/protocol/pack/words.ts';
import { descendants, type XmlNode } from '../../xml/xml-node.ts';
import { escapeHtml, type Made } from '../question-words.ts';
import { innerHtml, isForLearners } from './body-html.ts';
import { choiceQuestion, orderQuestion } from './choice-questions.ts';
import { gapMatchQuestion } from './gap-questions.ts';
import { hotspotQuestion, pointQuestion } from './hotspot-questions.ts';
import type { ItemContext } from './item-context.ts';
import type { ItemFeedback } from './item-feedback.ts';
import { associateQuestion, matchQuestion } from './pair-questions.ts';
import type { Asked } from './question.ts';
import type { ResponseDeclaration } from './response-declaration.ts';

const UNDECLARED: ResponseDeclaration = {
  cardinality: 'single',
  baseType: 'string',
  correct: [],
  scored: [],
  areas: [],
};

/** A question of an interaction that is a block of its own. */
export function interactionQuestion(
  node: XmlNode,
  entries: { key: string; prompt: Words },
  feedback: ItemFeedback,
  context: ItemContext,
): Made {
  const response = node.attributes.responseIdentifier ?? '';
  const declaration = context.item.declarations.get(response) ?? UNDECLARED;
  const asked: Asked = { context, declaration, entries };
  switch (node.name) {
    case 'choiceInteraction':
      return choiceQuestion(node, asked, feedback);
    case 'orderInteraction':
      return orderQuestion(node, asked);
    case 'matchInteraction':
      return matchQuestion(node, asked);
    case 'associateInteraction':
      return associateQuestion(node, asked);
    case 'gapMatchInteraction':
      return gapMatchQuestion(node, asked);
    case 'hotspotInteraction':
      return hotspotQuestion(node, asked);
    case 'selectPointInteraction':
      return pointQuestion(node, asked);
    case 'extendedTextInteraction':
      return extendedQuestion(asked);
    default:
      return { reason: `no question of ours is like a ${node.name}` };
  }
}

/** Essays: rubrics that are not for learners beforehand are what they compare their text with. */
function extendedQuestion({ context, declaration, entries }: Asked): Made {
  const { item, inline, lang } = context;
  const rubrics = (item.body ? descendants(item.body, 'rubricBlock') : []).filter((node) => !isForLearners(node));
  const model = declaration.correct.map((answer) => `<p>${escapeHtml(answer)}</p>`);
  const html = [...rubrics.map((node) => innerHtml(node, context)), ...model];
  const rubric = html.map(inline).filter((text) => text.trim() !== '');
  const words = rubric.length > 0 && { rubric: { [lang]: rubric.join('\n\n') } };
  return { question: { ...entries, type: 'extended', ...words } };
}
