import { calendarDay } from '../../../data/study/claimed-time.ts';
import { type Plan, WEEKDAYS, type Weekday } from '../../../protocol/plan/plan.ts';

/** A day of the week that is under way. */
export interface StudyDay {
  readonly weekday: Weekday;
  /** Studied, rounded. */
  readonly minutes: number;
  /** 0 where the plan leaves it free. */
  readonly plannedMinutes: number;
  readonly when: 'before' | 'today' | 'ahead';
}

export interface Week {
  /** From its first day on. */
  readonly days: readonly StudyDay[];
  readonly minutes: number;
  /** 0 without a plan. */
  readonly plannedMinutes: number;
  readonly today: StudyDay;
}

interface WeekOf {
  readonly plan: Plan | undefined;
  /** Seconds by day since 2020-01-01. */
  readonly studied: ReadonlyMap<number, number>;
  /** Milliseconds since 1970, as the phone claims. */
  readonly nowMs: number;
  readonly firstDay: Weekday;
}

/** 2020-01-01 was a Wednesday. */
const WEEKDAY_OF_DAY_0 = 3;
const SECONDS_A_MINUTE = 60;

const weekdayOf = (day: number): Weekday => WEEKDAYS[(day + WEEKDAY_OF_DAY_0 - 1) % WEEKDAYS.length] ?? 1;

/** The week that is under way: what was studied, beside what was planned. */
export function weekOf({ plan, studied, nowMs, firstDay }: WeekOf): Week {
  const today = calendarDay(nowMs);
  const start = today - ((weekdayOf(today) - firstDay + WEEKDAYS.length) % WEEKDAYS.length);
  const days = WEEKDAYS.map((_, nth): StudyDay => {
    const day = start + nth;
    const weekday = weekdayOf(day);
    return {
      weekday,
      minutes: Math.round((studied.get(day) ?? 0) / SECONDS_A_MINUTE),
      plannedMinutes: plan?.days.includes(weekday) ? plan.minutes : 0,
      when: day === today ? 'today' : day < today ? 'before' : 'ahead',
    };
  });
  const sum = (of: (day: StudyDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  return {
    days,
    minutes: sum(({ minutes }) => minutes),
    plannedMinutes: sum(({ plannedMinutes }) => plannedMinutes),
    today: days[today - start] ?? { weekday: weekdayOf(today), minutes: 0, plannedMinutes: 0, when: 'today' },
  };
}

/** The day on which weeks begin where this language is spoken; Monday where the browser does not know. */
export function firstDayOf(tag: string): Weekday {
  const locale: object = new Intl.Locale(tag).maximize();
  const info: unknown =
    'getWeekInfo' in locale && typeof locale.getWeekInfo === 'function' ? locale.getWeekInfo() : undefined;
  const first: unknown = typeof info === 'object' && info !== null && 'firstDay' in info ? info.firstDay : undefined;
  return WEEKDAYS.find((day) => day === first) ?? 1;
}
