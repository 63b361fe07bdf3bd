import { t } from '@lingui/core/macro';
import type { Plan } from '../../protocol/plan/plan.ts';
import { writeCalendar } from './write-calendar.ts';

/** How long a browser may take to begin with the file. */
const KEPT_MS = 60_000;

/** Hands the plan to the phone as a file, which its calendar opens. */
export function saveCalendar(plan: Plan): void {
  const url = new URL('/', location.href).href;
  const words = { title: t`Study with Caravan`, description: t`The lessons on your phone need no network.`, url };
  const file = new Blob([writeCalendar(plan, words, new Date())], { type: 'text/calendar' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'caravan.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
