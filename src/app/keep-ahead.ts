import { i18n } from '@lingui/core';
import { liveQuery } from 'dexie';
import { fetchAhead } from '../data/library/ahead.ts';
import { lessonsOf, readCourse } from '../data/library/course.ts';
import { isEnrolled } from '../data/study/is-enrolled.ts';
import { courseFacts, lastPlaces } from '../data/study/read.ts';
import { readLine } from '../data/usage/line.ts';
import { mayMove } from '../data/usage/may-move.ts';
import { readRules } from '../data/usage/rules.ts';
import { readUsage } from '../data/usage/usage.ts';
import { nextStep } from '../protocol/progress/next-step.ts';
import type { Cancel } from '../sync/deps.ts';
import { aheadBudget } from './ahead-budget.ts';
import { deps } from './deps.ts';
import { studyLanguage } from './study/study-language.ts';

/** Has the texts of what she studies next fetched before she needs them: now, wherever she goes on, and when a line comes. */
export function keepAhead({ signal }: Cancel): void {
  let running = Promise.resolve();
  const look = () => {
    running = running.then(() => lookAhead()).catch(reportError);
  };
  const places = liveQuery(() => lastPlaces(deps().study)).subscribe(look, reportError);
  addEventListener('online', look, { signal });
  signal.addEventListener('abort', () => places.unsubscribe(), { once: true });
}

/** Of the course that she studied last. */
async function lookAhead(): Promise<void> {
  if (!navigator.onLine) return;
  const { study, library, now } = deps();
  const [place] = await lastPlaces(study);
  const course = place && (await readCourse(library, place.course));
  if (!course) return;
  const facts = await courseFacts(study, course.course);
  const lessons = lessonsOf(course).map(({ lesson }) => lesson);
  const next = isEnrolled(facts) ? nextStep(lessons, facts) : undefined;
  if (!next) return;
  const lang = studyLanguage(course.root, undefined, i18n.locale);
  await fetchAhead({ library, now, mayMove, budgetBytes }, { course: course.course, lesson: next.lesson.number, lang });
}

async function budgetBytes(): Promise<number> {
  const now = new Date();
  const [line, rules, usage] = await Promise.all([readLine(now.getTime()), readRules(), readUsage()]);
  return aheadBudget({ line, rules, usage, now });
}
