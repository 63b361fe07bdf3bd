import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseNumber } from '../../../bench/downloads/publisher.ts';
import type { DataRules } from '../../../src/data/usage/rules.ts';
import { askForCourse, CHUNKS, getCard } from '../../e2e/support/download.ts';
import { factsOnPhone, factsOnServer } from '../../e2e/support/facts-on-phone.ts';
import { keepRules } from '../../e2e/support/keep-rules.ts';
import { keptUsage } from '../../e2e/support/kept-usage.ts';
import { open, readLesson, seen } from '../../e2e/support/teacher.ts';
import { until } from '../../support/until.ts';
import { emulatePhone, moveClock, setConnection } from './support/emulated-phone.ts';
import { rowOf, untilRowIsHere, wrongWith } from './support/kept-library.ts';
import { type Stage, setStage } from './support/stage.ts';

const WANTED = { lang: 'en', rung: '240' } as const;
/** Nearly four megabytes. */
const PLAN = { modules: 1, lessonsPerModule: 2, soundBytes: 300_000, pictureBytes: 1_500_000 };
const LIMITED = courseNumber(1);
const WIFI_ONLY = courseNumber(2);
const IN_HOURS = courseNumber(3);
const ASKED = courseNumber(4);
const COUNTED = courseNumber(5);
const FREE: DataRules = { limitBytes: 1_000_000_000, wifiOnly: 'nothing' };
const FIRST_LESSON = 2;
const PATIENCE_MS = 30_000;
/** What is counted is on the disk half a second later. */
const SETTLING_MS = 1_500;
/** So slow that a course takes some seconds. */
const BYTES_PER_SECOND = 600_000;

let stage: Stage;
beforeAll(async () => {
  const courses = [LIMITED, WIFI_ONLY, IN_HOURS, ASKED, COUNTED].map((course) => ({ ...PLAN, course }));
  stage = await setStage('zh', courses);
  await emulatePhone(stage.phone.context);
  await open(stage.teacher, '/');
  await setConnection(stage.teacher, 'cellular');
});
afterAll(() => stage?.dispose());

const seenInCard = (words: string): Promise<void> =>
  seen(getCard(stage.teacher).getByText(stage.teacher.say(words)), PATIENCE_MS);

async function expectHere(course: number): Promise<void> {
  await untilRowIsHere(stage.teacher, course, PATIENCE_MS);
  expect(await wrongWith(stage.teacher, stage.held(course, WANTED))).toEqual([]);
}

/** Lets time pass until the clock shows a minute of the day. */
async function moveTo(minute: number): Promise<void> {
  const now = await stage.teacher.page.evaluate(() => new Date().getHours() * 60 + new Date().getMinutes());
  await moveClock(stage.teacher, (minute - now + 24 * 60) % (24 * 60));
}

/** Nothing of lessons moves for a while. */
async function expectStill(): Promise<void> {
  const before = stage.proxy.asked.filter((path) => CHUNKS.test(path)).length;
  await stage.teacher.page.waitForTimeout(3_000);
  expect(stage.proxy.asked.filter((path) => CHUNKS.test(path))).toHaveLength(before);
}

/** All that was counted over both lines. */
async function counted(): Promise<number> {
  await stage.teacher.page.waitForTimeout(SETTLING_MS);
  const { mobile, wifi } = await keptUsage(stage.teacher);
  return [mobile, wifi].flatMap((line) => Object.values(line)).reduce((sum, bytes) => sum + bytes, 0);
}

