import type { Page } from 'playwright-core';
import { readBuiltCourse } from '../../tests/support/packs.ts';
import type { Figure } from '../support/figure.ts';
import { percentile } from '../support/percentile.ts';
import { answerOpenQuestion } from './answer-question.ts';
import { SLOWDOWN, slowPhone } from './slow-phone.ts';
import { COURSES, setStudyStage } from './stage.ts';
import { tapUntil } from './tap-until.ts';

const ROUNDS = 2;

/** Milliseconds of each step of a way through all lessons and quizzes of two courses. */
interface Steps {
  readonly lesson: number[];
  readonly quiz: number[];
  readonly next: number[];
  readonly answer: number[];
}

/** How long she waits on her way through her courses: for a lesson, a quiz, the next question, and for what is said of an answer. */
export async function measureOpen(): Promise<Figure[]> {
  const { phone, teacher, dispose } = await setStudyStage('ar');
  const steps: Steps = { lesson: [], quiz: [], next: [], answer: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const course of COURSES) {
        const { page, origin } = teacher();
        await page.goto(`${origin}/course/${course}`);
        await page.locator('ol.route a').first().waitFor({ state: 'attached' });
        const end = await slowPhone(phone);
        await walkThrough(page, course, steps).finally(end);
      }
    }
    const opened = [...steps.lesson, ...steps.quiz, ...steps.next];
    const beside = [
      `without a network, page and worker ${SLOWDOWN} times slower`,
      ...Object.entries(steps).map(([name, times]) => `${name}: ${told(times)}`),
    ];
    return [
      { name: 'open-p95', value: percentile(opened, 95), unit: 'ms', beside },
      { name: 'answer-p95', value: percentile(steps.answer, 95), unit: 'ms' },
    ];
  } finally {
    await dispose();
  }
}

async function walkThrough(page: Page, course: number, steps: Steps): Promise<void> {
  const { lessons } = readBuiltCourse(course);
  for (const [at, { lesson }] of lessons.entries()) {
    const link = `a[href="/course/${course}/${lesson.number}"]`;
    const hasText = lesson.items.some(({ kind }) => kind === 'text');
    const ready = hasText ? '.lesson .prose [data-block]' : '.lesson section';
    // The first from the page of the course, the others from the lesson before.
    steps.lesson.push(await tapUntil(page, at === 0 ? link : `.lesson > nav ${link}`, ready));
    for (const item of lesson.items) {
      if (item.kind !== 'quiz' || item.sealed) continue;
      await walkThroughQuiz(page, course, item.number, steps);
      await page.goBack();
      await page.locator('.lesson > nav').waitFor();
    }
  }
}

async function walkThroughQuiz(page: Page, course: number, quiz: number, steps: Steps): Promise<void> {
  steps.quiz.push(await tapUntil(page, `a[href="/course/${course}/quiz/${quiz}"]`, '.quiz .btn.go'));
  const isBegun = await page.locator('.quiz form').isVisible();
  if (!isBegun) steps.next.push(await tapUntil(page, '.quiz .btn.go', '.quiz form legend'));
  for (let isOpen = true; isOpen; ) {
    await answerOpenQuestion(page);
    steps.answer.push(await tapUntil(page, '.quiz form [type=submit]', '.quiz .say .ok'));
    const took = await tapUntil(page, '.quiz form [type=submit]', '.quiz form legend, .quiz table');
    isOpen = await page.locator('.quiz form').isVisible();
    if (isOpen) steps.next.push(took);
  }
}

const told = (times: readonly number[]): string =>
  `${times.length} times, p50 ${percentile(times, 50).toFixed(0)}, p95 ${percentile(times, 95).toFixed(0)}, max ${Math.max(...times).toFixed(0)} ms`;
