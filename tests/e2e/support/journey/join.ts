import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chooseLanguage, open, seen, type Teacher } from '../teacher.ts';
import { COURSE, course, quizPath } from './plot.ts';
import type { Role } from './stage.ts';

const CLASS_CODE = 'SESAME';

/** Per cent as the languages write it: 100 or 0, in Latin or Arabic digits. */
const scoreOf = ({ isKnowing }: Role): RegExp => (isKnowing ? /100|١٠٠/ : /(^|\D)0\s*%/);

export async function joinTheClass({ page, say, origin }: Teacher, { name }: Role): Promise<void> {
  await open({ page, say, origin }, `/join/${CLASS_CODE}`);
  await page.getByLabel(say('Your name')).fill(name);
  await page.getByRole('button', { name: say('Join'), exact: true }).click();
  await seen(page.getByText(say('You are in the class')));
}

/** The facilitator's page shows her by her name, with the score of her quiz. */
export async function expectFacilitatorSees(facilitator: Teacher, dataDir: string, role: Role): Promise<void> {
  const { page, say } = facilitator;
  const link = readFileSync(join(dataDir, 'facilitator-link.txt'), 'utf8');
  await chooseLanguage(facilitator, role.language);
  await open(facilitator, `/${/centre#[0-9a-f]{64}/.exec(link)?.[0]}`);
  await seen(page.getByRole('rowheader', { name: role.name }));
  await page
    .getByRole('button', { name: say('Details') })
    .first()
    .click();
  await seen(page.getByText(scoreOf(role)));
}

/** A second phone, linked by the code that the first one shows, shows the same state. */
export async function expectSecondPhoneShowsTheSame(first: Teacher, second: Teacher, role: Role): Promise<void> {
  await open(first, '/phone');
  await first.page.getByRole('button', { name: first.say('Add another phone') }).click();
  const code = (await first.page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent()) ?? '';
  await chooseLanguage(second, role.language);
  await open(second, `/join/${code.replace(' ', '')}`);
  await second.page.getByRole('button', { name: second.say('Put together') }).click();
  await seen(second.page.getByText(second.say('This phone is linked')));

  await open(second, quizPath);
  await seen(second.page.getByRole('cell', { name: scoreOf(role) }));
  const progress = await shownProgress(first);
  expect(progress).toHaveLength(course.lessons.length);
  expect(await shownProgress(second)).toEqual(progress);
}

/** How far she is by the course page: words and signs of every station, without the price of going on, which each phone has its own. */
async function shownProgress(teacher: Teacher): Promise<string[]> {
  await open(teacher, `/course/${COURSE}`);
  const route = teacher.page.getByRole('region', { name: teacher.say('Your route') });
  await seen(route);
  await teacher.page.waitForTimeout(1000);
  return route.locator('li').evaluateAll((stations) =>
    stations.map((station) => {
      const shown = station.cloneNode(true) as Element;
      for (const price of shown.querySelectorAll('.btn')) price.remove();
      const signs = [...shown.querySelectorAll('use')].map((use) => use.getAttribute('href')?.split('#')[1]);
      return `${shown.className} ${shown.textContent} ${signs.join()}`;
    }),
  );
}
