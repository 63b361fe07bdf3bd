import { API } from '../../../src/protocol/people/api.ts';
import { until } from '../../support/until.ts';
import { factsOnPhone } from './facts-on-phone.ts';
import { open, seen, type Teacher } from './teacher.ts';

/** The addresses that facts go to. */
export const EXCHANGE = new RegExp(`^${API.exchange}$`);

export const UNSENT =
  '{unsent, plural, one {Nothing is lost. # activity is not sent yet} other {Nothing is lost. # activities are not sent yet}}';

export const isAccepted = ({ page, say }: Teacher) => page.getByText(say('All sent and accepted'));

export const isUnsent = ({ page, say }: Teacher) => page.getByText(say.pattern(UNSENT));

/** Asks the app to send now, on the page that tells where her work is, and waits until its request has ended in some way. */
export async function sendNow({ page, say }: Teacher): Promise<void> {
  const asked = page.waitForRequest((request) => EXCHANGE.test(new URL(request.url()).pathname));
  await page.getByRole('button', { name: say('Send now') }).click();
  await (await asked).response();
}

/** Goes to the page that tells where her work is, as people do, and waits until what she left behind is saved. */
export async function goToWork(teacher: Teacher): Promise<void> {
  const { page, say } = teacher;
  await page
    .getByRole('navigation')
    .getByRole('link', { name: say('This phone') })
    .click();
  await seen(page.locator('#work'));
  await until(async () => {
    const before = await factsOnPhone(teacher);
    await page.waitForTimeout(300);
    return String(before) === String(await factsOnPhone(teacher));
  }, 10_000);
}

/** Begins the quiz, or begins it again. */
export async function beginQuiz(teacher: Teacher, course: number, quiz: number): Promise<void> {
  const { page, say } = teacher;
  await open(teacher, `/course/${course}/quiz/${quiz}`);
  const begin = page.getByRole('button', { name: say('Begin the quiz') });
  await begin.or(page.getByRole('button', { name: say('Try again') })).click();
}
