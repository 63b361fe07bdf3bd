/** A decimal number as written: mantissa / 10^scale. No binary rounding between phone and server. */
export interface Decimal {
  readonly mantissa: number;
  readonly scale: number;
}

/** ASCII for the digits that people type: Arabic-Indic, extended Arabic-Indic, full-width. */
const toAsciiDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/**
 * Reads a number as people type it in any of the app's languages: 2.5 2,5 ٢٫٥ ２．５ -3 −3 1 000. Undefined when it is not one number.
 */
export function parseDecimal(typed: string): Decimal | undefined {
  const plain = typed
    .trim()
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => toAsciiDigit(digit))
    .replace(/[٫,．，]/g, '.')
    .replace(/[−－]/g, '-')
    .replace(/[\s٬'’]/g, '');
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(plain);
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const mantissa = Number(`${match[1]}${match[2]}${fraction}`);
  // A mantissa travels with its sign in one varint of at most 53 bits.
  return Math.abs(mantissa) < 2 ** 52 ? { mantissa: mantissa === 0 ? 0 : mantissa, scale: fraction.length } : undefined;
}

/** Whether |a - b| <= tolerance, in whole numbers. */
export function isWithin(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale, tolerance.scale);
  const whole = (d: Decimal) => BigInt(d.mantissa) * 10n ** BigInt(scale - d.scale);
  const difference = whole(a) - whole(b);
  return (difference < 0n ? -difference : difference) <= whole(tolerance);
}
