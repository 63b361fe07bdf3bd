import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import { courseNumber } from './publisher.ts';
import { setStage, startBarePhone } from './stage.ts';
import { watchMemory } from './watch-memory.ts';
import { writePackFile } from './write-pack-file.ts';

/** 300 MB in twenty-four lessons. */
const COURSE = {
  course: courseNumber(1),
  modules: 3,
  lessonsPerModule: 8,
  soundBytes: 2_500_000,
  pictureBytes: 10_000_000,
};
const RUNS = 3;

/** What importing a file of 300 MB takes of memory and time, against copying the file into IndexedDB. */
export async function measureImport(): Promise<Figure[]> {
  const { server, packs, folder, rootKey, dispose } = await setStage([COURSE]);
  let phone: Phone | undefined;
  try {
    const file = join(folder, 'course.caravan');
    const bytes = writePackFile(file, packs, COURSE.course, { lang: 'en', rung: '240' });
    phone = await startBarePhone(server.origin);
    const { page } = phone;
    await page.evaluate(() => downloadBench.keepWorker());
    // From here on there is no server: the file alone must do.
    await server.kill();
    await choose(page, file);
    const take = () => page.evaluate((key) => downloadBench.importFile(key), rootKey);
    const forget = () => page.evaluate((course) => downloadBench.forget(course), COURSE.course);
    const copy = (isReferred: boolean) => page.evaluate((how) => downloadBench.copyPlainly(how), isReferred);

    const memory = await watchMemory(phone);
    const idle = await memory.idle();
    const peak = await memory.peakOf(async () => void (await take()));
    await forget();
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      const plainMs = await copy(false);
      const importMs = await take();
      await forget();
      runs.push({ plainMs, importMs, ratio: plainMs / importMs });
    }
    const referredMs = await copy(true);
    const rate = (ms: number): string => `${(bytes / 1000 / ms).toFixed(0)} MB/s`;
    const told = (of: number | undefined): string => (of === undefined ? 'unknown' : `${(of / 1e6).toFixed(1)} MB`);
    return [
      {
        ...{ name: 'import-memory', value: (peak.heaps - idle.heaps) / 1e6, unit: 'MB above idle' },
        beside: [
          `heaps of page and worker, with their buffers: idle ${told(idle.heaps)}, peak ${told(peak.heaps)}`,
          `all processes of the browser (RssAnon): idle ${told(idle.processes)}, peak ${told(peak.processes)}`,
        ],
      },
      {
        ...{ name: 'import-ratio', value: median(runs.map(({ ratio }) => ratio)), unit: 'of a plain copy' },
        beside: [
          `${(bytes / 1e6).toFixed(0)} MB, imported at ${rate(median(runs.map(({ importMs }) => importMs)))}, hashed, written and read back; copied through memory at ${rate(median(runs.map(({ plainMs }) => plainMs)))}`,
          `each of ${RUNS} runs: ${runs.map(({ ratio }) => ratio.toFixed(2)).join(', ')}; copied by the browser itself, slice by slice: ${rate(referredMs)}`,
        ],
      },
    ];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}

/** Playwright would send the bytes of a large file through the protocol; the browser reads it from the disk, as it does for a person. */
async function choose(page: Page, file: string): Promise<void> {
  await page.evaluate(() => downloadBench.showFileInput());
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: "document.querySelector('input')" });
  await session.send('DOM.setFileInputFiles', { files: [file], ...(result.objectId && { objectId: result.objectId }) });
  await session.detach();
}
