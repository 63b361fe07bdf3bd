import { plural, t } from '@lingui/core/macro';
import { beside, formatNumber } from '../../../i18n/format.ts';
import type { StudyDay, Week } from './week.ts';
import { weekdayName } from './weekday-name.ts';
import './week-chart.css';

/** A bar is never measured against less: five minutes are no full bar. */
const LEAST_FULL_MINUTES = 30;

/** The minutes of the week by day, with a sentence that says the same. What is planned is stitched. */
export function WeekChart({ week }: { week: Week }) {
  const full = Math.max(LEAST_FULL_MINUTES, ...week.days.flatMap((day) => [day.minutes, day.plannedMinutes]));
  return (
    <div class="stack">
      <p>{weekWords(week)}</p>
      <ol class="week">
        {week.days.map((day) => (
          <li key={day.weekday} class={day.when === 'today' ? 'is-today' : ''}>
            <span class="vh">{dayWords(day)}</span>
            <span class="week-bars" aria-hidden="true">
              {day.plannedMinutes > 0 && <i class="planned" style={{ '--share': day.plannedMinutes / full }} />}
              <i style={{ '--share': day.minutes / full }} />
              {day.minutes > 0 && (
                <span class="week-minutes small num" style={{ '--share': day.minutes / full }}>
                  {formatNumber(day.minutes)}
                </span>
              )}
            </span>
            <span class="small" aria-hidden="true">
              {weekdayName(day.weekday, 'narrow')}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function weekWords({ minutes, plannedMinutes }: Week): string {
  const studied = plural({ minutes }, { one: '# minute studied this week', other: '# minutes studied this week' });
  if (plannedMinutes === 0) return studied;
  return beside(studied, plural({ planned: plannedMinutes }, { one: '# minute planned', other: '# minutes planned' }));
}

function dayWords({ weekday, minutes, plannedMinutes }: StudyDay): string {
  const name = weekdayName(weekday);
  const studied = plural({ minutes }, { one: '# minute', other: '# minutes' });
  const planned = plural({ planned: plannedMinutes }, { one: '# minute planned', other: '# minutes planned' });
  return plannedMinutes > 0 ? t`${name}: ${beside(studied, planned)}` : t`${name}: ${studied}`;
}
