import type { GapYaml } from '../../source/quiz-schema.ts';
import { children, type XmlNode } from '../../xml/xml-node.ts';
import { toDecimal } from '../decimal.ts';
import { hasWords, type Made, withoutHardBreaks } from '../question-words.ts';
import { innerHtml } from './body-html.ts';
import { piecesOf } from './body-pieces.ts';
import type { ItemContext } from './item-context.ts';
import { inlineBlocks, promptOf } from './prompt.ts';
import { listOf } from './qti-node.ts';
import type { Asked } from './question.ts';
import { toleranceOf } from './read-item.ts';
import { acceptedAnswers, type ResponseDeclaration, rightAnswers } from './response-declaration.ts';

type MadeGap = { gap: GapYaml } | { reason: string };

/** Lines with gaps. A gap that ends them, and is the only one, is a question with one answer to type. */
export function lineQuestion(
  { before, html }: { before: readonly string[]; html: readonly string[] },
  gaps: readonly XmlNode[],
  key: string,
  context: ItemContext,
): Made {
  const written = html.join('');
  const held = [...written.matchAll(GAP)].flatMap(([, number]) => {
    const node = gaps[Number(number) - 1];
    return node ? [{ node, key: `g${number}` }] : [];
  });
  const made = held.map((gap) => makeGap(gap.node, gap.key, context));
  const failed = made.find((one) => 'reason' in one);
  if (failed && 'reason' in failed) return failed;
  const yaml = made.flatMap((one) => ('gap' in one ? one.gap : []));
  const [only, ...others] = yaml;
  const isLast = written
    .replace(/<[^>]*>/g, '')
    .trimEnd()
    .endsWith('}}');
  if (only && !('choices' in only) && others.length === 0 && isLast) {
    const { key: _, ...answer } = only;
    const prompt = promptOf([...before, ...html.map((block) => block.replace(GAP, ''))], context);
    const entries = { key, prompt };
    return {
      question:
        'accept' in answer ? { ...entries, type: 'text', ...answer } : { ...entries, type: 'numeric', ...answer },
    };
  }
  const text = { [context.lang]: withoutHardBreaks(inlineBlocks(html, context)) };
  return { question: { key, prompt: promptOf(before, context), type: 'gaps', text, gaps: yaml } };
}

/** The gaps that `toHtml` writes. */
const GAP = /\{\{g(\d+)\}\}/g;

function makeGap(node: XmlNode, key: string, context: ItemContext): MadeGap {
  const response = node.attributes.responseIdentifier ?? '';
  const declaration = context.item.declarations.get(response);
  if (!declaration) return { reason: `the response ${response} of a gap is not declared` };
  if (node.name === 'inlineChoiceInteraction') {
    const [right] = rightAnswers(declaration);
    return choiceGap(key, children(node, 'inlineChoice'), right, context);
  }
  const typed = typedAnswer(response, declaration, context);
  return typed ? { gap: { key, ...typed } } : { reason: 'a gap has no right answer' };
}

/** What is right where she types: a number, or one of several words. Undefined where nothing is. */
function typedAnswer(
  response: string,
  declaration: ResponseDeclaration,
  { item, lang }: ItemContext,
): { answer: string; tolerance: string } | { accept: Record<string, string[]> } | undefined {
  const accepted = acceptedAnswers(declaration);
  const [first, ...others] = accepted;
  if (first === undefined) return undefined;
  if (/^(?:integer|float)$/.test(declaration.baseType) && others.length === 0 && NUMBER.test(first)) {
    const answer = Number(first);
    return { answer: toDecimal(answer), tolerance: toDecimal(toleranceOf(item, response, answer)) };
  }
  return { accept: { [lang]: accepted } };
}

const NUMBER = /^[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:e[+-]?\d{1,2})?$/i;

function choiceGap(key: string, nodes: XmlNode[], right: string | undefined, context: ItemContext): MadeGap {
  const cards = nodes.map((node, index) => ({ node, key: `${key}.${index + 1}` }));
  const rightKey = cards.find(({ node }) => node.attributes.identifier === right)?.key;
  if (right === undefined || !rightKey) return { reason: 'a gap has no right answer' };
  if (cards.length < 2) return { reason: 'a gap has fewer than two choices' };
  const choices = cards.map((card) => ({ key: card.key, text: context.words(innerHtml(card.node, context)) }));
  if (!choices.every(({ text }) => hasWords(text))) return { reason: 'a choice has no words' };
  return { gap: { key, choices, right: rightKey } };
}

/** A gapMatchInteraction: each of its gaps offers all its words. */
export function gapMatchQuestion(node: XmlNode, { context, declaration, entries }: Asked): Made {
  const gapNodes: XmlNode[] = [];
  const isWord = ({ name }: XmlNode): boolean => name === 'gapText' || name === 'gapImg';
  const words = children(node).filter(isWord);
  const body = { ...node, children: node.children.filter((one) => typeof one === 'string' || !isWord(one)) };
  const pieces = piecesOf(body, context, gapNodes);
  const text = withoutHardBreaks(
    inlineBlocks(
      pieces.flatMap((piece) => ('html' in piece ? piece.html : [])),
      context,
    ),
  );
  if (gapNodes.length === 0) return { reason: 'it has no gap' };
  const pairs = new Map(
    rightAnswers(declaration).map((pair) => {
      const [word = '', gap = ''] = listOf(pair);
      return [gap, word];
    }),
  );
  const made = gapNodes.map((gap, index) =>
    choiceGap(`g${index + 1}`, words, pairs.get(gap.attributes.identifier ?? ''), context),
  );
  const failed = made.find((one) => 'reason' in one);
  if (failed && 'reason' in failed) return failed;
  const gaps = made.flatMap((one) => ('gap' in one ? one.gap : []));
  return { question: { ...entries, type: 'gaps', text: { [context.lang]: text }, gaps } };
}
