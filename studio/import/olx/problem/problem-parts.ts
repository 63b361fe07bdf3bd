import { children, type XmlNode } from '../../../xml/xml-node.ts';

/** The responses that the importer makes questions of. */
const DEFINED = [
  'choiceresponse',
  'multiplechoiceresponse',
  'optionresponse',
  'numericalresponse',
  'stringresponse',
] as const;
export type ResponseType = (typeof DEFINED)[number];

/** Older names of the same responses. */
const OLDER: Readonly<Record<string, ResponseType>> = { truefalseresponse: 'choiceresponse' };

export const responseType = (name: string): ResponseType | undefined =>
  DEFINED.find((type) => type === name) ?? OLDER[name];

export const isResponse = (node: XmlNode): boolean => node.name.endsWith('response');

/** What belongs to a problem but is not part of what is asked. */
const BESIDE = new Set(['script', 'style', 'solution', 'demandhint', 'hintgroup', 'meta', 'title']);

/** What belongs to the answer of a response, not to its question. */
const ANSWERS = new Set([
  ...['checkboxgroup', 'choicegroup', 'optioninput', 'textline', 'formulaequationinput', 'responseparam'],
  ...['additional_answer', 'stringequalhint', 'regexphint', 'correcthint', 'compoundhint', 'targetedfeedbackset'],
  ...['radiogroup', 'answer'],
]);

/** A piece of a problem in the order of the page: something to read, or something to answer. */
export type ProblemPart =
  | { kind: 'prose'; nodes: (XmlNode | string)[] }
  | { kind: 'response'; node: XmlNode; isInline: boolean };

/** Elements inside which a response stands in the run of a sentence or a table. */
const RUNS = new Set(['p', 'td', 'th', 'li', 'span']);

/** Cuts a problem at its responses; elements around a response are opened. */
export function problemParts(problem: XmlNode): ProblemPart[] {
  const parts: ProblemPart[] = [];
  const add = (node: XmlNode | string) => {
    const last = parts.at(-1);
    if (last?.kind === 'prose') last.nodes.push(node);
    else parts.push({ kind: 'prose', nodes: [node] });
  };
  const walk = (parent: XmlNode, isInline: boolean) => {
    for (const node of parent.children) {
      if (typeof node === 'string') add(node);
      else if (BESIDE.has(node.name)) continue;
      else if (isResponse(node)) parts.push({ kind: 'response', node, isInline });
      else if (holdsResponse(node)) walk(node, isInline || RUNS.has(node.name));
      else add(node);
    }
  };
  walk(problem, false);
  return parts;
}

const holdsResponse = (node: XmlNode): boolean =>
  children(node).some((child) => isResponse(child) || holdsResponse(child));

/** What a response itself asks: all of it but its inputs, hints and solution. */
export const ownProse = (response: XmlNode): (XmlNode | string)[] =>
  response.children.flatMap((node): (XmlNode | string)[] => {
    if (typeof node === 'string') return [node];
    return BESIDE.has(node.name) || ANSWERS.has(node.name) ? [] : [{ ...node, children: ownProse(node) }];
  });
