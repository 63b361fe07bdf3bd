import { attribute, children, descendants, type XmlNode } from '../../xml/xml-node.ts';
import { materialHtml } from './material.ts';
import { comparisonsOf, type Rule, scores, soleAnswer } from './rules.ts';

/** What a question says after it is answered, as HTML. */
export interface Feedback {
  /** By response and answer, as `feedbackKey` writes them. */
  answers: ReadonlyMap<string, string>;
  /** Shown for every answer that is not right. */
  wrong: string;
  /** Shown whatever the answer is: general feedback, what belongs to no single answer, solutions. */
  general: string;
  hints: string[];
}

export const feedbackKey = (response: string, value: string): string => `${response}\n${value}`;

/** Sorts the `itemfeedback` of an item by the rules that show them; none gets lost. */
export function feedbackOf(item: XmlNode, rules: readonly Rule[]): Feedback {
  const nodes = children(item, 'itemfeedback');
  const words = new Map(nodes.map((node) => [attribute(node, 'ident') ?? '', materialHtml(node)]));
  const answers = new Map<string, string[]>();
  const wrong: string[] = [];
  const general: string[] = [];
  const firstScoring = rules.findIndex(scores);
  const used = new Set<string>();
  for (const [index, { condition, feedback }] of rules.entries()) {
    for (const ident of feedback) {
      const html = words.get(ident);
      if (!html) continue;
      const sole = soleAnswer(condition);
      // "Otherwise" after the rule of the right answer means: not right.
      const isWrong = condition.type === 'other' && (/incorrect|wrong/i.test(ident) || isAfter(index, firstScoring));
      if (sole) answers.set(feedbackKey(sole.response, sole.value), [...(answers.get(keyOf(sole)) ?? []), html]);
      else if (isWrong) wrong.push(html);
      else if (!used.has(ident)) general.push(html);
      used.add(ident);
    }
  }
  for (const [ident, html] of words) if (html !== '' && !used.has(ident)) general.push(html);
  const parts = (name: string) => nodes.flatMap((node) => descendants(node, name)).map((node) => materialHtml(node));
  return {
    answers: new Map([...answers].map(([key, htmls]) => [key, join(htmls)])),
    wrong: join(wrong),
    general: join([...general, ...parts('solutionmaterial')]),
    hints: parts('hintmaterial').filter((html) => html !== ''),
  };
}

const keyOf = ({ response, value }: { response: string; value: string }): string => feedbackKey(response, value);
const isAfter = (index: number, firstScoring: number): boolean => firstScoring >= 0 && index > firstScoring;
const join = (htmls: readonly string[]): string => [...new Set(htmls)].map((html) => `<div>${html}</div>`).join('\n');

/** The words that the right answers of a question may be; empty where it takes none. */
export const acceptedWords = (rules: readonly Rule[], response: string): string[] => [
  ...new Set(
    rules
      .filter(scores)
      .flatMap(({ condition }) => comparisonsOf(condition))
      .filter((one) => one.response === response && (one.type === 'equal' || one.type === 'part'))
      .map(({ value }) => value)
      .filter((value) => value !== ''),
  ),
];
