import { plural, t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import { useWeek } from '../../../app/plan/later/use-week.ts';
import type { Week } from '../../../app/plan/later/week.ts';
import { WeekChart } from '../../../app/plan/later/week-chart.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { showBadge } from './badge.ts';

/** What today is by her plan, and the minutes of the week. */
export function PlanCard() {
  const now = useWeek();
  const left = now && minutesLeft(now.week);
  useEffect(() => showBadge(left !== undefined && left > 0), [left]);
  if (!now) return null;
  const { plan, week } = now;
  return (
    <Card title={t`This week`}>
      {plan && <p>{todayWords(week)}</p>}
      <WeekChart week={week} />
      <Button isWide icon="calendar" href="/plan">
        {plan ? t`Change the plan` : t`Plan your study days`}
      </Button>
    </Card>
  );
}

const minutesLeft = ({ today }: Week): number => Math.max(0, today.plannedMinutes - today.minutes);

function todayWords(week: Week): string {
  const { plannedMinutes, minutes } = week.today;
  if (plannedMinutes === 0) return t`Today is free by your plan.`;
  const left = minutesLeft(week);
  if (left === 0) return t`Today’s study is done.`;
  return minutes === 0
    ? plural(
        { minutes: plannedMinutes },
        { one: 'Today is a study day: # minute.', other: 'Today is a study day: # minutes.' },
      )
    : plural(
        { left },
        { one: 'Today is a study day: # minute is left.', other: 'Today is a study day: # minutes are left.' },
      );
}