describe('her rules for mobile data', () => {
  it('let a download wait at the day’s limit, which it keeps to; her work goes up all the same; midnight lets it go on [DL7]', async () => {
    const { teacher, dataDir } = stage;
    const limitBytes = 2_500_000;
    await keepRules(teacher, { limitBytes, wifiOnly: 'nothing' });
    const before = (await keptUsage(teacher)).mobile.lessons;
    await askForCourse(teacher, LIMITED, /240p/);
    await seenInCard('Today’s data is used up: it goes on after midnight');
    await expectStill();
    const { lessons } = (await keptUsage(teacher)).mobile;
    expect(lessons - before).toBeGreaterThan(0);
    expect(lessons - before).toBeLessThanOrEqual(limitBytes);

    await open(teacher, `/course/${LIMITED}/${FIRST_LESSON}`);
    await readLesson(teacher, 300);
    await until(async () => {
      await open(teacher, '/work');
      const lines = factsOnServer(dataDir);
      return lines.length > 0 && String(lines) === String(await factsOnPhone(teacher));
    }, PATIENCE_MS);
    expect((await rowOf(teacher, LIMITED))?.hold).toBe('limit');

    await moveClock(teacher, 30);
    await expectHere(LIMITED);
  });

  it('let lessons wait for Wi-Fi, and they come by themselves and are counted apart when the phone has it [DL7]', async () => {
    const { teacher } = stage;
    await keepRules(teacher, { ...FREE, wifiOnly: 'lessons' });
    await askForCourse(teacher, WIFI_ONLY, /240p/);
    await seenInCard('Waiting for Wi-Fi');
    await expectStill();
    const before = await keptUsage(teacher);
    await setConnection(teacher, 'wifi');
    await expectHere(WIFI_ONLY);
    await teacher.page.waitForTimeout(SETTLING_MS);
    const after = await keptUsage(teacher);
    expect(after.wifi.lessons - before.wifi.lessons).toBeGreaterThan(3_000_000);
    expect(after.mobile.lessons).toBe(before.mobile.lessons);
    await setConnection(teacher, 'cellular');
  });

  it('let a download wait for the cheap hours, stop where they end, and go on in the next [DL7]', async () => {
    const { teacher, proxy } = stage;
    await moveTo(3 * 60);
    await keepRules(teacher, { ...FREE, hours: { from: 4 * 60, to: 6 * 60 } });
    await askForCourse(teacher, IN_HOURS, /240p/);
    await seenInCard('Waiting for the cheap hours');
    await expectStill();

    proxy.line.throttle(BYTES_PER_SECOND);
    const before = proxy.delivered.length;
    await moveTo(5 * 60);
    await until(() => proxy.delivered.slice(before).some((path) => CHUNKS.test(path)), PATIENCE_MS);
    await moveTo(12 * 60);
    await seenInCard('Waiting for the cheap hours');
    proxy.line.throttle(undefined);
    await expectStill();
    await moveTo(5 * 60);
    await expectHere(IN_HOURS);
  });

  it('let what is large wait for her word, and "now" passes every rule [DL7]', async () => {
    const { teacher } = stage;
    const { page, say } = teacher;
    await keepRules(teacher, { limitBytes: 1, wifiOnly: 'nothing', askAboveBytes: 1_000_000 });
    await askForCourse(teacher, ASKED, /240p/);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('On Wi-Fi') })
      .click();
    await seenInCard('It is large: it waits for your word');
    await expectStill();
    await getCard(teacher)
      .getByRole('button', { name: say('Get now') })
      .click();
    await expectHere(ASKED);
  });
});

describe('the meter', () => {
  it('counts a course and some exchanges as the proxy does, to three per cent', async () => {
    const { teacher, proxy, dataDir } = stage;
    await keepRules(teacher, FREE);
    const before = await counted();
    proxy.moved.forget();
    await askForCourse(teacher, COUNTED, /240p/);
    await expectHere(COUNTED);
    // Who leaves a page within half a second takes its last count away.
    await counted();
    for (let lesson = 0; lesson < PLAN.lessonsPerModule; lesson++) {
      await open(teacher, `/course/${COUNTED}/${FIRST_LESSON + 3 * lesson}`);
      await readLesson(teacher, 200);
      await open(teacher, '/work');
      await until(async () => String(factsOnServer(dataDir)) === String(await factsOnPhone(teacher)), PATIENCE_MS);
    }
    const after = await counted();
    const { up, down } = proxy.moved.sum(/./);
    expect(up + down).toBeGreaterThan(3_000_000);
    expect(Math.abs(after - before - up - down) / (up + down)).toBeLessThan(0.03);
  });
});
