import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { askForCourse, isHere } from '../../tests/e2e/support/download.ts';
import { startApp } from '../../tests/e2e/support/scene.ts';
import { open, seen, type Teacher } from '../../tests/e2e/support/teacher.ts';
import { EXCHANGE } from '../../tests/e2e/support/work.ts';
import type { FaultyProxy } from '../../tests/support/faulty-proxy.ts';
import { type Phone, startPhone } from '../../tests/support/phone.ts';
import { wordsOf } from '../../tests/support/words.ts';
import type { Figure } from '../support/figure.ts';
import { COURSE_OF_50_MB, setStage } from './stage.ts';

const FIRST_LESSON = 2;
const EXCHANGES = 12;
const PATIENCE_MS = 120_000;
const QUIET_MS = 2_000;

/** By what share the app's own meter is wrong about what a phone moves: the first visit, a course of 50 MB, and twelve exchanges. */
export async function measureMeter(): Promise<Figure[]> {
  const { proxy, dispose } = await setStage([COURSE_OF_50_MB]);
  let phone: Phone | undefined;
  try {
    phone = await startPhone();
    const { page } = phone;
    const teacher: Teacher = { page, say: wordsOf('en'), origin: proxy.origin };
    await startApp(teacher, 'en');
    const first = await compare(phone, proxy, 'the first visit');
    await page.evaluate(LET_ALL_MOVE);
    await askForCourse(teacher, COURSE_OF_50_MB.course, /240p/);
    await seen(isHere(teacher), PATIENCE_MS);
    const course = await compare(phone, proxy, 'and the course');
    await studyOn(teacher, proxy);
    const all = await compare(phone, proxy, `and ${EXCHANGES} exchanges`);
    const beside = [first, course, all].map(({ line }) => line);
    return [{ name: 'meter-error', value: all.errorPercent, unit: '%', beside: [...beside, ...kindsOf(proxy)] }];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}

/** Opens lesson after lesson until so many exchanges have gone over the line: each start of the app makes one, when there is work. */
async function studyOn(teacher: Teacher, proxy: FaultyProxy): Promise<void> {
  const exchanges = (): number => proxy.asked.filter((path) => EXCHANGE.test(path)).length;
  const until = exchanges() + EXCHANGES;
  for (let turn = 0; exchanges() < until; turn++) {
    if (turn > 5 * EXCHANGES) throw new Error(`only ${exchanges()} exchanges`);
    await open(
      teacher,
      `/course/${COURSE_OF_50_MB.course}/${FIRST_LESSON + 3 * (turn % COURSE_OF_50_MB.lessonsPerModule)}`,
    );
    await teacher.page.waitForTimeout(3_000);
  }
}

const countsSchema = v.record(v.string(), v.record(v.string(), v.record(v.string(), v.number())));

/** What the meter says, against what the connection moved so far, once both are quiet. */
async function compare({ page }: Phone, proxy: FaultyProxy, what: string) {
  let before = Number.NaN;
  for (let moved = movedBytes(proxy); moved !== before; moved = movedBytes(proxy)) {
    before = moved;
    await sleep(QUIET_MS);
  }
  const usage = v.parse(countsSchema, await page.evaluate(READ_USAGE));
  const metered = Object.values(usage)
    .flatMap((day) => Object.values(day).flatMap((line) => Object.values(line)))
    .reduce((sum, bytes) => sum + bytes, 0);
  const errorPercent = (100 * Math.abs(metered - before)) / before;
  return {
    errorPercent,
    line: `${what}: metered ${metered}, moved ${before} bytes (${((100 * (metered - before)) / before).toFixed(2)} %)`,
  };
}

const movedBytes = ({ moved }: FaultyProxy): number => {
  const { up, down } = moved.sum(/./);
  return up + down;
};

/** Does something with the app's small store, past the app. */
const inStore = (work: string): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('keyval-store');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const doing = opening.result.transaction('keyval', 'readwrite').objectStore('keyval').${work};
    doing.onsuccess = () => { opening.result.close(); resolve(doing.result ?? {}); };
    doing.onerror = () => reject(doing.error);
  };
})`;

/** The meter's own record (src/data/usage/usage.ts). */
const READ_USAGE = inStore("get('usage')");
/** Rules under which the course may come at once (src/data/usage/rules.ts): on any line, and more than a day's data. */
const LET_ALL_MOVE = inStore("put({ limitBytes: 1_000_000_000, wifiOnly: 'nothing' }, 'data-rules')");

/** What the connection moved, by what it was for. */
function kindsOf({ moved }: FaultyProxy): string[] {
  const kinds = { packs: /^\/packs\//, work: /^\/(x$|api\/)/, app: /^\/(?!packs\/|api\/|x$)/ };
  return Object.entries(kinds).map(([name, paths]) => {
    const { requests, up, down, bodyDown } = moved.sum(paths);
    return `moved for ${name}: ${requests} requests, up ${up}, headers down ${down - bodyDown}, bodies down ${bodyDown} bytes`;
  });
}
