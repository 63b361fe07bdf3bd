import { seededRandom } from '../../server/start/random.ts';
import { bytesOf } from '../../src/protocol/pack/media-url.ts';
import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { percentile } from '../support/percentile.ts';
import { download } from './download.ts';
import { makeFilm } from './film.ts';
import { courseNumber } from './publisher.ts';
import { slowRenderers } from './slow-renderers.ts';
import { setStage, startBarePhone } from './stage.ts';
import { videoOf } from './video-of.ts';

const COURSE = { course: courseNumber(1), modules: 1, lessonsPerModule: 1, soundBytes: 0, pictureBytes: 0 };
const SEEKS = 80;
const SEED = 1;
/** A cheap phone against this computer. */
const SLOWDOWN = 6;

/** How long a seek in a video that is on the phone takes until it plays, without a network, on a slow processor. */
export async function measureSeek(): Promise<Figure[]> {
  const film = await makeFilm();
  const { server, packs, rootKey, dispose } = await setStage([{ ...COURSE, film }]);
  let phone: Phone | undefined;
  try {
    phone = await startBarePhone(server.origin);
    const { page, context } = phone;
    await page.evaluate(() => downloadBench.keepWorker());
    await page.evaluate((key) => downloadBench.refresh(key), rootKey);
    await page.evaluate(() => downloadBench.run());
    await download(page, COURSE.course);
    await server.kill();
    const { url, parts } = videoOf(packs, COURSE.course);
    const random = seededRandom(SEED);
    const places = Array.from({ length: SEEKS }, () => Math.floor(random() * (film.seconds - 10)));
    const seek = (count: number) =>
      page.evaluate(([at, seconds]) => downloadBench.seekAbout(at, seconds), [url, places.slice(0, count)] as const);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const slow = await seek(SEEKS);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const fast = await seek(SEEKS / 2);
    const endSlowness = await slowRenderers(phone, SLOWDOWN);
    const slowed = await seek(SEEKS / 2).finally(endSlowness);
    return [
      {
        ...{ name: 'seek-p95', value: percentile(slow, 95), unit: 'ms' },
        beside: [
          `${SEEKS} seeks in ${film.seconds} s of 240p (${(bytesOf(parts) / 1e6).toFixed(1)} MB, ${told(film.parts)}), the page ${SLOWDOWN} times slower: ${toldOf(slow)}`,
          `page and worker stopped ${SLOWDOWN - 1} of ${SLOWDOWN} parts of the time: ${toldOf(slowed)}`,
          `the page as fast as it is: ${toldOf(fast)}`,
        ],
      },
    ];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}

const told = (parts: readonly Buffer[]): string =>
  parts.map(({ length }) => `${Math.round(length / 1000)} kB`).join(' + ');
const toldOf = (times: readonly number[]): string =>
  `p50 ${percentile(times, 50).toFixed(0)}, p95 ${percentile(times, 95).toFixed(0)}, max ${Math.max(...times).toFixed(0)} ms`;
