import { child, children, type XmlNode } from '../../../xml/xml-node.ts';
import type { Answer, ProblemContext } from './answer.ts';
import { expandPattern, isAnything } from './expand-pattern.ts';

/** The accepted answers of a `stringresponse`; 'anything' where whatever is written is right, undefined where a pattern is too wide. */
export function readAccepted(response: XmlNode): string[] | 'anything' | undefined {
  const { answer = '', type = '' } = response.attributes;
  const more = children(response, 'additional_answer').map((node) => node.attributes.answer ?? '');
  // The way of 2013: or="a_or_b".
  const written = [...answer.split('_or_'), ...more].map((one) => one.trim()).filter((one) => one !== '');
  if (!/\bregexp\b/.test(type)) return [...new Set(written)];
  if (written.some(isAnything)) return 'anything';
  const expanded = written.map(expandPattern);
  return expanded.includes(undefined) ? undefined : [...new Set(expanded.flatMap((words) => words ?? []))];
}

/** `stringresponse`: one of some words. Where any words are right, it is a question to think about. */
export function readStringQuestion(response: XmlNode, context: ProblemContext): Answer | undefined {
  const accepted = readAccepted(response);
  const hints = [child(response, 'correcthint'), ...children(response, 'additional_answer')];
  const notes = hints.map((node) => context.inline(hintOf(node))).filter((note) => note !== '');
  if (children(response).some(({ name }) => name === 'stringequalhint' || name === 'regexphint')) {
    context.note('the feedback for certain wrong answers');
  }
  if (accepted === 'anything') return { notes, question: { type: 'extended' } };
  if (!accepted || accepted.length === 0) {
    const answer = response.attributes.answer ?? '';
    context.leaveOut(accepted ? 'has no right answer' : `accepts a pattern that is no list of words: ${answer}`);
    return undefined;
  }
  return { notes, question: { type: 'text', accept: { [context.lang]: accepted } } };
}

const hintOf = (node: XmlNode | undefined): (XmlNode | string)[] =>
  (node?.name === 'additional_answer' ? child(node, 'correcthint') : node)?.children ?? [];
