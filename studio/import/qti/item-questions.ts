import type { QuestionYaml } from '../../source/quiz-schema.ts';
import { child, type XmlNode } from '../../xml/xml-node.ts';
import { explanation, hasWords, type Made } from '../question-words.ts';
import { innerHtml } from './body-html.ts';
import { interactionsIn, piecesOf } from './body-pieces.ts';
import { lineQuestion } from './gap-questions.ts';
import { interactionQuestion } from './interaction-question.ts';
import type { ItemContext } from './item-context.ts';
import { type ItemFeedback, readFeedback } from './item-feedback.ts';
import { type ItemPart, partsOf } from './item-parts.ts';
import { promptOf } from './prompt.ts';
import { marksItsOwnWay } from './read-item.ts';

/** The questions of an item: one for each interaction that is a block, and one for the gaps between two of those. */
export interface ItemQuestions {
  found: number;
  questions: QuestionYaml[];
}

/** Makes questions of an item; each that no type of ours can ask is a finding. */
export function itemQuestions(context: ItemContext, nameOf: (wanted: string) => string): ItemQuestions {
  const { item, report } = context;
  const leaveOut = (reason: string, line = item.line) =>
    report('question-left-out', item.file, line, `"${item.title || item.identifier}": ${reason}`);
  const { body } = item;
  if (!body || item.isTemplate) {
    leaveOut(body ? 'its numbers are drawn anew for each learner' : 'it has no body');
    return { found: 1, questions: [] };
  }
  const gaps: XmlNode[] = [];
  const { parts, trailing } = partsOf(piecesOf(body, context, gaps));
  addTrailing(parts, trailing);
  const feedback = readFeedback(context);
  const made = parts.map((part, index) => {
    const key = nameOf(parts.length > 1 ? `${item.identifier}-${index + 1}` : item.identifier);
    return makeQuestion({ part, key, gaps, isOnly: parts.length === 1, feedback, context });
  });
  for (const [index, one] of made.entries()) {
    const part = parts[index];
    if ('reason' in one) leaveOut(one.reason, part?.kind === 'interaction' ? part.node.line : item.line);
  }
  const questions = made.flatMap((one) => ('question' in one ? one.question : []));
  const last = questions.at(-1);
  // A single choice tells by its choices what is right and wrong.
  const explain =
    parts.length === 1 && last?.type === 'single'
      ? context.inline(feedback.always)
      : explanation(feedback, context.inline);
  const hints = feedback.hints.map(context.words).filter(hasWords);
  if (last && hints.length > 0) last.hints = hints;
  if (last && explain.trim() !== '') last.explain = { [context.lang]: explain };
  if (questions.length > 0 && marksItsOwnWay(item)) {
    const words = 'it marks by rules of its own; here the answer that it declares as right is right';
    report('comment', item.file, item.line, `"${item.title || item.identifier}": ${words}`);
  }
  return { found: made.length, questions };
}

/** Whether an item asks for nothing: it is there to be read. */
export const asksNothing = ({ item: { body } }: ItemContext): boolean =>
  body !== undefined && interactionsIn(body).length === 0;

/** Words after the last question belong to it. */
function addTrailing(parts: readonly ItemPart[], trailing: readonly string[]): void {
  const last = parts.at(-1);
  if (last?.kind === 'gaps') last.html.push(...trailing);
  else last?.before.push(...trailing);
}

function makeQuestion({
  part,
  key,
  gaps,
  isOnly,
  feedback,
  context,
}: {
  part: ItemPart;
  key: string;
  gaps: readonly XmlNode[];
  isOnly: boolean;
  feedback: ItemFeedback;
  context: ItemContext;
}): Made {
  if (part.kind === 'gaps') return lineQuestion(part, gaps, key, context);
  const own = child(part.node, 'prompt');
  const entries = { key, prompt: promptOf([...part.before, ...(own ? [innerHtml(own, context)] : [])], context) };
  return interactionQuestion(part.node, entries, isOnly ? feedback : { ...feedback, right: '', wrong: '' }, context);
}
