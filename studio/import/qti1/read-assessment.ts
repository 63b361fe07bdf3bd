import type { QuestionYaml } from '../../source/quiz-schema.ts';
import { attribute, child, type XmlNode } from '../../xml/xml-node.ts';
import { createNames } from '../folder-names.ts';
import { type Item, type Qti1Context, toItem } from './item.ts';
import { type Banks, questionNodes } from './question-nodes.ts';
import { readQuestion } from './read-question.ts';

/** A quiz of QTI 1.2. */
export interface Assessment {
  title: string;
  /** What is to be read before its questions, as HTML. */
  texts: string[];
  questions: QuestionYaml[];
  /** How many questions it has; those that did not come in are findings. */
  found: number;
  /** Questions of a bank that it is made of, by their idents. */
  bankQuestions: string[];
}

/** Reads a quiz: every question of its sections and of the banks they draw from, in order. */
export function readAssessment(root: XmlNode, banks: Banks, context: Qti1Context): Assessment {
  const nodes = questionNodes(root, banks, context);
  const items = nodes.map(toItem);
  const nameOf = createNames();
  const [texts, questions]: [string[], QuestionYaml[]] = [[], []];
  let found = 0;
  for (const [index, item] of items.entries()) {
    const made = readQuestion(item, nameOf(item.ident || `q${index + 1}`), context);
    if ('html' in made) {
      texts.push(made.html);
      continue;
    }
    found += 1;
    const line = nodes[index]?.line;
    if ('leftOut' in made) leaveOut(item, made.leftOut, line, context);
    else questions.push(made.question);
    if ('note' in made && made.note) context.report('simplified', context.file, line, `${named(item)}: ${made.note}`);
  }
  notePoints(items, context);
  const title = attribute(child(root, 'assessment') ?? root, 'title') ?? '';
  const bankQuestions = items.flatMap(({ ident, bankQuestion }) => [ident, ...(bankQuestion ? [bankQuestion] : [])]);
  return { title, texts, questions, found, bankQuestions };
}

const named = ({ title, ident }: Item): string => `question "${title || ident}"`;

function leaveOut(item: Item, reason: string, line: number | undefined, { report, file }: Qti1Context): void {
  const type = item.type === '' ? '' : ` (${item.type})`;
  report('question-left-out', file, line, `${named(item)}${type}: ${reason}`);
}

/** Each question counts the same in packs. */
function notePoints(items: readonly Item[], { report, file }: Qti1Context): void {
  const points = new Set(items.flatMap(({ type, points }) => (type === 'text_only' ? [] : [Number(points || 1)])));
  if (points.size < 2) return;
  report('simplified', file, undefined, 'its questions give different points: here each counts the same');
}
