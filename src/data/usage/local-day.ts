/** The day of a moment by the phone's own calendar, `2026-11-22`: the order of days is the order of their names. */
export function dayOf(moment: Date): string {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The day so many days before the one of a moment. The calendar is asked: a day may have 23 hours. */
export const daysBefore = (moment: Date, days: number): string =>
  dayOf(new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() - days, 12));

/** Minutes since midnight, as the clock on the wall shows them. */
export const minuteOf = (moment: Date): number => moment.getHours() * 60 + moment.getMinutes();
