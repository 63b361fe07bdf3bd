const START_2020_MS = Date.UTC(2020, 0, 1);

const since2020 = (nowMs: number, unitMs: number): number => Math.max(0, Math.floor((nowMs - START_2020_MS) / unitMs));

/** Minutes since 2020-01-01 UTC, as the phone claims: shown to people, never used for order. */
export const claimedMinute = (nowMs: number): number => since2020(nowMs, 60_000);

/** The same minute as milliseconds since 1970. */
export const claimedMs = (minute: number): number => START_2020_MS + minute * 60_000;

/** Seconds since 2020-01-01 UTC, as the phone claims. */
export const claimedSecond = (nowMs: number): number => since2020(nowMs, 1000);

/** Days since 2020-01-01 UTC, as the phone claims. */
export const claimedDay = (nowMs: number): number => since2020(nowMs, 86_400_000);

const MS_A_MINUTE = 60_000;

/** Days since 2020-01-01 by the phone's own calendar: the day that she would name. */
export const calendarDay = (nowMs: number): number =>
  claimedDay(nowMs - new Date(nowMs).getTimezoneOffset() * MS_A_MINUTE);
