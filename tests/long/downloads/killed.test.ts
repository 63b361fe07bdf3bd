import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseNumber } from '../../../bench/downloads/publisher.ts';
import { seededRandom } from '../../../server/start/random.ts';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { askForCourse, isHere } from '../../e2e/support/download.ts';
import { open, seen } from '../../e2e/support/teacher.ts';
import type { ServerProcess } from '../../support/server-process.ts';
import { fetchedOf, weightOf } from './support/bytes-of.ts';
import { rowOf, untilRowIsHere, wrongWith } from './support/kept-library.ts';
import { BYTES_PER_SECOND, SEED, type Stage, setStage } from './support/stage.ts';
import {
  closeFetchingTab,
  crashPage,
  cutLine,
  killBrowser,
  killServer,
  loseNetwork,
  reload,
  type Strike,
} from './support/strikes.ts';

const WANTED = { lang: 'en', rung: '240' } as const;
/** Fifty megabytes, and eighteen: between two strikes more comes than they may cost, or nothing could be found wrong. */
const LARGE = { modules: 2, lessonsPerModule: 2, soundBytes: 300_000, pictureBytes: 12_200_000 };
const SMALL = { modules: 1, lessonsPerModule: 2, soundBytes: 300_000, pictureBytes: 8_700_000 };
const KILLS = 10;
const STRIKES = 3;
const TABS = 4;

let revived: ServerProcess | undefined;
const strikes: readonly Strike[] = [
  reload,
  crashPage,
  cutLine,
  loseNetwork,
  killServer((server) => {
    revived = server;
  }),
];

const random = seededRandom(SEED);
let stage: Stage;
beforeAll(async () => {
  const small = ['tabs', ...strikes].map((_, n) => ({ ...SMALL, course: courseNumber(2 + n) }));
  stage = await setStage('fr', [{ ...LARGE, course: courseNumber(1) }, ...small]);
  stage.proxy.line.throttle(BYTES_PER_SECOND);
});
afterAll(async () => {
  await stage?.dispose();
  await revived?.kill();
});

/**
 * Asks for a course and strikes so many times, at bytes that are left to chance; then touches nothing until it is here. Returns the bytes
 * that came beyond what the course weighs.
 */
async function download(course: number, { strike }: Strike, times: number): Promise<number> {
  const { teacher, proxy } = stage;
  const held = stage.held(course, WANTED);
  const shareBytes = weightOf(held) / (times + 1);
  proxy.moved.forget();
  await askForCourse(teacher, course, /240p/);
  for (let n = 0; n < times; n++) {
    const struck = Promise.withResolvers<void>();
    proxy.line.after(Math.ceil(random() * shareBytes), () => strike(stage).then(struck.resolve, struck.reject));
    await struck.promise;
    expect((await rowOf(teacher, course))?.state).not.toBe('here');
  }
  await untilRowIsHere(teacher, course);
  expect(await wrongWith(teacher, held)).toEqual([]);
  await open(teacher, `/course/${course}`);
  await seen(isHere(teacher));
  return fetchedOf(proxy, held) - weightOf(held);
}

describe(`a download that nobody looks after (SEED=${SEED})`, () => {
  it(`is whole after the browser was killed ${KILLS} times, and each kill cost at most one chunk [DL1] [DL2]`, async () => {
    expect(await download(courseNumber(1), killBrowser, KILLS)).toBeLessThanOrEqual(KILLS * CHUNK_BYTES);
  });

  it('goes on in another tab when the one that fetches is closed, and only one fetches at a time [DL1]', async () => {
    const { phone, teacher } = stage;
    for (let n = 1; n < TABS; n++) await open({ ...teacher, page: await phone.context.newPage() }, '/');
    expect(await download(courseNumber(2), closeFetchingTab, TABS - 1)).toBeLessThanOrEqual((TABS - 1) * CHUNK_BYTES);
  });

  it.each(strikes.map((strike, n) => ({ strike, course: courseNumber(3 + n), what: strike.what })))(
    'is whole though again and again $what, and nothing but what was in hand is fetched twice [DL2] [DL4]',
    async ({ strike, course }) => {
      expect(await download(course, strike, STRIKES)).toBeLessThanOrEqual(STRIKES * CHUNK_BYTES);
    },
  );
});
