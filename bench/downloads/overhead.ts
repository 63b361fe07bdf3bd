import { wireBytesOf } from '../../src/protocol/pack/blob-ref.ts';
import { planDownload } from '../../src/protocol/pack/plan-download.ts';
import { readBuiltCourse } from '../../tests/support/packs.ts';
import type { Phone } from '../../tests/support/phone.ts';
import type { Figure } from '../support/figure.ts';
import { download } from './download.ts';
import { courseNumber } from './publisher.ts';
import { COURSE_OF_50_MB, setStage, startBarePhone } from './stage.ts';

/** Beside 50 MB of video a course of text with little else. */
const SMALL = { course: courseNumber(2), modules: 2, lessonsPerModule: 2, soundBytes: 150_000, pictureBytes: 400_000 };

/** What the download of a whole course moves above what its price says: requests, headers, manifests, the release. */
export async function measureOverhead(): Promise<Figure[]> {
  const { proxy, packs, rootKey, dispose } = await setStage([COURSE_OF_50_MB, SMALL]);
  let phone: Phone | undefined;
  try {
    phone = await startBarePhone(proxy.origin);
    const { page } = phone;
    await page.evaluate((key) => downloadBench.refresh(key), rootKey);
    await page.evaluate(() => downloadBench.run());
    const results = [];
    for (const { course } of [COURSE_OF_50_MB, SMALL]) {
      proxy.moved.forget();
      await download(page, course);
      const promised = wireBytesOf(planDownload(readBuiltCourse(course, packs), { lang: 'en', rung: '240' }));
      const { requests, up, down, bodyDown } = proxy.moved.sum(/./);
      const share = (100 * (up + down - promised)) / promised;
      const headers = `requests ${up}, headers down ${down - bodyDown}, bodies beyond the price ${bodyDown - promised}`;
      results.push({ share, line: `${promised} bytes promised: ${requests} requests; ${headers} bytes, HTTP/1.1` });
    }
    const [large, small] = results;
    return [
      {
        ...{ name: 'overhead', value: large?.share ?? Number.NaN, unit: '%' },
        beside: [large?.line ?? '', `${small?.share.toFixed(2)} % of a small one: ${small?.line}`],
      },
    ];
  } finally {
    await phone?.dispose();
    await dispose();
  }
}
