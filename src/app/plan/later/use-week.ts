import { i18n } from '@lingui/core';
import { readPlan } from '../../../data/study/plan.ts';
import { readStudied } from '../../../data/study/read-studied.ts';
import type { Plan } from '../../../protocol/plan/plan.ts';
import { useLive } from '../../../ui/use-live.ts';
import { deps } from '../../deps.ts';
import { firstDayOf, type Week, weekOf } from './week.ts';

/** Her plan, and how the week stands to it; undefined until they are read. */
export function useWeek(): { readonly plan: Plan | undefined; readonly week: Week } | undefined {
  return useLive(async () => {
    const { study, now } = deps();
    const [plan, studied] = await Promise.all([readPlan(study), readStudied(study)]);
    return { plan, week: weekOf({ plan, studied, nowMs: now(), firstDay: firstDayOf(i18n.locale) }) };
  }, [i18n.locale]);
}
