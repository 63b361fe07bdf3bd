import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { courseNumber } from '../../../bench/downloads/publisher.ts';
import { askForCourse, CHUNKS, getCard, isHere } from '../../e2e/support/download.ts';
import { open, seen } from '../../e2e/support/teacher.ts';
import { until } from '../../support/until.ts';
import { addressesOf } from './support/bytes-of.ts';
import { keptLibrary, rowOf, untilRowIsHere, wrongWith } from './support/kept-library.ts';
import { type Stage, setStage } from './support/stage.ts';

const WANTED = { lang: 'en', rung: '240' } as const;
const PLAN = { modules: 1, lessonsPerModule: 2, soundBytes: 300_000, pictureBytes: 1_500_000 };
/** The same film in two courses, and nothing else in common. */
const FILM = { parts: [20_000, 300_000, 1_500_000].map((length) => randomBytes(length)), seconds: 600 };
const FIRST = courseNumber(1);
const SECOND = courseNumber(2);
const THIRD = courseNumber(3);
const ALIKE = courseNumber(4);
const ALSO_ALIKE = courseNumber(5);
/** So slow that there is time to change one's mind. */
const BYTES_PER_SECOND = 500_000;
const PATIENCE_MS = 30_000;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage('fr', [
    ...[FIRST, SECOND, THIRD].map((course) => ({ ...PLAN, course })),
    ...[ALIKE, ALSO_ALIKE].map((course) => ({ ...PLAN, course, lessonsPerModule: 1, film: FILM })),
  ]);
});
afterAll(() => stage?.dispose());
afterEach(() => stage.proxy.line.throttle(undefined));

const chunksSince = (start: number): string[] => stage.proxy.delivered.slice(start).filter((path) => CHUNKS.test(path));

const press = (words: string): Promise<void> =>
  getCard(stage.teacher)
    .getByRole('button', { name: stage.teacher.say(words) })
    .click();

async function remove(course: number): Promise<void> {
  const { teacher } = stage;
  await open(teacher, `/course/${course}`);
  await press('Remove');
  await teacher.page
    .getByRole('dialog')
    .getByRole('button', { name: teacher.say('Remove'), exact: true })
    .click();
  await until(async () => (await rowOf(teacher, course)) === undefined, PATIENCE_MS);
}

const hashesOnPhone = async (): Promise<string[]> => (await keptLibrary(stage.teacher)).chunks.map(({ name }) => name);

/** Asks for courses one after the other, over a line so slow that the first of them is still coming. */
async function askForAll(courses: readonly number[]): Promise<void> {
  stage.proxy.line.throttle(BYTES_PER_SECOND);
  for (const course of courses) {
    await askForCourse(stage.teacher, course, /240p/);
    // A page that is left before her wish is on the disk takes it away.
    await until(async () => (await rowOf(stage.teacher, course)) !== undefined, PATIENCE_MS);
  }
}

describe('three courses in a queue', () => {
  it('come in the order that she gives them, each whole before the next, and nothing twice [DL8]', async () => {
    const { teacher, proxy } = stage;
    await askForAll([FIRST, SECOND, THIRD]);
    // Until here she has left one page after the other, with what was in hand.
    const start = proxy.delivered.length;
    await press('To the front');
    const atMs = new Map<number, number>();
    await until(async () => {
      const { downloads } = await keptLibrary(teacher);
      for (const { course, state } of downloads)
        if (state === 'here' && !atMs.has(course)) atMs.set(course, performance.now());
      return atMs.size === 3;
    }, 60_000);
    const ended = [...atMs].sort((a, b) => a[1] - b[1]).map(([course]) => course);
    expect(ended).toEqual([THIRD, FIRST, SECOND]);

    const came = chunksSince(start);
    expect([...new Set(came)]).toEqual(came);
    const ofSecond = addressesOf(stage.held(SECOND, WANTED));
    const others = came.filter((path) => !ofSecond.has(path));
    expect(came.findIndex((path) => ofSecond.has(path))).toBeGreaterThanOrEqual(others.length - 1);
    for (const course of [FIRST, SECOND, THIRD])
      expect(await wrongWith(teacher, stage.held(course, WANTED))).toEqual([]);
    for (const course of [FIRST, SECOND, THIRD]) await remove(course);
    expect(await hashesOnPhone()).toEqual([]);
  });

  it('wait while she pauses one, and what she cancels leaves nothing', async () => {
    const { teacher, proxy } = stage;
    await askForAll([FIRST, SECOND]);
    await open(teacher, `/course/${FIRST}`);
    await press('Pause');
    await seen(getCard(teacher).getByText(teacher.say.pattern('Paused at {share}')));
    await until(async () => (await rowOf(teacher, SECOND))?.state === 'coming', PATIENCE_MS);
    await open(teacher, `/course/${SECOND}`);
    await press('Cancel');
    await until(async () => (await rowOf(teacher, SECOND)) === undefined, PATIENCE_MS);
    const asked = proxy.asked.length;
    await teacher.page.waitForTimeout(2_000);
    expect(proxy.asked.slice(asked).filter((path) => CHUNKS.test(path))).toEqual([]);
    const kept = new Set(await hashesOnPhone());
    expect(stage.held(SECOND, WANTED).chunks.filter((hash) => kept.has(hash))).toEqual([]);
    expect((await rowOf(teacher, FIRST))?.state).toBe('paused');

    await open(teacher, `/course/${FIRST}`);
    await press('Go on');
    await untilRowIsHere(teacher, FIRST);
    await seen(isHere(teacher));
    expect(await wrongWith(teacher, stage.held(FIRST, WANTED))).toEqual([]);
    await remove(FIRST);
  });
});

describe('two courses that share a video', () => {
  it('fetch and keep it once, and it stays until both are gone [DL12]', async () => {
    const { teacher, proxy } = stage;
    const start = proxy.delivered.length;
    const [one, other] = [stage.held(ALIKE, WANTED), stage.held(ALSO_ALIKE, WANTED)];
    const shared = one.chunks.filter((hash) => other.chunks.includes(hash));
    const own = one.chunks.filter((hash) => !shared.includes(hash));
    expect(shared.length).toBeGreaterThan(2);
    expect(own.length).toBeGreaterThan(0);
    await askForCourse(teacher, ALIKE, /240p/);
    await untilRowIsHere(teacher, ALIKE);
    await askForCourse(teacher, ALSO_ALIKE, /240p/);
    await untilRowIsHere(teacher, ALSO_ALIKE);
    const came = chunksSince(start);
    expect([...new Set(came)]).toEqual(came);

    await remove(ALIKE);
    expect(await wrongWith(teacher, other)).toEqual([]);
    const kept = await hashesOnPhone();
    expect(own.filter((hash) => kept.includes(hash))).toEqual([]);
    await open(teacher, `/course/${ALSO_ALIKE}`);
    await seen(isHere(teacher));
    await remove(ALSO_ALIKE);
    expect(await hashesOnPhone()).toEqual([]);
  });
});
