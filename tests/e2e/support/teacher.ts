import type { Locator, Page } from 'playwright-core';
import type { Interval } from '../../../src/protocol/facts/coverage.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';
import type { Question } from '../../../src/protocol/pack/text-chunk.ts';
import { TRUE } from '../../../src/protocol/quiz/mark.ts';
import { middleOf } from '../../../src/protocol/quiz/middle-of-area.ts';
import type { Say } from '../../support/words.ts';
import { fillPlaces } from './fill-places.ts';

/** What a teacher does, in her language, with nothing but what the screen shows her. */
export interface Teacher {
  readonly page: Page;
  readonly say: Say;
  readonly origin: string;
}

const PATIENCE_MS = 30_000;

export const seen = (locator: Locator, timeoutMs = PATIENCE_MS): Promise<void> =>
  locator.first().waitFor({ state: 'visible', timeout: timeoutMs });

/** Opens a page of the app and waits for its words. */
export async function open({ page, origin }: Teacher, path: string): Promise<void> {
  await page.goto(origin + path, { waitUntil: 'commit' });
  await seen(page.locator('main *'));
}

export async function chooseLanguage({ page, say, origin }: Teacher, name: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: say('Start, no account needed') }).click();
  await seen(page.getByRole('heading', { name: say('Choose a first course') }));
}

/** Gets the course of the open course page in the form named, and waits until it is on the phone. */
export async function getCourse(teacher: Teacher, form: RegExp): Promise<void> {
  await teacher.page.getByRole('radio', { name: form }).check();
  await getOnlyForm(teacher);
}

/** Gets the course of the open course page in the form that is chosen, or the only one it has. */
export async function getOnlyForm({ page, say }: Teacher): Promise<void> {
  await page.getByRole('button', { name: say.pattern('Get: {name}, {weight}') }).click();
  await seen(page.locator('#get').getByText(say('On this phone'), { exact: true }), 60_000);
}

/** Reads all texts of the open lesson at the pace of `msAScreen`, down to its end. */
export async function readLesson({ page }: Teacher, msAScreen: number): Promise<void> {
  await seen(page.locator('.prose [data-block]'));
  const blocks = page.locator('.prose [data-block]');
  for (let i = 0; i < (await blocks.count()); i++) {
    await blocks.nth(i).scrollIntoViewIfNeeded();
    await page.waitForTimeout(msAScreen);
  }
  // What was read is kept every few seconds.
  await page.waitForTimeout(3500);
}

/** Plays the open lesson's video from `from` for `forSeconds` of its own time, and pauses. */
export async function watch({ page }: Teacher, from: number, forSeconds: number): Promise<void> {
  const video = page.locator('video');
  await seen(video);
  await video.evaluate(async (element: HTMLVideoElement, start) => {
    element.muted = true;
    // Before it knows its length, a video remembers a place and tells of no seek.
    if (element.readyState === 0)
      await new Promise((resolve) => element.addEventListener('loadedmetadata', resolve, { once: true }));
    element.currentTime = start;
    await new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
    await element.play();
  }, from);
  await page.waitForFunction(
    ([end]) => (document.querySelector('video')?.currentTime ?? 0) >= (end ?? 0),
    [from + forSeconds],
    { timeout: PATIENCE_MS + 1000 * forSeconds },
  );
  await video.evaluate((element: HTMLVideoElement) => element.pause());
  await page.waitForTimeout(500);
}

/** What the browser itself says was played since the page was opened, in seconds. */
export const played = ({ page }: Teacher): Promise<Interval[]> =>
  page
    .locator('video')
    .evaluate((video: HTMLVideoElement) =>
      Array.from({ length: video.played.length }, (_, i): [number, number] => [
        video.played.start(i),
        video.played.end(i),
      ]),
    );

