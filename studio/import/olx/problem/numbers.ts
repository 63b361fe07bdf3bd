import { child, children, type XmlNode } from '../../../xml/xml-node.ts';
import { rangeToTolerance, toDecimal } from '../../decimal.ts';
import type { Answer, ProblemContext } from './answer.ts';

const SUFFIXES: Readonly<Record<string, number>> = {
  '%': 0.01,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
};
const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const PLAIN = new RegExp(`^(${NUMBER})\\s*([%kMGTcmunp])?$`);
const FRACTION = new RegExp(`^(${NUMBER})\\s*/\\s*(${NUMBER})$`);
const POWER = new RegExp(`^(${NUMBER})\\s*\\*\\s*10\\s*(?:\\^|\\*\\*)\\s*\\(?([+-]?\\d+)\\)?$`);

/** A number as Open edX writes them: 1.5, 3e8, 2*10^3, 1/3, 20%, 5k. Undefined for a formula. */
export function readNumber(written: string): number | undefined {
  const text = written.trim();
  const [, plain, suffix] = PLAIN.exec(text) ?? [];
  const [, above, below] = FRACTION.exec(text) ?? [];
  const [, factor, power] = POWER.exec(text) ?? [];
  let value: number | undefined;
  if (plain) value = Number(plain) * (SUFFIXES[suffix ?? ''] ?? 1);
  else if (above && below) value = Number(above) / Number(below);
  else if (factor && power) value = Number(`${factor}e${power}`);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** The right number of a response and how far an answer may be from it; undefined where it is a formula. */
export function readNumeric(response: XmlNode): { answer: string; tolerance: string } | undefined {
  const written = (response.attributes.answer ?? '').trim();
  const range = /^[[(]([^,]+),([^,]+)[\])]$/.exec(written);
  if (range) {
    const [from, to] = [readNumber(range[1] ?? ''), readNumber(range[2] ?? '')];
    return from === undefined || to === undefined ? undefined : rangeToTolerance(from, to);
  }
  const answer = readNumber(written);
  const params = children(response, 'responseparam');
  const tolerance = params.map(({ attributes }) => attributes.default).find((value) => value !== undefined) ?? '0';
  const share = /^(.*)%$/.exec(tolerance.trim())?.[1];
  const distance = readNumber(share ?? tolerance);
  if (answer === undefined || distance === undefined) return undefined;
  const around = share === undefined ? distance : (Math.abs(answer) * distance) / 100;
  return { answer: toDecimal(answer), tolerance: toDecimal(Math.abs(around)) };
}

/** `numericalresponse`: a number with a tolerance, a range, or one of several numbers. */
export function readNumericQuestion(response: XmlNode, context: ProblemContext): Answer | undefined {
  const others = children(response, 'additional_answer').map(({ attributes }) => attributes.answer ?? '');
  const numeric = readNumeric(response);
  if (!numeric) {
    context.leaveOut(`wants a formula as its answer: ${response.attributes.answer ?? ''}`);
    return undefined;
  }
  const hint = child(response, 'correcthint');
  const notes = hint ? [context.inline(hint.children)] : [];
  if (response.attributes.partial_credit) context.note('points for a partly right answer');
  if (others.length === 0) return { notes, question: { type: 'numeric', ...numeric } };
  const numbers = [numeric.answer, ...others.flatMap((one) => readNumber(one) ?? []).map(toDecimal)];
  if (Number(numeric.tolerance) > 0) context.note('the tolerance of a question with several right numbers');
  return { notes, question: { type: 'text', accept: { [context.lang]: [...new Set(numbers)] } } };
}
