import { plural, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { laterPart } from '../../app/later-part.tsx';
import { Page } from '../../app/page.tsx';
import { useWeek } from '../../app/plan/later/use-week.ts';
import type { PageProps } from '../../app/routes.ts';
import { changePlan } from '../../data/study/plan.ts';
import { beside } from '../../i18n/format.ts';
import type { Plan } from '../../protocol/plan/plan.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { type PlanChange, PlanForm } from './plan-form.tsx';
import { saveCalendar } from './save-calendar.ts';

const WeekChart = laterPart(() => import('../../app/plan/later/week-chart.tsx').then((m) => m.WeekChart));

/** When she means to study, and how the week goes. */
export function PlanPage(_: PageProps) {
  const now = useWeek();
  const [hasFailed, setFailed] = useState(false);
  const keep = (change: PlanChange) =>
    changePlan(deps().study, change).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <Page title={t`Study plan`} back="/" isTwoColumns>
      {now && (
        <>
          <Card title={t`When you study`}>
            <PlanForm plan={now.plan} onChange={keep} />
            {hasFailed && (
              <Note kind="err">{t`This phone is full: the plan could not be kept. Make room, then try again.`}</Note>
            )}
            {now.plan ? (
              <PlanWords plan={now.plan} onEnd={() => keep(() => undefined)} />
            ) : (
              <p class="soft">{t`Choose the days on which you mean to study. It can be changed at any time.`}</p>
            )}
          </Card>
          <Card title={t`This week`}>
            <WeekChart week={now.week} />
          </Card>
        </>
      )}
    </Page>
  );
}

/** What the plan comes to, and how it is remembered without a message from anybody. */
function PlanWords({ plan, onEnd }: { plan: Plan; onEnd: () => void }) {
  const days = plural({ days: plan.days.length }, { one: '# day', other: '# days' });
  const minutes = plural(
    { minutes: plan.days.length * plan.minutes },
    { one: '# minute a week', other: '# minutes a week' },
  );
  return (
    <>
      <p role="status">
        <b>{beside(days, minutes)}</b>
      </p>
      <Button icon="calendar" isWide onClick={() => saveCalendar(plan)}>{t`Put it into this phone’s calendar`}</Button>
      <p class="soft small">{t`The calendar then reminds you, also when Caravan is closed. It uses no data. After a change of the plan, put it in again.`}</p>
      <Button kind="plain" onClick={onEnd}>{t`Study without a plan`}</Button>
    </>
  );
}
