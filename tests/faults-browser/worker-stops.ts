import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../server/start/random.ts';
import { askForCourse, isHere } from '../e2e/support/download.ts';
import { COURSE, lessonWith, video } from '../e2e/support/journey/plot.ts';
import { open, seen } from '../e2e/support/teacher.ts';
import { EXCHANGE } from '../e2e/support/work.ts';
import type { Fault } from '../support/faulty-proxy.ts';
import { type AppStage, setAppStage } from './app-stage.ts';
import { differences, factsOnPhone, factsOnServer } from './compare-facts.ts';
import { keepDiary } from './diary.ts';
import { bringIn, listenTo, sendAll } from './restless-phone.ts';
import type { ScenarioOptions, Tally } from './scenario.ts';
import { controlWorker } from './worker-controls.ts';

const PROFILE = '1';
/** How long a request is held on its way, at most; and the moment of a stop after the worker was woken. */
const HELD_MS = 30;
const STOP_WITHIN_MS = 120;
/** How often the video is looked at: whether it still plays. */
const LOOK_EVERY = 10;
const PATIENCE_MS = 30_000;

/**
 * The service worker is stopped again and again while it exchanges, and while it feeds a video that plays and is searched in.
 * The video must go on, and what was done must arrive once.
 */
export async function stopWorker({ seed, times, distDir }: ScenarioOptions): Promise<Tally> {
  const random = seededRandom(seed);
  const stage = await setAppStage(distDir);
  const { phone, teacher, proxy, dataDir } = stage;
  const diary = keepDiary();
  const violations: string[] = [];
  const hits = { running: 0, exchange: 0, media: 0 };
  try {
    await openVideo(stage);
    await listenTo(phone.page, new Map([[PROFILE, diary]]));
    await bringIn(phone.page);
    const worker = await controlWorker(phone, teacher.origin);
    proxy.fault(EXCHANGE, holdUp(seededRandom(seed + 1)));
    for (let n = 0; n < times && violations.length === 0; n++) {
      await phone.page.evaluate(([name, next]) => faults.act(name, next), [PROFILE, diary.next()] as const);
      await worker.sync();
      await sleep(random() * STOP_WITHIN_MS);
      const isSeeking = await seekTo(stage, random());
      if (worker.isRunning()) hits.running += 1;
      if (proxy.asked.length > proxy.ended()) hits.exchange += 1;
      if (isSeeking) hits.media += 1;
      await worker.stop();
      if (n % LOOK_EVERY === 0)
        violations.push(...(await unlessPlaying(stage)).map((what) => `after stop ${n + 1}: ${what}`));
    }
    proxy.heal();
    violations.push(...(await unlessPlaying(stage)));
    await phone.page.locator('video').evaluate((element: HTMLVideoElement) => element.pause());
    violations.push(...(await sendAll(phone.page, PROFILE)));
    const facts = await factsOnPhone(phone.page, PROFILE, 'fact');
    const onServer = factsOnServer(dataDir, await phone.page.evaluate((name) => faults.person(name), PROFILE));
    violations.push(...differences(facts, onServer), ...diary.violations(onServer, 'on the server'));
    const counts = {
      stops: times,
      'of a running worker': hits.running,
      'with an exchange under way': hits.exchange,
      'while the video looked for its place': hits.media,
      requests: proxy.asked.filter((path) => EXCHANGE.test(path)).length,
      deeds: diary.count('kept'),
    };
    return { counts, violations };
  } finally {
    await stage.clear();
  }
}

/** Brings the course to the phone, and plays its longest video without end. */
async function openVideo({ teacher, phone }: AppStage): Promise<void> {
  await askForCourse(teacher, COURSE, /144p/);
  await seen(isHere(teacher), PATIENCE_MS);
  await open(teacher, `/course/${COURSE}/${lessonWith(video.number).number}`);
  await seen(phone.page.locator('video'));
  await phone.page.locator('video').evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    element.loop = true;
    await element.play();
  });
}

/** Returns whether the video still waits for the bytes of that place. */
const seekTo = ({ phone }: AppStage, share: number): Promise<boolean> =>
  phone.page.locator('video').evaluate((element: HTMLVideoElement, at) => {
    element.currentTime = element.duration * at;
    void element.play().catch(() => undefined);
    return element.seeking;
  }, share);

async function unlessPlaying({ phone }: AppStage): Promise<string[]> {
  const { page } = phone;
  const place = () =>
    page
      .locator('video')
      .evaluate(({ currentTime, error }: HTMLVideoElement) => ({ currentTime, broken: error?.message }));
  const { currentTime, broken } = await place();
  if (broken !== undefined) return [`the video broke: ${broken}`];
  const hasMoved = page.waitForFunction(
    (before) =>
      document.querySelector('video')?.seeking === false && document.querySelector('video')?.currentTime !== before,
    currentTime,
    { timeout: PATIENCE_MS },
  );
  return hasMoved.then(
    () => [],
    () => ['the video plays no more'],
  );
}

/** Some time on the way there, some on the way back. */
const holdUp =
  (random: () => number): Fault =>
  async (ask) => {
    await sleep(random() * HELD_MS);
    const answer = await ask();
    await sleep(random() * HELD_MS);
    return answer;
  };
