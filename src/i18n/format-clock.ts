import { i18n } from '@lingui/core';

const SECONDS_A_MINUTE = 60;
const SECONDS_AN_HOUR = 3600;

/** A place on a time line, "6:58", from an hour on "1:06:58", in the person's numerals. It stays left to right in every script. */
export function formatClock(second: number): string {
  const { hours, minutes, seconds } = partsOf(second);
  const digits = (value: number, minimumIntegerDigits: number) =>
    new Intl.NumberFormat(i18n.locales, { minimumIntegerDigits, useGrouping: false }).format(value);
  const inner = `${digits(minutes, hours > 0 ? 2 : 1)}:${digits(seconds, 2)}`;
  return hours > 0 ? `${digits(hours, 1)}:${inner}` : inner;
}

/** The same in words, "6 minutes, 58 seconds": for who hears it. */
export function spokenClock(second: number): string {
  const { hours, minutes, seconds } = partsOf(second);
  const said = (value: number, unit: string) =>
    new Intl.NumberFormat(i18n.locales, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const parts = [
    ...(hours > 0 ? [said(hours, 'hour')] : []),
    ...(minutes > 0 ? [said(minutes, 'minute')] : []),
    ...(seconds > 0 || (hours === 0 && minutes === 0) ? [said(seconds, 'second')] : []),
  ];
  return new Intl.ListFormat(i18n.locales, { type: 'unit' }).format(parts);
}

function partsOf(second: number) {
  const whole = Math.floor(second);
  return {
    hours: Math.floor(whole / SECONDS_AN_HOUR),
    minutes: Math.floor((whole % SECONDS_AN_HOUR) / SECONDS_A_MINUTE),
    seconds: whole % SECONDS_A_MINUTE,
  };
}