/** Captions that stand on the picture now. */
export const captionsShown = ({ page }: Teacher): Promise<{ language: string; text: string }[]> =>
  page
    .locator('video')
    .evaluate((video: HTMLVideoElement) =>
      [...video.textTracks]
        .filter((track) => track.mode === 'showing')
        .flatMap((track) =>
          [...(track.activeCues ?? [])].map((cue) => ({ language: track.language, text: (cue as VTTCue).text })),
        ),
    );

interface Quiz {
  readonly questions: readonly Question[];
  /** Whether she answers right. */
  readonly isKnowing: boolean;
  /** Happens after her second answer; the quiz must be open again afterwards, and go on by itself at the third question. */
  readonly interruption?: () => Promise<void>;
}

/** Answers the open quiz to its end. Returns each answer by question number. */
export async function answerQuiz(
  teacher: Teacher,
  { questions, isKnowing, interruption }: Quiz,
): Promise<Map<number, Value>> {
  const { say } = teacher;
  const answers = new Map<number, Value>();
  for (const [i, question] of questions.entries()) {
    answers.set(question.n, await answer(teacher.page, question, isKnowing));
    const finished = say(question.type === 'extended' ? 'I have written my answer' : 'Check my answer');
    await teacher.page.getByRole('button', { name: finished }).click();
    await seen(teacher.page.getByText(say('Answer saved on this phone')));
    if (i === 1 && interruption) {
      await interruption();
      continue;
    }
    const isLast = i === questions.length - 1;
    const onward = say(isLast ? 'Hand in and see the result' : 'Next question');
    await teacher.page.getByRole('button', { name: onward }).click();
  }
  await seen(teacher.page.getByText(say('Every attempt is kept. The best one counts.')));
  return answers;
}

async function answer(page: Page, question: Question, isKnowing: boolean): Promise<Value> {
  const choose = (n: number) => page.locator(`form input[value="${n}"]`).check();
  await seen(page.locator('form fieldset'));
  switch (question.type) {
    case 'single': {
      const chosen = question.choices.find((choice) => (choice.right === true) === isKnowing);
      await choose(chosen?.n ?? 1);
      return { type: 'int', n: chosen?.n ?? 1 };
    }
    case 'multiple': {
      const ns = question.choices.filter((choice) => (choice.right === true) === isKnowing).map((choice) => choice.n);
      for (const n of ns) await choose(n);
      return { type: 'set', ns };
    }
    case 'truefalse': {
      const n = question.answer === isKnowing ? TRUE : 1 - TRUE;
      await choose(n);
      return { type: 'int', n };
    }
    case 'numeric':
      await page.locator('form input').fill(isKnowing ? question.answer : '٩٩٩,٥');
      return isKnowing
        ? {
            type: 'decimal',
            mantissa: Number(question.answer.replace('.', '')),
            scale: question.answer.split('.')[1]?.length ?? 0,
          }
        : { type: 'decimal', mantissa: 9995, scale: 1 };
    case 'text':
      await page.locator('form input').fill(isKnowing ? (question.accept[0] ?? '') : 'لا أعرف é');
      return { type: 'text', text: isKnowing ? (question.accept[0] ?? '') : 'لا أعرف é' };
    case 'order':
    case 'match':
    case 'gaps':
      return { type: 'list', values: await fillPlaces(page, question, isKnowing) };
    case 'extended':
      await page.locator('form textarea').fill('كل يوم é');
      return { type: 'text', text: 'كل يوم é' };
    case 'hotspot': {
      const area = question.areas.find(({ n }) => question.right.includes(n) === isKnowing);
      if (!area?.label) throw new Error('a hotspot without names for its places');
      await page.locator('fieldset.pick').getByText(area.label, { exact: true }).click();
      const { x, y } = middleOf(area, question.areas);
      return { type: 'list', values: [x, y].map((n) => ({ type: 'int', n })) };
    }
    case 'sealed':
      throw new Error(`nobody answers a ${question.type} question here`);
  }
}
