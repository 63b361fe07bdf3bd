import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import { child, children, descendants, type XmlNode } from '../../../xml/xml-node.ts';
import { toHtml } from '../../xml-to-html.ts';
import { convertInline } from '../convert-page.ts';
import type { OlxContext } from '../course-context.ts';
import type { OlxBlock } from '../read-blocks.ts';
import type { Answer, ProblemContext } from './answer.ts';
import { readChoices, readSingleOption } from './choices.ts';
import { isGapText, readGaps } from './gaps.ts';
import { linesOf } from './lines.ts';
import { readMarkdownProblem } from './markdown-problem.ts';
import { readNumericQuestion } from './numbers.ts';
import { ownProse, type ProblemPart, problemParts, responseType } from './problem-parts.ts';
import { usedVariables } from './script-variables.ts';
import { readStringQuestion } from './strings.ts';

/** What a problem became: questions, still with keys of their own; where it asks nothing, the HTML of a text. */
export interface ConvertedProblem {
  questions: QuestionYaml[];
  html: string | undefined;
}

/** What is asked, with the solutions that belong to it and the responses that it was made of. */
interface Asked {
  prompt: string;
  answer: Answer;
  solutions: XmlNode[];
  kinds: string[];
}

/** Makes questions of a problem: one for each response, or one text with gaps. What does not come in is named. */
export function convertProblem(block: OlxBlock, title: string, context: OlxContext): ConvertedProblem {
  const problem = readMarkdownProblem(block, context.report) ?? block.node;
  const parts = problemParts(problem);
  const responses = parts.flatMap((part) => (part.kind === 'response' ? [part.node] : []));
  for (const { name } of responses) context.tally.found(kindOf(name));
  const own = contextOf(block, title, context);
  const variables = usedVariables(problem);
  if (variables.length > 0) {
    own.leaveOut(`is computed by a Python script: ${variables.join(', ')}`);
    return { questions: [], html: undefined };
  }
  if (responses.length === 0) {
    const html = toHtml(problem.children.filter((node) => typeof node === 'string' || node.name !== 'script'));
    return { questions: [], html: html.trim() === '' ? undefined : html };
  }
  if (descendants(problem, 'script').length > 0) own.note('its script');
  const asked = isGapText(parts) ? askGaps(problem, responses, own) : askEach(parts, own);
  for (const kind of asked.flatMap(({ kinds }) => kinds)) context.tally.imported(kind);
  const hints = children(child(problem, 'demandhint'), 'hint').map((hint) => own.inline(hint.children));
  const questions = asked.map((one, index): QuestionYaml => {
    const general = index === asked.length - 1 ? children(problem, 'solution') : [];
    const explain = [
      ...one.answer.notes,
      ...[...one.solutions, ...general].flatMap((node) => explanationOf(node, own)),
    ];
    return {
      key: `q${index + 1}`,
      prompt: own.words(one.prompt || title),
      ...(explain.length > 0 && { explain: own.words(explain.join('\n\n')) }),
      ...(index === 0 && hints.length > 0 && { hints: hints.filter((hint) => hint !== '').map(own.words) }),
      ...one.answer.question,
    };
  });
  return { questions, html: undefined };
}

/** As reports count it. */
const kindOf = (name: string): string => {
  const type = responseType(name);
  return type ? `problem: ${type}` : `not defined: ${name}`;
};

function contextOf({ file }: OlxBlock, title: string, context: OlxContext): ProblemContext {
  const inline = (nodes: readonly (XmlNode | string)[]): string => convertInline(toHtml(nodes), file, context);
  return {
    inline,
    joined: (nodes) => nodes.map((node) => inline(node.children)).join('\n\n'),
    words: (text) => ({ [context.lang]: text }),
    leaveOut: (why) => context.report('question-left-out', file, undefined, `problem "${title}" ${why}`),
    note: (what) => context.report('simplified', file, undefined, `problem "${title}": without ${what}`),
    lang: context.lang,
  };
}

function askGaps(problem: XmlNode, responses: readonly XmlNode[], own: ProblemContext): Asked[] {
  const gaps = readGaps(problem, own);
  if (!gaps) return [];
  const solutions = responses.flatMap((response) => descendants(response, 'solution'));
  return [{ ...gaps, solutions, kinds: responses.map(({ name }) => kindOf(name)) }];
}

/** One question for each response; what stands above it is asked, and what stands below the last one too. */
function askEach(parts: readonly ProblemPart[], own: ProblemContext): Asked[] {
  const asked: Asked[] = [];
  let above: string[] = [];
  for (const part of parts) {
    if (part.kind === 'prose') {
      above.push(...proseLines(part.nodes, own));
      continue;
    }
    const { node } = part;
    const answer = readResponse(node, own);
    if (!answer) continue;
    const prompt = [...above, ...proseLines(ownProse(node), own)].join('\n\n');
    asked.push({ prompt, answer, solutions: descendants(node, 'solution'), kinds: [kindOf(node.name)] });
    above = [];
  }
  const last = asked.at(-1);
  if (last && above.length > 0) last.prompt = [last.prompt, ...above].join('\n\n');
  return asked;
}

const proseLines = (nodes: (XmlNode | string)[], own: ProblemContext): string[] =>
  linesOf(nodes, () => undefined, own.inline);

function readResponse(node: XmlNode, own: ProblemContext): Answer | undefined {
  switch (responseType(node.name)) {
    case 'choiceresponse':
      return readChoices(node, 'multiple', own);
    case 'multiplechoiceresponse':
      return readChoices(node, 'single', own);
    case 'optionresponse': {
      const [input] = descendants(node, 'optioninput');
      if (input) return readSingleOption(input, own);
      own.leaveOut('has no list of options');
      return undefined;
    }
    case 'numericalresponse':
      return readNumericQuestion(node, own);
    case 'stringresponse':
      return readStringQuestion(node, own);
    default:
      own.leaveOut(`is of a kind that is not taken in: ${node.name}`);
      return undefined;
  }
}

/** A solution without the word "Explanation" that Open edX puts above each. */
function explanationOf(solution: XmlNode, own: ProblemContext): string[] {
  const lines = proseLines(solution.children, own);
  return /^\W*explanation\W*$/i.test(lines[0] ?? '') ? lines.slice(1) : lines;
}
