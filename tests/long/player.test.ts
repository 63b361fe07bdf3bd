import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunkListSchema } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { askForCourse, chunkAddress, damageChunk, getCard, isHere } from '../e2e/support/download.ts';
import { keptKeys } from '../e2e/support/kept-keys.ts';
import { openVideo, playerOf, playing, runsPast, standsAt, videoOf } from '../e2e/support/player.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { open, seen } from '../e2e/support/teacher.ts';
import { ffmpeg, noFfmpeg } from '../studio/ladder/support/ffmpeg.ts';
import { dropRequest } from '../support/faults.ts';
import { BUILT_DATA, buildWithStudio, readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';

const LANG = 'fr';
const SMALL = 7 * 4096 + 3;
const FIXTURE = join(import.meta.dirname, '../fixtures/course-small');
const SECONDS = 90;
/** Fast enough for the video to play, and slow enough to be ahead of. */
const SLOW_LINE = 250_000;

const folder = mkdtempSync(join(tmpdir(), 'caravan-player-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A minute and a half of moving noise, five megabytes of picture: several chunks. */
function buildLongVideo(): string {
  const [source, packs, keys] = [join(folder, 'course'), join(folder, 'packs'), join(folder, 'keys')];
  cpSync(FIXTURE, source, { recursive: true });
  cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
  const film = join(source, 'basics/first/video/144.mp4');
  ffmpeg(
    ...['-f', 'lavfi', '-i', `testsrc2=s=256x144:r=15:d=${SECONDS},noise=alls=60:allf=t`],
    ...['-f', 'lavfi', '-i', `sine=frequency=300:duration=${SECONDS}`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '450k', '-maxrate', '450k', '-bufsize', '450k'],
    ...['-pix_fmt', 'yuv420p', '-g', '30', '-c:a', 'aac', '-b:a', '24k', '-movflags', '+faststart', film],
  );
  ffmpeg('-i', film, '-vn', '-c:a', 'copy', '-movflags', '+faststart', join(source, 'basics/first/video/audio.m4a'));
  buildWithStudio(source, packs, keys);
  return packs;
}

describe.skipIf(noFfmpeg)('a video of several chunks', () => {
  let scene: Scene;
  let path = '';
  let picture: readonly string[] = [];
  beforeAll(async () => {
    const packs = buildLongVideo();
    const course = readBuiltCourse(SMALL, packs);
    const video = course.items.find((item) => item.kind === 'video');
    path = `/course/${SMALL}/${course.lessons[0]?.lesson.number}?item=${video?.number}`;
    const list = chunkPath(video?.renditions['144']?.parts.at(-1)?.hash ?? '');
    picture = v.parse(chunkListSchema, JSON.parse(readFileSync(join(packs, list), 'utf8')));
    scene = await setScene(LANG, { packs });
    await startApp(scene.teacher, LANG);
  });
  afterAll(() => scene?.dispose());

  const isMissing = () => playerOf(scene.teacher).getByText(scene.teacher.say('This part is not here yet.'));

  it('plays what is here while the rest comes, waits for what is not, and fetches nothing twice [URL2]', async () => {
    const { teacher, proxy } = scene;
    await open(teacher, `/course/${SMALL}`);
    proxy.line.throttle(SLOW_LINE);
    await teacher.page.getByRole('radio', { name: /144p/ }).check();
    await teacher.page.getByRole('button', { name: teacher.say.pattern('Get: {name}, {weight}') }).click();
    await seen(getCard(teacher).getByRole('button', { name: teacher.say('Pause') }));
    await openVideo(teacher, path);
    await teacher.page.getByRole('button', { name: teacher.say('Play'), exact: true }).click();
    await runsPast(teacher, 3);
    const kept = new Set(await keptKeys(teacher, 'chunks'));
    expect(picture.filter((hash) => !kept.has(hash)).length).toBeGreaterThan(1);

    await playerOf(teacher).focus();
    await teacher.page.keyboard.press('9');
    await seen(isMissing());
    expect((await playing(teacher)).isPaused).toBe(true);
    proxy.line.throttle(undefined);
    await runsPast(teacher, 82);
    expect(await isMissing().count()).toBe(0);
    const asked = picture.map((hash) => proxy.asked.filter((one) => one === chunkAddress(hash)).length);
    expect(asked).toEqual(picture.map(() => 1));
  });

  it('stops before a part that was lost, and goes on by itself when there is a network again', async () => {
    const { teacher, phone, proxy } = scene;
    await open(teacher, `/course/${SMALL}`);
    await seen(isHere(teacher), 60_000);
    proxy.fault(/./, dropRequest);
    await damageChunk(teacher, picture[2] ?? '');
    await phone.restart();
    await openVideo(teacher, `${path}&t=5`);
    await teacher.page.getByRole('button', { name: teacher.say('Play'), exact: true }).click();
    await runsPast(teacher, 6);
    await videoOf(teacher).evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 8;
    });
    await seen(isMissing(), 60_000);
    const { second, isPaused } = await playing(teacher);
    expect(isPaused).toBe(true);
    expect(second).toBeGreaterThan(20);
    expect(second).toBeLessThan(60);
    proxy.heal();
    await runsPast(teacher, second + 1);
    expect(await isMissing().count()).toBe(0);
  });
});

describe('a better rung that arrives while she watches', () => {
  it('takes over at the same second, and plays on', async () => {
    const COURSE = 4098;
    const scene = await setScene(LANG);
    try {
      const { teacher, phone } = scene;
      await startApp(teacher, LANG);
      await askForCourse(teacher, COURSE, /144p/);
      await seen(isHere(teacher), 60_000);
      await openVideo(teacher, `/course/${COURSE}/2?item=3&t=20`);
      await standsAt(teacher, 20);
      await teacher.page.getByRole('button', { name: teacher.say('Play'), exact: true }).click();
      await runsPast(teacher, 22);
      const { src } = await playing(teacher);

      const other = await phone.context.newPage();
      await askForCourse({ ...teacher, page: other }, COURSE, /240p/);
      await until(async () => (await playing(teacher)).src !== src, 60_000);
      await runsPast(teacher, 24);
      expect((await playing(teacher)).second).toBeLessThan(110);
    } finally {
      await scene.dispose();
    }
  });
});
