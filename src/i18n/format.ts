import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';

const MINUTES_AN_HOUR = 60;
const MS_A_DAY = 86_400_000;

/** Made once: a list of prices would spend most of its time on them. */
const formats = new Map<string, Intl.NumberFormat>();

function number(value: number, options?: Intl.NumberFormatOptions): string {
  const key = JSON.stringify([i18n.locales, options]);
  const format = formats.get(key) ?? new Intl.NumberFormat(i18n.locales, options);
  formats.set(key, format);
  return format.format(value);
}

/** A plain number in the person's numerals. */
export const formatNumber = (value: number): string => number(value, { maximumFractionDigits: 1 });

/** A share from 0 to 1, in whole per cent. */
export const formatPercent = (share: number): string => number(share, { style: 'percent', maximumFractionDigits: 0 });

/** Bytes in kB, MB or GB of 1000, with one decimal below 10 from MB up. What moves nothing is said in words by the caller. */
export function formatBytes(bytes: number): string {
  const unit = unitOf(bytes);
  return withUnit(inUnit(bytes, unit), unit);
}

/** How much of a whole, in the unit of the whole: "5.6 of 9 MB". */
export function formatBytesOf(bytes: number, wholeBytes: number): string {
  const unit = unitOf(wholeBytes);
  const [part, whole] = [inUnit(bytes, unit), inUnit(wholeBytes, unit)];
  return withUnit(t`${part} of ${whole}`, unit);
}

type ByteUnit = 1e3 | 1e6 | 1e9;

const unitOf = (bytes: number): ByteUnit => (bytes >= 999.5e6 ? 1e9 : bytes >= 95_000 ? 1e6 : 1e3);

function inUnit(bytes: number, unit: ByteUnit): string {
  const value = bytes / unit;
  return number(value, { maximumFractionDigits: unit > 1e3 && value < 9.95 ? 1 : 0 });
}

function withUnit(amount: string, unit: ByteUnit): string {
  if (unit === 1e9) return t`${amount} GB`;
  if (unit === 1e6) return t`${amount} MB`;
  return t`${amount} kB`;
}

/** A length of study: minutes, from two hours up whole hours. */
export function formatMinutes(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 2 * MINUTES_AN_HOUR) return plural({ minutes: whole }, { one: '# min', other: '# min' });
  return plural({ hours: Math.round(whole / MINUTES_AN_HOUR) }, { one: '# h', other: '# h' });
}

/** "today", "yesterday", "3 days ago". Both are milliseconds since 1970, by the phone's clock. */
export function formatDaysAgo(then: number, now: number): string {
  const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  const days = Math.max(0, Math.round((startOfDay(now) - startOfDay(then)) / MS_A_DAY));
  return new Intl.RelativeTimeFormat(i18n.locales, { numeric: 'auto' }).format(-days, 'day');
}

/** The time of day. Milliseconds since 1970. */
export const formatTimeOfDay = (ms: number): string =>
  new Intl.DateTimeFormat(i18n.locales, { timeStyle: 'short' }).format(ms);

/** A day with its time. Milliseconds since 1970. */
export const formatMoment = (ms: number): string =>
  new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

/** Two things about the same, side by side. Arabic takes its comma: a dot beside digits reads as a zero there. */
export const beside = (first: string, second: string): string =>
  t({ message: `${first} · ${second}`, comment: 'Two facts about one thing, side by side' });
