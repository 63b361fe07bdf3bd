import type { GapYaml } from '../../../source/quiz-schema.ts';
import { descendants, type XmlNode } from '../../../xml/xml-node.ts';
import type { Answer, ProblemContext } from './answer.ts';
import { readOptions } from './choices.ts';
import { linesOf } from './lines.ts';
import { readNumeric } from './numbers.ts';
import { isResponse, type ProblemPart, responseType } from './problem-parts.ts';
import { readAccepted } from './strings.ts';

const GAPS = new Set(['optionresponse', 'stringresponse', 'numericalresponse']);

/** Whether the responses of a problem are gaps in one text: lists or fields in the run of a sentence or a table. */
export function isGapText(parts: readonly ProblemPart[]): boolean {
  const responses = parts.flatMap((part) => (part.kind === 'response' ? [part] : []));
  if (responses.some(({ node }) => !GAPS.has(responseType(node.name) ?? ''))) return false;
  const inputs = responses.reduce((sum, { node }) => sum + Math.max(1, descendants(node, 'optioninput').length), 0);
  if (inputs < 2) return false;
  const hasOwnWords = responses.some(({ node }) => descendants(node, 'label').length > 0);
  const isOneText = responses.length === 1 && responses[0]?.node.name === 'optionresponse';
  return !hasOwnWords && (isOneText || responses.every(({ isInline }) => isInline));
}

/** A problem as one question with gaps. What stands above the first gap is its prompt. */
export function readGaps(problem: XmlNode, context: ProblemContext): { prompt: string; answer: Answer } | undefined {
  const gaps: GapYaml[] = [];
  let isWhole = true;
  const placeholder = (gap: GapYaml | undefined): string => {
    if (!gap) isWhole = false;
    else gaps.push(gap);
    return gap ? `{{${gap.key}}}` : '';
  };
  const fill = (node: XmlNode): string | undefined => {
    const key = `g${gaps.length + 1}`;
    if (node.name === 'optioninput') return placeholder(optionGap(node, key, context));
    if (!isResponse(node) || node.name === 'optionresponse') return undefined;
    return placeholder(node.name === 'numericalresponse' ? numericGap(node, key) : wordGap(node, key, context));
  };
  const lines = linesOf(problem.children, fill, context.inline);
  if (!isWhole || gaps.length === 0) {
    context.leaveOut('has a gap without a right answer');
    return undefined;
  }
  const first = lines.findIndex((line) => line.includes('{{g1}}'));
  const [prompt, text] = [lines.slice(0, first), lines.slice(first)].map((some) => some.join('\n\n'));
  return {
    prompt: prompt ?? '',
    answer: { notes: [], question: { type: 'gaps', text: context.words(text ?? ''), gaps } },
  };
}

function optionGap(input: XmlNode, key: string, context: ProblemContext): GapYaml | undefined {
  const options = readOptions(input, context).options.map((option, index) => ({
    ...option,
    key: `${key}c${index + 1}`,
  }));
  const right = options.find(({ isRight }) => isRight);
  if (!right || options.length < 2) return undefined;
  return { key, right: right.key, choices: options.map((one) => ({ key: one.key, text: context.words(one.text) })) };
}

function numericGap(response: XmlNode, key: string): GapYaml | undefined {
  const numeric = readNumeric(response);
  return numeric && { key, ...numeric };
}

function wordGap(response: XmlNode, key: string, { lang }: ProblemContext): GapYaml | undefined {
  const accepted = readAccepted(response);
  return Array.isArray(accepted) && accepted.length > 0 ? { key, accept: { [lang]: accepted } } : undefined;
}
