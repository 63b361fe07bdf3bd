import { expect, it } from 'vitest';
import { weekOf } from '../../../src/app/plan/later/week.ts';
import { calendarDay } from '../../../src/data/study/claimed-time.ts';

/** A Wednesday, by the phone's own calendar. */
const NOW = new Date(2026, 10, 25, 23, 30).getTime();
const today = calendarDay(NOW);
const plan = { days: [1, 3, 7], minutes: 30, begins: 0 } as const;
const studied = new Map([
  [today - 3, 3600],
  [today - 2, 1500],
  [today, 1234],
]);

it('begins on the day on which weeks begin, and counts only what was studied since', () => {
  const week = weekOf({ plan, studied, nowMs: NOW, firstDay: 1 });
  expect(week.days.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(week.days.map(({ minutes }) => minutes)).toEqual([25, 0, 21, 0, 0, 0, 0]);
  expect([week.minutes, week.plannedMinutes]).toEqual([46, 90]);
  const sundayFirst = weekOf({ plan, studied, nowMs: NOW, firstDay: 7 });
  expect(sundayFirst.days.map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  expect(sundayFirst.minutes).toBe(106);
});

it('knows today, what is behind and what is ahead, late in the evening too', () => {
  const { today: now, days } = weekOf({ plan, studied, nowMs: NOW, firstDay: 6 });
  expect(now).toEqual({ weekday: 3, minutes: 21, plannedMinutes: 30, when: 'today' });
  expect(days.map(({ when }) => when)).toEqual(['before', 'before', 'before', 'before', 'today', 'ahead', 'ahead']);
});

it('has nothing planned without a plan', () => {
  expect(weekOf({ plan: undefined, studied, nowMs: NOW, firstDay: 1 }).plannedMinutes).toBe(0);
});
