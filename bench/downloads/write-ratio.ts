import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import type { Writes } from './page/measure-writes.ts';
import { courseNumber } from './publisher.ts';
import { setStage, startBarePhone } from './stage.ts';

const COURSE = {
  course: courseNumber(1),
  modules: 4,
  lessonsPerModule: 8,
  soundBytes: 900_000,
  pictureBytes: 2_200_000,
};
const RUNS = 5;

/** How fast the app writes 100 MB of chunks, against IndexedDB alone with the same batches, in turn. */
export async function measureWriteRatio(): Promise<Figure[]> {
  const { proxy, rootKey, dispose } = await setStage([COURSE]);
  let phone: Phone | undefined;
  try {
    phone = await startBarePhone(proxy.origin);
    const { page } = phone;
    await page.evaluate((key) => downloadBench.refresh(key), rootKey);
    await page.evaluate((course) => downloadBench.manifests(course), COURSE.course);
    const runs: Writes[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const writes = await page.evaluate((course) => downloadBench.measureWrites(course), COURSE.course);
      // The first run fetches what the others have in memory.
      if (run > 0) runs.push(writes);
    }
    const [first] = runs;
    if (!first) throw new Error('no run');
    const rate = (ms: number): string => (first.bytes / 1000 / ms).toFixed(0);
    const appMs = median(runs.map((run) => run.appMs));
    const rawMs = median(runs.map((run) => run.rawMs));
    const wholeMs = median(runs.map((run) => run.wholeMs));
    return [
      {
        ...{ name: 'write-ratio', value: median(runs.map((run) => run.rawMs / run.appMs)), unit: 'of raw' },
        beside: [
          `${(first.bytes / 1e6).toFixed(0)} MB in ${first.batches.length} batches: app ${rate(appMs)} MB/s, raw ${rate(rawMs)} MB/s`,
          `each of ${RUNS} runs: ${runs.map((run) => (run.rawMs / run.appMs).toFixed(2)).join(', ')}`,
          `the whole download from memory, hashed, written and read back: ${rate(wholeMs)} MB/s`,
        ],
      },
    ];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}
