import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alterByte, delay, dropRequest, notFound } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import {
  askForCourse,
  CHUNKS,
  chunkAddress,
  damageChunk,
  getCard,
  goOn,
  isHere,
  onlyPath,
} from './support/download.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, played, seen, watch } from './support/teacher.ts';

const [SHORT, LONG] = [4097, 4098];
const [FIRST_LESSON, LESSON] = [2, 8];

/** Hash of the picture of a course's first video in a rendition: these are small enough to be one chunk. */
function videoChunk(course: number, rung: '144' | '240'): string {
  const video = readBuiltCourse(course).items.find((item) => item.kind === 'video');
  const rendition = video?.renditions[rung];
  const picture = rendition?.parts.at(-1);
  if (!picture) throw new Error(`course ${course} has no video in ${rung}`);
  return picture.hash;
}

/** Chromium may ask for captions in its own language before hers are chosen: those were never here. */
function chosen(paths: readonly string[]): string[] {
  const guessed = readBuiltCourse(SHORT).items.flatMap((item) => {
    const captions = item.kind === 'video' ? item.captions.en : undefined;
    return captions ? [chunkAddress(captions.hash)] : [];
  });
  return paths.filter((path) => !guessed.includes(path));
}

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('ar');
  await startApp(scene.teacher, 'ar');
});
afterAll(() => scene?.dispose());

const chunksDelivered = () => scene.proxy.delivered.filter((path) => CHUNKS.test(path));
const expectNoneTwice = (paths: readonly string[]) => expect([...new Set(paths)]).toEqual(paths);

describe('a course on its way', () => {
  it('throws away a chunk that was altered, says so, and goes on when she wishes', async () => {
    const { teacher, proxy } = scene;
    const altered = chunkAddress(videoChunk(SHORT, '144'));
    proxy.fault(onlyPath(altered), alterByte);
    await askForCourse(teacher, SHORT, /144p/);
    const words = teacher.say('What came was not what the course holds; it was thrown away.');
    await seen(getCard(teacher).getByText(words));
    await seen(getCard(teacher).getByText(teacher.say.pattern('The {size} received are kept.')));
    expect(await isHere(teacher).count()).toBe(0);

    proxy.heal();
    await goOn(teacher);
    await seen(isHere(teacher));
    expectNoneTwice(chunksDelivered().filter((path) => path !== altered));
  });

  it('goes on by itself after the line was cut and the page closed, and fetches nothing twice', async () => {
    const { teacher, proxy } = scene;
    const before = chunksDelivered().length;
    let left = 12;
    proxy.fault(CHUNKS, (ask, body) => (left-- > 0 ? delay(20)(ask, body) : dropRequest(ask, body)));
    await askForCourse(teacher, LONG, /144p/);
    await seen(getCard(teacher).getByText(teacher.say('Waiting for a network')));
    expect(await isHere(teacher).count()).toBe(0);

    await teacher.page.goto('about:blank');
    proxy.heal();
    await open(teacher, `/course/${LONG}`);
    await seen(isHere(teacher), 60_000);
    expectNoneTwice(chunksDelivered().slice(before));
  });

  it('says that the server lacks a part, keeps what was here, and goes on when the part is there', async () => {
    const { teacher, phone, proxy } = scene;
    proxy.fault(onlyPath(chunkAddress(videoChunk(LONG, '240'))), notFound);
    await askForCourse(teacher, LONG, /240p/);
    await seen(getCard(teacher).getByText(teacher.say('The server does not have a part of it.')));
    expect(await isHere(teacher).count()).toBe(0);
    const tab = await phone.context.newPage();
    await open({ ...teacher, page: tab }, `/course/${LONG}/${FIRST_LESSON}`);
    await watch({ ...teacher, page: tab }, 0, 1);
    await tab.close();

    proxy.heal();
    await goOn(teacher);
    await seen(isHere(teacher));
  });
});

describe('a chunk that was damaged on the phone', () => {
  it('is fetched again alone before she notices, where there is a network', async () => {
    const { teacher, phone } = scene;
    const video = videoChunk(SHORT, '144');
    await damageChunk(teacher, video);
    // Whoever has seen a chunk whole does not look at it again before the next start.
    await phone.restart();
    const before = chunksDelivered().length;
    await open(teacher, `/course/${SHORT}/${LESSON}`);
    await watch(teacher, 2, 2);
    expect(chosen(chunksDelivered().slice(before))).toEqual([chunkAddress(video)]);
  });

  it('is told of without a network, and is fetched again alone as soon as there is one', async () => {
    const { teacher, phone, proxy } = scene;
    const chunk = videoChunk(SHORT, '144');
    await damageChunk(teacher, chunk);
    proxy.fault(/./, dropRequest);
    await phone.restart();
    await open(teacher, `/course/${SHORT}/${LESSON}`);
    const video = teacher.page.locator('video');
    await seen(video);
    await video.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      // It waits for the chunk, so that this comes to no end.
      void element.play();
    });
    await seen(teacher.page.getByText(teacher.say('This part is not here yet.')));

    const before = chunksDelivered().length;
    proxy.heal();
    await open(teacher, `/course/${SHORT}/${LESSON}`);
    await watch(teacher, 2, 2);
    expect(await played(teacher)).not.toEqual([]);
    expect(chosen(chunksDelivered().slice(before))).toEqual([chunkAddress(chunk)]);
  });
});
