import { expect, it } from 'vitest';
import { calendarDay } from '../../../src/data/study/claimed-time.ts';
import { changePlan, readPlan } from '../../../src/data/study/plan.ts';
import { readStudied } from '../../../src/data/study/read-studied.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { openStudy } from '../../../src/data/study/study-db.ts';
import { planOfValue, valueOfPlan, type Weekday } from '../../../src/protocol/plan/plan.ts';

const PLAN = { days: [1, 4], minutes: 25, begins: 1140 } as const;

it('[PLAN1] keeps when she means to study, until she studies without a plan', async () => {
  const study = openStudy('plan-1');
  expect(await readPlan(study)).toBeUndefined();
  await changePlan(study, () => PLAN);
  expect(await readPlan(study)).toEqual(PLAN);
  expect((await study.facts.toArray()).map(({ slot }) => slot)).toEqual(['0/0/register/2']);
  await changePlan(study, () => undefined);
  expect(await readPlan(study)).toBeUndefined();
});

it('[PLAN1] keeps both of two changes that are made before either is on the disk', async () => {
  const study = openStudy('plan-3');
  const adding = (day: Weekday) => changePlan(study, (plan) => ({ ...PLAN, days: [...(plan?.days ?? []), day] }));
  await Promise.all([adding(2), adding(5)]);
  expect((await readPlan(study))?.days).toEqual([2, 5]);
});

it('[PLAN1] takes what is no plan for none', () => {
  expect(planOfValue(valueOfPlan(PLAN))).toEqual(PLAN);
  expect(planOfValue({ type: 'int', n: 3 })).toBeUndefined();
  expect(
    planOfValue({
      type: 'list',
      values: [
        { type: 'set', ns: [9] },
        { type: 'int', n: 5 },
        { type: 'int', n: 0 },
      ],
    }),
  ).toBeUndefined();
  expect(planOfValue(valueOfPlan({ ...PLAN, minutes: 0 }))).toBeUndefined();
  expect(planOfValue(valueOfPlan({ ...PLAN, begins: 1440 }))).toBeUndefined();
});

it('[CNT2] adds up the seconds of all courses by the day of the phone’s calendar, no more than a day has', async () => {
  const study = openStudy('plan-2');
  const now = new Date(2026, 10, 22, 23, 50).getTime();
  await recordSecondsStudied(study, 4097, 600, now);
  await recordSecondsStudied(study, 4098, 90, now);
  await recordSecondsStudied(study, 4099, 100_000, now - 86_400_000);
  expect(await readStudied(study)).toEqual(
    new Map([
      [calendarDay(now), 690],
      [calendarDay(now) - 1, 86_400],
    ]),
  );
});
