import { i18n } from '@lingui/core';
import type { Value } from '../../protocol/facts/value.ts';
import { type Decimal, parseDecimal } from '../../protocol/quiz/decimal.ts';

/** A decimal as it was written, in the person's numerals. */
const formatDecimal = ({ mantissa, scale }: Decimal): string =>
  new Intl.NumberFormat(i18n.locales, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(
    mantissa / 10 ** scale,
  );

/** A decimal of the course, which is text there ("2.5"), in the person's numerals. */
export function formatWritten(decimal: string): string {
  const number = parseDecimal(decimal);
  return number ? formatDecimal(number) : decimal;
}

/** A typed answer in words. */
export function formatAnswer(answer: Value): string {
  if (answer.type === 'decimal') return formatDecimal(answer);
  return answer.type === 'text' ? answer.text : '';
}
