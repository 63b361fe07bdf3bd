import { i18n } from '@lingui/core';
import type { Weekday } from '../../../protocol/plan/plan.ts';

const MS_A_DAY = 86_400_000;
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);

/** "Monday", or "M". */
export const weekdayName = (weekday: Weekday, weekdayStyle: 'long' | 'narrow' = 'long'): string =>
  new Intl.DateTimeFormat(i18n.locales, { weekday: weekdayStyle, timeZone: 'UTC' }).format(
    MONDAY_MS + (weekday - 1) * MS_A_DAY,
  );
