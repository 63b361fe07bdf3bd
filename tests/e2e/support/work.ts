import { API } from '../../../src/protocol/people/api.ts';
import type { Teacher } from './teacher.ts';
import { open, seen } from './teacher.ts';

/** The addresses that facts go to. */
export const EXCHANGE = new RegExp(`^${API.exchange}$`);

export const UNSENT =
  '{unsent, plural, one {Nothing is lost. # activity is not sent yet} other {Nothing is lost. # activities are not sent yet}}';

export const isAccepted = ({ page, say }: Teacher) => page.getByText(say('All sent and accepted'));

export const isUnsent = ({ page, say }: Teacher) => page.getByText(say.pattern(UNSENT));

/** Asks the app to send now, on the page that tells where her work is. */
export async function sendNow({ page, say }: Teacher): Promise<void> {
  await page.getByRole('button', { name: say('Send now') }).click();
}

/** Opens the page that tells where her work is, and waits for these words. */
export async function seeWork(teacher: Teacher, words: string): Promise<void> {
  await open(teacher, '/phone');
  await seen(teacher.page.getByText(teacher.say(words)));
}

/** Begins the quiz, or begins it again. */
export async function beginQuiz(teacher: Teacher, course: number, quiz: number): Promise<void> {
  const { page, say } = teacher;
  await open(teacher, `/course/${course}/quiz/${quiz}`);
  const begin = page.getByRole('button', { name: say('Begin the quiz') });
  await begin.or(page.getByRole('button', { name: say('Try again') })).click();
}
