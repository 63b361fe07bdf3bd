import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { joinCoverage } from '../../src/protocol/facts/coverage.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { bestScore } from '../../src/protocol/quiz/mark.ts';
import { BUILT_PACKS, readBuiltCourse } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';
import { coverageOf, expectSecondsWatched } from './support/compare.ts';
import { dispatchSync } from './support/dispatch-sync.ts';
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
} from './support/teacher.ts';

const COURSE = 4098;
const CLASS_CODE = 'SESAME';
const course = readBuiltCourse(COURSE);

const lessonWith = (item: number) => {
  const found = course.lessons.find(({ lesson }) => lesson.items.some(({ number }) => number === item));
  if (!found) throw new Error(`no lesson has item ${item}`);
  return found.lesson;
};
const videos = course.items.filter((item) => item.kind === 'video');
const longest = videos.reduce((a, b) => (b.seconds > a.seconds ? b : a));
const quiz = course.items.find((item) => item.kind === 'quiz');
const text = lessonWith(longest.number).items.find((item) => item.kind === 'text');
if (!quiz || !text) throw new Error('the course lost its quiz or text');

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function startServer(dataDir: string, port?: number): Promise<ServerProcess> {
  const server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS }, port);
  cleanUps.push(server.kill);
  return server;
}

async function newPhone(lang: string): Promise<Phone> {
  const phone = await startPhone({ lang });
  cleanUps.push(phone.dispose);
  return phone;
}

/** The facts of the one person whom the server knows to have done anything. */
function onlyPerson(dataDir: string): { person: string; facts: readonly Fact[] } {
  const persons = [...readServerFacts(dataDir)];
  expect(persons).toHaveLength(1);
  const [person = '', facts = []] = persons[0] ?? [];
  return { person, facts };
}

describe.each([
  { lang: 'ar', language: 'العربية', name: 'متعلّمة ١', sendsFrom: 'the open page' },
  { lang: 'fr', language: 'Français', name: 'Apprenante 1', sendsFrom: 'the service worker, with no page open' },
])('a teacher who reads $lang', ({ lang, language, name, sendsFrom }) => {
  it(`studies offline before she joins, and her work arrives from ${sendsFrom}`, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const say = wordsOf(lang);
    const server = await startServer(dataDir);
    const phone = await newPhone(lang);
    const teacher: Teacher = {
      get page() {
        return phone.page;
      },
      say,
      origin: server.origin,
    };

    // Online: a language, the catalogue, the price of each rung, the course.
    await chooseLanguage(teacher, language);
    await open(teacher, '/courses');
    await phone.page.getByRole('link', { name: course.root.title[lang] ?? '' }).click();
    const form = phone.page.locator('#get');
    await seen(form.getByRole('radio').nth(4));
    for (const rung of await form.locator('.rungs label').allInnerTexts()) expect(rung).toMatch(/[\d٠-٩]/);
    await getCourse(teacher, /360p/);

    // The server dies, then the browser: she goes on with what is on the phone.
    await server.kill();
    await phone.restart();
    await open(teacher, '/');
    await seen(phone.page.getByText(course.root.title[lang] ?? ''));

    const lesson = lessonWith(longest.number);
    await open(teacher, `/course/${COURSE}/${lesson.number}?item=${longest.number}`);
    // 225 s lies beyond the first MiB of the file, so that the jump crosses chunks.
    await watch(teacher, 2, 5);
    await watch(teacher, 225, 3);
    await watch(teacher, 60.5, 4);
    const watched = await played(teacher);
    const captions = await captionsShown(teacher);
    expect(captions).toHaveLength(1);
    expect(captions[0]?.language.startsWith(lang)).toBe(true);
    await readLesson(teacher, 1300);

    // The power goes in the middle of a quiz: what was answered is there when she comes back.
    const quizPath = `/course/${COURSE}/quiz/${quiz.number}`;
    const questions = course.questions(quiz.number, lang);
    await open(teacher, quizPath);
    await phone.page.getByRole('button', { name: say('Begin the quiz') }).click();
    const answers = await answerQuiz(teacher, {
      questions,
      isKnowing: lang === 'ar',
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

    // The network comes back. She does nothing.
    if (sendsFrom === 'the open page') {
      await startServer(dataDir, server.port);
    } else {
      await phone.page.goto('about:blank');
      await startServer(dataDir, server.port);
      await dispatchSync(phone, server.origin, 'facts');
    }
    await until(() => readServerFacts(dataDir).size > 0, 90_000);
    await open(teacher, '/phone');
    await seen(phone.page.getByText(say('All sent and accepted')), 60_000);

    // The server holds exactly what she did.
    const { facts } = onlyPerson(dataDir);
    const inCourse = facts.filter((fact) => fact.course === COURSE);
    expectSecondsWatched(coverageOf(inCourse, longest.number), watched, longest.seconds);
    const read = joinCoverage(coverageOf(inCourse, text.number), []);
    for (const block of text.blocks) expect(read.some(([from, to]) => block >= from && block < to)).toBe(true);
    const attempts = attemptsAt(quiz.number, inCourse);
    expect(attempts).toHaveLength(1);
    const held = new Map([...(attempts[0]?.attempt.answers ?? [])].map(([n, stamped]) => [n, stamped.value]));
    held.delete(0);
    expect(held).toEqual(answers);
    const score = bestScore(
      questions,
      attempts.map(({ attempt }) => attempt),
    );
    expect(score?.percent).toBe(lang === 'ar' ? 100 : 0);

    // She joins her class; the facilitator sees her.
    await open(teacher, `/join/${CLASS_CODE}`);
    await phone.page.getByLabel(say('Your name')).fill(name);
    await phone.page.getByRole('button', { name: say('Join'), exact: true }).click();
    await seen(phone.page.getByText(say('You are in the class')));
    const facilitator = await newPhone(lang);
    const secret = /centre#[0-9a-f]{64}/.exec(readFileSync(join(dataDir, 'facilitator-link.txt'), 'utf8'))?.[0] ?? '';
    await chooseLanguage({ page: facilitator.page, say, origin: server.origin }, language);
    await open({ page: facilitator.page, say, origin: server.origin }, `/${secret}`);
    await seen(facilitator.page.getByText(name));

    // Her second phone shows the same.
    await open(teacher, '/phone');
    await phone.page.getByRole('button', { name: say('Add another phone') }).click();
    const code = (await phone.page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent()) ?? '';
    const second = await newPhone(lang);
    const onSecond: Teacher = { page: second.page, say, origin: server.origin };
    await chooseLanguage(onSecond, language);
    await open(onSecond, `/join/${code.replace(' ', '')}`);
    await second.page.getByRole('button', { name: say('Put together') }).click();
    await seen(second.page.getByText(say('This phone is linked')));
    await open(onSecond, quizPath);
    await seen(second.page.getByRole('cell', { name: lang === 'ar' ? /١٠٠/ : /^0/ }));
    const progress = await shownProgress(teacher);
    expect(progress).toHaveLength(course.lessons.length);
    expect(await shownProgress(onSecond)).toEqual(progress);
  });
});

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
