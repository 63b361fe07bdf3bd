import { attribute, child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** A condition of `conditionvar` (QTI ASI 1.2.1, 3.4): what an answer must be. */
export type Condition =
  | { type: 'equal' | 'part' | 'least' | 'most'; response: string; value: string }
  | { type: 'all' | 'any'; of: Condition[] }
  | { type: 'not'; of: Condition[] }
  | { type: 'other' };

/** A `respcondition`: a condition, the score it gives, and the feedback it shows. */
export interface Rule {
  condition: Condition;
  /** Undefined where the rule gives no score. */
  score: { action: 'set' | 'add'; points: number } | undefined;
  feedback: string[];
}

const COMPARISONS: Record<string, 'equal' | 'part' | 'least' | 'most'> = {
  varequal: 'equal',
  varsubstring: 'part',
  varsubset: 'part',
  vargte: 'least',
  vargt: 'least',
  varlte: 'most',
  varlt: 'most',
};

/** The rules of an item, in the order in which they are tried. */
export const rulesOf = (item: XmlNode): Rule[] =>
  children(item, 'resprocessing').flatMap((processing) => children(processing, 'respcondition').map(toRule));

function toRule(node: XmlNode): Rule {
  const conditions = children(child(node, 'conditionvar')).flatMap(toCondition);
  const set = children(node, 'setvar').find((one) => (attribute(one, 'varname') ?? 'SCORE').toUpperCase() === 'SCORE');
  const points = Number(textOf(set).trim());
  return {
    condition: inOne(conditions),
    score:
      set && Number.isFinite(points)
        ? { action: attribute(set, 'action')?.toLowerCase() === 'add' ? 'add' : 'set', points }
        : undefined,
    // Canvas writes some of them inside of conditionvar.
    feedback: descendants(node, 'displayfeedback').flatMap((one) => attribute(one, 'linkrefid') ?? []),
  };
}

/** Several comparisons side by side: bounds are meant together, equal words one or the other. */
function inOne(conditions: Condition[]): Condition {
  const [first] = conditions;
  if (first && conditions.length === 1) return first;
  return { type: conditions.every(({ type }) => type === 'equal' || type === 'part') ? 'any' : 'all', of: conditions };
}

function toCondition(node: XmlNode): Condition[] {
  const comparison = COMPARISONS[node.name];
  if (comparison) {
    return [{ type: comparison, response: attribute(node, 'respident') ?? '', value: textOf(node).trim() }];
  }
  const of = children(node).flatMap(toCondition);
  switch (node.name) {
    case 'and':
      return [{ type: 'all', of }];
    case 'or':
      return [{ type: 'any', of }];
    case 'not':
      return [{ type: 'not', of }];
    case 'other':
      return [{ type: 'other' }];
    default:
      return [];
  }
}

/** Whether a rule gives points. */
export const scores = ({ score }: Rule): boolean => score !== undefined && score.points > 0;

/** The comparisons of a condition that an answer must meet: those below a `not` are left out. */
export function comparisonsOf(condition: Condition): Extract<Condition, { value: string }>[] {
  if (condition.type === 'all' || condition.type === 'any') return condition.of.flatMap(comparisonsOf);
  return 'value' in condition ? [condition] : [];
}

/** The one answer that a condition asks for; undefined where it asks for more, for less, or for a part. */
export function soleAnswer(condition: Condition): { response: string; value: string } | undefined {
  if (condition.type === 'equal') return condition;
  if ((condition.type !== 'all' && condition.type !== 'any') || condition.of.length !== 1) return undefined;
  const [only] = condition.of;
  return only && soleAnswer(only);
}

/** Whether one chosen answer of one response meets a condition. */
export function meets(condition: Condition, response: string, value: string): boolean {
  switch (condition.type) {
    case 'equal':
      return condition.response === response && condition.value === value;
    case 'all':
      return condition.of.length > 0 && condition.of.every((one) => meets(one, response, value));
    case 'any':
      return condition.of.some((one) => meets(one, response, value));
    case 'not':
      return !condition.of.some((one) => meets(one, response, value));
    default:
      return false;
  }
}

/** The points of one chosen answer. */
export function pointsOf(rules: readonly Rule[], response: string, value: string): number {
  let points = 0;
  for (const { condition, score } of rules) {
    if (!score || !meets(condition, response, value)) continue;
    points = score.action === 'add' ? points + score.points : score.points;
  }
  return points;
}
