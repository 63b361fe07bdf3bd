/** A number as quiz.yaml has it: digits and a point, no exponent. Fifteen digits are what a double is sure of. */
export function toDecimal(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const short = Number(value.toPrecision(15));
  const written = String(short);
  if (!/e/i.test(written)) return written;
  if (Math.abs(short) < 1) return short.toFixed(30).replace(/\.?0+$/, '') || '0';
  return BigInt(Math.round(short)).toString();
}

/** The middle of a range, and how far it reaches to both sides. */
export function rangeToTolerance(from: number, to: number): { answer: string; tolerance: string } {
  return { answer: toDecimal((from + to) / 2), tolerance: toDecimal(Math.abs(to - from) / 2) };
}
