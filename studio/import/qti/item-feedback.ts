import { descendants, type XmlNode } from '../../xml/xml-node.ts';
import { innerHtml } from './body-html.ts';
import { feedbackNodes } from './body-pieces.ts';
import type { ItemContext } from './item-context.ts';

/** What an item says after an answer, as HTML. */
export interface ItemFeedback {
  /** By the choice that brings it about. */
  byChoice: ReadonlyMap<string, string>;
  /** After a right answer, and after a wrong one. */
  right: string;
  wrong: string;
  /** Whatever the answer. */
  always: string;
  /** Before an answer, on demand. */
  hints: readonly string[];
}

const WRONG = /incorrect|wrong|false|not[-_ ]?correct|bad/i;
const RIGHT = /correct|right|true|good/i;

/** Sorts the feedback of an item by its identifiers: a choice's, or a word for right or wrong, which every tool uses. */
export function readFeedback(context: ItemContext): ItemFeedback {
  const { body, modalFeedbacks } = context.item;
  const choices = body ? descendants(body, 'simpleChoice') : [];
  const identifiers = new Set(choices.map(({ attributes }) => attributes.identifier));
  const own = new Set(choices.flatMap(feedbackNodes));
  const byChoice = new Map<string, string>();
  const texts = {
    right: new Set<string>(),
    wrong: new Set<string>(),
    always: new Set<string>(),
    hint: new Set<string>(),
  };
  for (const node of [...modalFeedbacks, ...(body ? feedbackNodes(body) : [])]) {
    const { identifier = '' } = node.attributes;
    const html = innerHtml(node, context);
    if (own.has(node) || html.trim() === '') continue;
    if (identifiers.has(identifier) && node.attributes.showHide !== 'hide') byChoice.set(identifier, html);
    else texts[momentOf(node, identifiers)].add(`<p>${html}</p>`);
  }
  const [right = '', wrong = '', always = ''] = [texts.right, texts.wrong, texts.always].map((set) =>
    [...set].join(''),
  );
  return { byChoice, right, wrong, always, hints: [...texts.hint] };
}

/** What is hidden after an answer is shown after every other one. */
function momentOf(
  { attributes }: XmlNode,
  choices: ReadonlySet<string | undefined>,
): 'right' | 'wrong' | 'always' | 'hint' {
  const { identifier = '', outcomeIdentifier = '', showHide } = attributes;
  if (/hint/i.test(outcomeIdentifier + identifier)) return 'hint';
  const isHidden = showHide === 'hide';
  if (WRONG.test(identifier)) return isHidden ? 'right' : 'wrong';
  if (RIGHT.test(identifier) || choices.has(identifier)) return isHidden ? 'wrong' : 'right';
  return 'always';
}

/** The feedback that stands inside a choice. */
export const ownFeedback = (choice: XmlNode, context: ItemContext): string =>
  feedbackNodes(choice)
    .map((node) => innerHtml(node, context))
    .join(' ');
