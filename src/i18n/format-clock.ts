import { i18n } from '@lingui/core';

/** A place on a time line, "6:58", in the person's numerals. It stays left to right in every script. */
export function formatClock(second: number): string {
  const digits = (value: number, minimumIntegerDigits: number) =>
    new Intl.NumberFormat(i18n.locales, { minimumIntegerDigits, useGrouping: false }).format(value);
  return `${digits(Math.floor(second / 60), 1)}:${digits(Math.floor(second) % 60, 2)}`;
}
