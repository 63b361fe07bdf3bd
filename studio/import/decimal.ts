/** A decimal number, exact: `digits` times ten to the power of minus `scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** More than any answer that a person types. */
const LONGEST = 60;

/** Reads "2", "-0.5" or Ruby's "1.0e-05"; undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', part = '', exponent = '0'] = (text.length <= LONGEST && WRITTEN.exec(text.trim())) || [];
  if (sign === undefined || whole + part === '') return undefined;
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  const scale = part.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** As course files hold it: no exponent, no zeros that say nothing. */
export function writeDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const written = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = written.slice(0, written.length - scale);
  const part = written.slice(written.length - scale).replace(/0+$/, '');
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`;
}

/** The number in the middle of two, and how far from each of them it is. */
export function middleOf(low: Decimal, high: Decimal): { middle: Decimal; distance: Decimal } {
  const scale = Math.max(low.scale, high.scale);
  const [from, to] = [digitsAt(low, scale), digitsAt(high, scale)];
  return {
    middle: { digits: (from + to) * 5n, scale: scale + 1 },
    distance: { digits: (to - from) * 5n, scale: scale + 1 },
  };
}

const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale);

/** A measured, finite number as quiz.yaml has it. Fifteen digits are what a double is sure of. */
export function toDecimal(value: number): string {
  const written = String(Number(value.toPrecision(15)));
  const exact = parseDecimal(written);
  return exact ? writeDecimal(exact) : written;
}

/** The middle of a range, and how far it reaches to both sides. */
export function rangeToTolerance(from: number, to: number): { answer: string; tolerance: string } | undefined {
  const [low, high] = [parseDecimal(toDecimal(Math.min(from, to))), parseDecimal(toDecimal(Math.max(from, to)))];
  if (!low || !high) return undefined;
  const { middle, distance } = middleOf(low, high);
  return { answer: writeDecimal(middle), tolerance: writeDecimal(distance) };
}
