import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { download } from './download.ts';
import { courseNumber } from './publisher.ts';
import { setStage, startBarePhone } from './stage.ts';
import { watchMemory } from './watch-memory.ts';

/** 500 MB in forty lessons. */
const COURSE = {
  course: courseNumber(1),
  modules: 5,
  lessonsPerModule: 8,
  soundBytes: 2_500_000,
  pictureBytes: 10_000_000,
};

/** The most memory that page and service worker take while 500 MB come. The page runs the downloader; the worker stands by. */
export async function measureMemory(): Promise<Figure[]> {
  const { server, rootKey, dispose } = await setStage([COURSE]);
  let phone: Phone | undefined;
  try {
    phone = await startBarePhone(server.origin);
    const { page } = phone;
    await page.evaluate(() => downloadBench.keepWorker());
    await page.evaluate((key) => downloadBench.refresh(key), rootKey);
    await page.evaluate(() => downloadBench.run());
    const memory = await watchMemory(phone);
    const idle = await memory.idle();
    const startMs = performance.now();
    const peak = await memory.peakOf(() => download(page, COURSE.course));
    const seconds = (performance.now() - startMs) / 1000;
    const after = await memory.idle();
    return [
      {
        ...{ name: 'download-memory', value: megabytes(peak.heaps - idle.heaps), unit: 'MB above idle' },
        beside: [
          `heaps of page and worker, with their buffers: idle ${told(idle.heaps)}, peak ${told(peak.heaps)}, after ${told(after.heaps)}`,
          `all processes of the browser (RssAnon): idle ${told(idle.processes)}, peak ${told(peak.processes)}, after ${told(after.processes)}`,
          `${seconds.toFixed(1)} s`,
        ],
      },
    ];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}

const megabytes = (bytes: number): number => bytes / 1e6;
const told = (bytes: number | undefined): string =>
  bytes === undefined ? 'unknown' : `${megabytes(bytes).toFixed(1)} MB`;
