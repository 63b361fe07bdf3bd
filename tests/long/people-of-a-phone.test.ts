import { once } from 'node:events';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API } from '../../src/protocol/people/api.ts';
import { dispatchSync } from '../e2e/support/dispatch-sync.ts';
import { askForCourse, isHere } from '../e2e/support/download.ts';
import { factsOnPhone, linesOf } from '../e2e/support/facts-on-phone.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { answerQuiz, open, seen } from '../e2e/support/teacher.ts';
import { beginQuiz, EXCHANGE } from '../e2e/support/work.ts';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';

const COURSE = 4097;
const [FIRST_QUIZ, SECOND_QUIZ] = [6, 13];
const course = readBuiltCourse(COURSE);
const ALL = /./;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
  await askForCourse(scene.teacher, COURSE, new RegExp(scene.teacher.say('Text and quiz')));
  await seen(isHere(scene.teacher));
});
afterAll(() => scene?.dispose());

async function loseLine(): Promise<void> {
  scene.proxy.fault(ALL, dropRequest);
  await scene.phone.context.setOffline(true);
}

async function lineIsBack(): Promise<void> {
  scene.proxy.heal();
  await scene.phone.context.setOffline(false);
}

async function study(quiz: number): Promise<void> {
  await beginQuiz(scene.teacher, COURSE, quiz);
  await answerQuiz(scene.teacher, { questions: course.questions(quiz, 'fr'), isKnowing: true });
}

/** What the phone keeps of one person, and as whom the server knows her. */
async function personOf(profile: number, page: Page = scene.phone.page): Promise<string> {
  const kept: unknown = await page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('identity').objectStore('identity').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
    `caravan-study-${profile}`,
  );
  return v.parse(v.tuple([v.object({ person: v.string() })]), kept)[0].person;
}

/** The items of the course that a person's attempts are at. */
const quizzesOf = (lines: readonly string[]): number[] =>
  [FIRST_QUIZ, SECOND_QUIZ].filter((item) =>
    lines.some((line) => line.includes('"attempt"') && line.includes(`"item":${item},`)),
  );

const arrived = (person: string): readonly string[] => linesOf(readServerFacts(scene.dataDir).get(person) ?? []);

const changeTo = async (name: string): Promise<void> => {
  const { teacher } = scene;
  await open(teacher, '/people');
  await teacher.page.getByRole('button', { name: teacher.say('Change to {name}').replace('{name}', name) }).click();
  await teacher.page.waitForURL(`${teacher.origin}/`);
};

describe('two people who share a phone', () => {
  it('study without a line, each in a database of her own that holds nothing of the other', async () => {
    const { teacher, phone } = scene;
    const { page, say } = teacher;
    await loseLine();
    await study(FIRST_QUIZ);
    await open(teacher, '/people');
    await page.getByLabel(say('Name on this phone')).fill('  Amina  ');
    await page.getByRole('button', { name: say('Add and begin') }).click();
    await page.waitForURL(`${teacher.origin}/`);
    await seen(page.getByText('Amina'));
    await seen(page.getByText(say('Nothing to send yet')));
    await study(SECOND_QUIZ);
    expect(quizzesOf(await factsOnPhone(teacher, 1))).toEqual([FIRST_QUIZ]);
    expect(quizzesOf(await factsOnPhone(teacher, 2))).toEqual([SECOND_QUIZ]);

    await phone.restart();
    await loseLine();
    await open(teacher, '/');
    await seen(scene.phone.page.getByText('Amina'));

    // A power cut can take back what localStorage was told last.
    await phone.page.evaluate(() => localStorage.removeItem('profile'));
    await open(teacher, '/');
    await seen(scene.phone.page.getByText('Amina'));
  });

  it('see where all their work is without a line, and what will happen', async () => {
    const { teacher } = scene;
    const { page, say } = teacher;
    await open(teacher, '/work');
    await seen(page.getByText(say.pattern('It goes up by itself at the next network: {size}.')));
    const rows = page.locator('.activity');
    await seen(rows);
    const saved = rows.filter({ hasText: say('Saved here') });
    expect(await saved.count()).toBe(await rows.count());
    expect(await rows.filter({ hasText: say('Quiz') }).count()).toBe(1);
  });

  it('change in one tab, and another tab follows, after it has kept what was under way where it belongs', async () => {
    const { teacher, phone } = scene;
    const there = { ...teacher, page: await phone.context.newPage() };
    await open(there, `/course/${COURSE}/quiz/${SECOND_QUIZ}`);
    const seconds = async () => (await factsOnPhone(there, 2)).filter((line) => line.includes('"counter"')).join();
    const before = await seconds();
    // Time counts between two signs of her.
    await there.page.keyboard.press('Shift');
    await there.page.waitForTimeout(2500);
    await there.page.keyboard.press('Shift');
    await phone.page.bringToFront();
    const first = await factsOnPhone(teacher, 1);

    const followed = there.page.waitForEvent('load');
    await changeTo(teacher.say('First person'));
    await followed;
    expect(await seconds()).not.toBe(before);
    expect(await factsOnPhone(teacher, 1)).toEqual(first);
    await there.page.bringToFront();
    await open(there, '/people');
    const shown = there.page.locator('li[aria-current]');
    await seen(shown.filter({ hasText: teacher.say('First person') }));
    await there.page.close();
  });

  it('are both heard when the line comes back: each under her own person, over one connection', async () => {
    const { teacher, proxy } = scene;
    const [first, second] = [await personOf(1), await personOf(2)];
    expect(first).not.toBe(second);
    expect([arrived(first), arrived(second)]).toEqual([[], []]);
    const before = proxy.asked.length;
    await open(teacher, '/work');
    const passing = new EventTarget();
    const passed = once(passing, 'pass');
    proxy.heal();
    proxy.fault(EXCHANGE, async (ask) => {
      const answer = await ask();
      await passed;
      return answer;
    });
    await scene.phone.context.setOffline(false);
    // The server has it, but nobody here can know that yet.
    await seen(teacher.page.getByText(teacher.say('Sent, no answer yet')));
    passing.dispatchEvent(new Event('pass'));
    await until(() => arrived(first).length > 0 && arrived(second).length > 0, 60_000);
    await seen(teacher.page.getByText(teacher.say('All sent and accepted')));
    expect(arrived(first)).toEqual(await factsOnPhone(teacher, 1));
    expect(arrived(second)).toEqual(await factsOnPhone(teacher, 2));
    expect([quizzesOf(arrived(first)), quizzesOf(arrived(second))]).toEqual([[FIRST_QUIZ], [SECOND_QUIZ]]);

    const calls = proxy.asked.slice(before).map((path, n) => ({ path, connection: proxy.connections[before + n] }));
    const exchanges = calls.filter(({ path }) => path === API.exchange);
    expect(exchanges.length).toBeGreaterThan(1);
    expect(new Set(exchanges.map(({ connection }) => connection)).size).toBe(1);
  });

  it('are both heard by the service worker, when no page is open', async () => {
    const { teacher, phone } = scene;
    const [first, second] = [await personOf(1), await personOf(2)];
    await loseLine();
    await study(SECOND_QUIZ);
    await changeTo('Amina');
    await study(FIRST_QUIZ);
    await phone.page.goto('about:blank');
    await lineIsBack();
    await dispatchSync(phone, teacher.origin, 'facts');
    const both = [FIRST_QUIZ, SECOND_QUIZ];
    await until(() => quizzesOf(arrived(first)).length + quizzesOf(arrived(second)).length === 4, 60_000);
    expect([quizzesOf(arrived(first)), quizzesOf(arrived(second))]).toEqual([both, both]);
  });
});
