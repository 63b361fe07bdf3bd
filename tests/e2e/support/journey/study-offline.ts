import { expect } from 'vitest';
import type { Interval } from '../../../../src/protocol/facts/coverage.ts';
import type { Value } from '../../../../src/protocol/facts/value.ts';
import type { Phone } from '../../../support/phone.ts';
import {
  answerQuiz,
  captionsShown,
  chooseLanguage,
  getCourse,
  open,
  played,
  readLesson,
  seen,
  type Teacher,
  watch,
} from '../teacher.ts';
import { COURSE, course, lessonWith, quiz, quizPath, video } from './plot.ts';
import type { Role } from './stage.ts';

/** What was really done, as the browser and the teacher's own fingers know it. */
export interface Done {
  readonly watched: readonly Interval[];
  readonly answers: ReadonlyMap<number, Value>;
}

/** Online: a language, the catalogue, the price of each form, the course. */
export async function getTheCourse(teacher: Teacher, { lang, language }: Role): Promise<void> {
  await chooseLanguage(teacher, language);
  await open(teacher, '/courses');
  await teacher.page.getByRole('link', { name: course.root.title[lang] ?? '' }).click();
  const form = teacher.page.locator('#get');
  await seen(form.getByRole('radio').nth(4));
  const prices = await form.locator('.rungs label').allInnerTexts();
  expect(prices).toHaveLength(5);
  for (const price of prices) expect(price).toMatch(/[\d٠-٩].*[%٪]/s);
  await getCourse(teacher, /360p/);
}

/** No server, and a browser that was killed and started again: a video, a text, and a quiz in the middle of which the power goes. */
export async function studyOffline(phone: Phone, teacher: Teacher, { lang, isKnowing }: Role): Promise<Done> {
  const { say } = teacher;
  await open(teacher, '/');
  await seen(phone.page.getByText(course.root.title[lang] ?? ''));

  await open(teacher, `/course/${COURSE}/${lessonWith(video.number).number}?item=${video.number}`);
  // 225 s lies beyond the first MiB of the file, so that the jump crosses chunks.
  await watch(teacher, 2, 5);
  await watch(teacher, 225, 3);
  await watch(teacher, 60.5, 4);
  const watched = await played(teacher);
  const captions = await captionsShown(teacher);
  expect(captions).toHaveLength(1);
  expect(captions[0]?.language.startsWith(lang)).toBe(true);
  await readLesson(teacher, 1300);

  await open(teacher, quizPath);
  await phone.page.getByRole('button', { name: say('Begin the quiz') }).click();
  const answers = await answerQuiz(teacher, {
    questions: course.questions(quiz.number, lang),
    isKnowing,
    interruption: async () => {
      await phone.restart();
      await open(teacher, quizPath);
    },
  });
  await open(teacher, `/course/${COURSE}`);
  await seen(phone.page.getByRole('region', { name: say('Your route') }));

  await open(teacher, '/phone');
  const waits =
    'No network reaches the server now. Your work is saved on this phone and is sent by itself as soon as one does.';
  await seen(phone.page.getByText(say(waits)));
  return { watched, answers };
}
