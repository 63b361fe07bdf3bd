import { i18n } from '@lingui/core';
import type { Value } from '../../protocol/facts/value.ts';
import type { Decimal } from '../../protocol/quiz/decimal.ts';

/** A decimal as it was written, in the person's numerals. */
export const formatDecimal = ({ mantissa, scale }: Decimal): string =>
  new Intl.NumberFormat(i18n.locales, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(
    mantissa / 10 ** scale,
  );

/** A typed answer in words. */
export function formatAnswer(answer: Value): string {
  if (answer.type === 'decimal') return formatDecimal(answer);
  return answer.type === 'text' ? answer.text : '';
}
