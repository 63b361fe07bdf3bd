import { i18n } from '@lingui/core';

/** "1.25×", in the person's numerals. */
export const formatTimes = (speed: number): string =>
  `${new Intl.NumberFormat(i18n.locales, { maximumFractionDigits: 2 }).format(speed)}×`;

/** "10s", as short as the language writes it. */
export const formatSeconds = (seconds: number): string =>
  new Intl.NumberFormat(i18n.locales, { style: 'unit', unit: 'second', unitDisplay: 'narrow' }).format(seconds);
