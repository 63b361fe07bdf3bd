import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alterByte, captivePortal, cutOff } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';
import { askForCourse, CHUNKS, chunkAddress, getCard, isHere, onlyPath } from './support/download.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { seen } from './support/teacher.ts';

const SHORT = 4097;

/** Address of the picture of the course's first video in a rendition. */
function pictureAddress(rung: '144' | '240'): string {
  const video = readBuiltCourse(SHORT).items.find((item) => item.kind === 'video');
  const picture = video?.renditions[rung]?.parts.at(-1);
  if (!picture) throw new Error(`the course has no video in ${rung}`);
  return chunkAddress(picture.hash);
}

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

describe('a download over a bad line', () => {
  it('tries again by itself where a byte flipped on its way, and she hears nothing of it [DL6]', async () => {
    const { teacher, proxy } = scene;
    const flipped = pictureAddress('144');
    let left = 1;
    proxy.fault(onlyPath(flipped), (ask, body) => (left-- > 0 ? alterByte(ask, body) : ask()));
    await askForCourse(teacher, SHORT, /144p/);
    await seen(isHere(teacher));
    expect(proxy.asked.filter((path) => path === flipped)).toHaveLength(2);
    proxy.heal();
  });

  it('goes on by Range in the middle of a chunk where the line broke off [DL4]', async () => {
    const { teacher, proxy } = scene;
    const ranges: (string | undefined)[] = [];
    const broken = pictureAddress('240');
    proxy.fault(onlyPath(broken), (ask, body, asked) => {
      ranges.push(asked?.headers.range);
      // What breaks off before the browser has read it is lost: here it comes as slowly as over a bad line.
      proxy.line.throttle(100_000);
      return ranges.length === 1 ? cutOff(ask, body) : ask();
    });
    await askForCourse(teacher, SHORT, /240p/);
    // What was here before is here until the new wish is on the disk.
    await until(() => ranges.length >= 2, 30_000);
    await seen(isHere(teacher));
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[1]).toMatch(/^bytes=[1-9][0-9]*-$/);
    proxy.line.throttle(undefined);
    proxy.heal();
  });

  it('waits where a network asks to sign in first, says so, and goes on by itself afterwards [DL6]', async () => {
    const { teacher, phone, proxy } = scene;
    proxy.fault(CHUNKS, captivePortal);
    await askForCourse(teacher, SHORT, /360p/);
    await seen(getCard(teacher).getByText(teacher.say('This network asks to sign in first.')));
    proxy.heal();
    await phone.context.setOffline(true);
    await phone.context.setOffline(false);
    await seen(isHere(teacher));
  });
});
