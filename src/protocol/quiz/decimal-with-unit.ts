import { type Decimal, parseDecimal } from './decimal.ts';
import { foldAnswer } from './fold-answer.ts';

/** A number as people type it, with nothing of a word in it, then what follows it. */
const NUMBER_AND_REST = /^([\s\d٠-٩۰-۹０-９+\-−－.,٫٬．，'’]+)(.*)$/su;

/**
 * Reads a number that may be followed by its unit: "2.5 kg", "٢٫٥ كغ". `unit` is the question's, in plain words; no other is
 * taken, since what it would mean is not known. Undefined when it is not one number.
 */
export function parseWithUnit(typed: string, unit: string | undefined): Decimal | undefined {
  const bare = parseDecimal(typed);
  if (bare || unit === undefined) return bare;
  const [, number = '', rest = ''] = NUMBER_AND_REST.exec(typed) ?? [];
  return foldAnswer(rest) === foldAnswer(unit) ? parseDecimal(number) : undefined;
}
