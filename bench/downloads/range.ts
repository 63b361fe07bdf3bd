import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { seededRandom } from '../../server/start/random.ts';
import { bytesOf } from '../../src/protocol/pack/media-url.ts';
import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { percentile } from '../support/percentile.ts';
import { download } from './download.ts';
import { readHeld } from './held-chunks.ts';
import { courseNumber } from './publisher.ts';
import { type Stage, setStage, startBarePhone } from './stage.ts';
import { videoOf } from './video-of.ts';

/** One video of 34 MB. */
const COURSE = {
  course: courseNumber(1),
  modules: 1,
  lessonsPerModule: 1,
  soundBytes: 4_000_000,
  pictureBytes: 30_000_000,
};
const RANGE_BYTES = 262_144;
const RANDOM_RANGES = 200;
const SEED = 1;

/** How long the service worker takes to answer Ranges of 256 KiB from the phone, without a network. */
export async function measureRange(): Promise<Figure[]> {
  const stage = await setStage([COURSE]);
  let phone: Phone | undefined;
  try {
    phone = await startBarePhone(stage.server.origin);
    const { page, context } = phone;
    await page.evaluate(() => downloadBench.keepWorker());
    const { url, size, longest } = await fetchCourse(stage, page);
    const uncontrolled = await askServer(stage, page, url, startsFor(size));
    await stage.server.kill();

    const inOrder = startsFor(size);
    const random = seededRandom(SEED);
    const scattered = Array.from({ length: RANDOM_RANGES }, () => Math.floor(random() * (size - RANGE_BYTES)));
    const devTools = await context.newCDPSession(page);
    await devTools.send('ServiceWorker.enable');
    await devTools.send('ServiceWorker.stopAllWorkers');
    await sleep(500);
    const ask = (starts: readonly number[]) =>
      page.evaluate(([at, all]) => downloadBench.readRanges(at, all), [url, starts] as const);
    const [start = Number.NaN] = await ask([0]);
    const cold = await ask(inOrder);
    const warm = await ask(scattered);
    const all = [...cold, ...warm];
    const slices = await page.evaluate(([hash, count]) => downloadBench.readSlices(hash, count), [
      longest,
      RANDOM_RANGES,
    ] as const);
    return [
      { name: 'range-p50', value: percentile(all, 50), unit: 'ms' },
      {
        ...{ name: 'range-p95', value: percentile(all, 95), unit: 'ms' },
        beside: [
          `in order, ${cold.length} of them, each chunk compared with its hash once: ${told(cold)}`,
          `scattered, ${warm.length} of them, all chunks seen before: ${told(warm)}`,
          `the very first, which starts the worker: ${start.toFixed(1)} ms`,
          `the same slices out of the database, by the page itself: ${told(slices)}`,
          `from the server on this computer, past the worker: ${told(uncontrolled)}`,
        ],
      },
    ];
  } finally {
    await phone?.dispose();
    await stage.dispose();
  }
}

const told = (times: readonly number[]): string =>
  `p50 ${percentile(times, 50).toFixed(1)}, p95 ${percentile(times, 95).toFixed(1)}, max ${Math.max(...times).toFixed(1)} ms`;

/** Where each Range of a file begins, when it is read from its start; the last, shorter one is left out. */
const startsFor = (size: number): number[] =>
  Array.from({ length: Math.floor(size / RANGE_BYTES) }, (_, n) => n * RANGE_BYTES);

async function fetchCourse(
  { packs, rootKey }: Stage,
  page: Page,
): Promise<{ url: string; size: number; longest: string }> {
  await page.evaluate((key) => downloadBench.refresh(key), rootKey);
  await page.evaluate(() => downloadBench.run());
  await download(page, COURSE.course);
  const { url, parts } = videoOf(packs, COURSE.course);
  const { blobs } = readHeld(packs, COURSE.course, { lang: 'en', rung: '240' });
  const longest = blobs.toSorted((a, b) => b.ref.bytes - a.ref.bytes)[0]?.chunks[0];
  if (!longest) throw new Error('the course has no chunk');
  return { url, size: bytesOf(parts), longest };
}

/** The same Ranges from a page that no worker stands before: another origin to the browser, the same server. */
async function askServer({ server }: Stage, page: Page, url: string, starts: readonly number[]): Promise<number[]> {
  const other = await page.context().newPage();
  await other.goto(`http://localhost:${server.port}/bare.html`);
  await other.waitForFunction(() => 'downloadBench' in globalThis);
  const times = await other.evaluate(([at, all]) => downloadBench.readRanges(at, all), [url, starts] as const);
  await other.close();
  return times;
}
