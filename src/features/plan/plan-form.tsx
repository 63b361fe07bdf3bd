import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { firstDayOf } from '../../app/plan/later/week.ts';
import { weekdayName } from '../../app/plan/later/weekday-name.ts';
import { type Plan, WEEKDAYS, type Weekday } from '../../protocol/plan/plan.ts';
import { Chip } from '../../ui/tag.tsx';
import './plan.css';

/** Minutes of a study day to choose from. */
const MINUTES = [10, 15, 20, 25, 30, 45, 60, 90, 120] as const;
const MINUTES_AN_HOUR = 60;

/** The plan after a tap, made of the plan as it is then. */
export type PlanChange = (plan: Plan | undefined) => Plan | undefined;

interface PlanFormProps {
  plan: Plan | undefined;
  onChange: (change: PlanChange) => void;
}

/** Before she chose any day. */
const FIRST_PLAN: Omit<Plan, 'days'> = { minutes: 25, begins: 19 * MINUTES_AN_HOUR };

/** On which days, how long, from when. Each tap is kept at once. */
export function PlanForm({ plan, onChange }: PlanFormProps) {
  const id = useId();
  const { minutes, begins } = plan ?? FIRST_PLAN;
  const change = (part: Partial<Plan>) => onChange((before) => before && { ...before, ...part });
  const choices = [...new Set([...MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <>
      <fieldset>
        <legend>{t`Study days`}</legend>
        <div class="row plan-days">
          {inWeek().map((day) => (
            <Chip key={day} isChosen={plan?.days.includes(day) ?? false} onClick={() => onChange(withDay(day))}>
              {weekdayName(day)}
            </Chip>
          ))}
        </div>
      </fieldset>
      {plan && (
        <div class="row">
          <p class="grow">
            <label for={`${id}-minutes`}>{t`Minutes on each`}</label>
            <select
              id={`${id}-minutes`}
              class="field"
              value={minutes}
              onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {plural({ minutes: choice }, { one: '# minute', other: '# minutes' })}
                </option>
              ))}
            </select>
          </p>
          <p class="grow">
            <label for={`${id}-begins`}>{t`From`}</label>
            <input
              id={`${id}-begins`}
              class="field"
              type="time"
              value={clockOf(begins)}
              onChange={(event) => change({ begins: minuteOf(event.currentTarget.value) ?? begins })}
            />
          </p>
        </div>
      )}
    </>
  );
}

/** A day is put in or taken out; a plan without days is none. */
const withDay =
  (day: Weekday): PlanChange =>
  (plan) => {
    const days = WEEKDAYS.filter((one) => (one === day) !== (plan?.days.includes(one) ?? false));
    return days.length > 0 ? { ...FIRST_PLAN, ...plan, days } : undefined;
  };

/** In the order of her weeks. */
function inWeek(): readonly Weekday[] {
  const at = firstDayOf(i18n.locale) - 1;
  return [...WEEKDAYS.slice(at), ...WEEKDAYS.slice(0, at)];
}

const two = (n: number): string => String(n).padStart(2, '0');

const clockOf = (minute: number): string =>
  `${two(Math.floor(minute / MINUTES_AN_HOUR))}:${two(minute % MINUTES_AN_HOUR)}`;

/** Undefined where nothing was entered. */
function minuteOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : hours * MINUTES_AN_HOUR + minutes;
}
