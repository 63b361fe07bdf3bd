import { type Decimal, middleOf, parseDecimal, writeDecimal } from '../decimal.ts';
import { comparisonsOf, type Rule, scores } from './rules.ts';

/** A right number and how far off it may be, as course files hold them. */
export interface NumericAnswer {
  answer: string;
  tolerance: string;
}

/** The numbers that a question takes as right: one for each rule that gives points; undefined where one is no number. */
export function numericAnswers(rules: readonly Rule[]): NumericAnswer[] | undefined {
  const answers = rules.filter(scores).flatMap((rule) => answersOf(rule));
  const known = answers.filter((answer) => answer !== undefined);
  return known.length === answers.length ? known : undefined;
}

/** Bounds make one answer; without them each word is one. */
function answersOf({ condition }: Rule): (NumericAnswer | undefined)[] {
  const comparisons = comparisonsOf(condition);
  const of = (wanted: string) => comparisons.flatMap(({ type, value }) => (type === wanted ? [value] : []));
  const [[least], [most]] = [of('least'), of('most')];
  if (least !== undefined && most !== undefined) return [between(parseDecimal(least), parseDecimal(most))];
  if (least !== undefined || most !== undefined) return [undefined];
  return of('equal').map((word) => exactly(parseDecimal(word)));
}

const exactly = (value: Decimal | undefined): NumericAnswer | undefined =>
  value && { answer: writeDecimal(value), tolerance: '0' };

function between(low: Decimal | undefined, high: Decimal | undefined): NumericAnswer | undefined {
  if (!low || !high) return undefined;
  const { middle, distance } = middleOf(low, high);
  return distance.digits < 0n ? undefined : { answer: writeDecimal(middle), tolerance: writeDecimal(distance) };
}
