import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { getCourse, open, readLesson, seen, watch } from '../e2e/support/teacher.ts';
import { BUILT_DATA, buildWithStudio, readBuiltCourse } from '../support/packs.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const SMALL = 7 * 4096 + 3;
const LONG = 4098;

/** A browser that decodes everything in hardware: what no browser on a server says. */
const IN_HARDWARE = `MediaCapabilities.prototype.decodingInfo = async () => ({ supported: true, smooth: true, powerEfficient: true });`;

let scene: Scene;
afterEach(() => scene?.dispose());

describe('a phone that decodes AV1 well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-av1-'));
  const packs = join(folder, 'packs');
  beforeAll(() => {
    const [source, keys] = [join(folder, 'course'), join(folder, 'keys')];
    cpSync(join(FIXTURES, 'course-small'), source, { recursive: true });
    cpSync(join(FIXTURES, 'av1'), join(source, 'basics/first/video'), { recursive: true });
    cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
    buildWithStudio(source, packs, keys);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is told at its first start what it plays, gets AV1 and Opus, and plays them without a network', async () => {
    const { items, lessons } = readBuiltCourse(SMALL, packs);
    const video = items.find((item) => item.kind === 'video');
    const av1 = video?.kind === 'video' ? video.av1?.['144'] : undefined;
    if (!av1) throw new Error('the course has no AV1');
    scene = await setScene('en', { packs });
    const { teacher, phone, server } = scene;
    await phone.context.addInitScript(IN_HARDWARE);
    await phone.page.goto(teacher.origin);
    await seen(phone.page.getByText(teacher.say.pattern('This phone plays video up to {lines} well.')));

    await startApp(teacher, 'en');
    await open(teacher, `/course/${SMALL}`);
    await getCourse(teacher, /144p/);
    await server.kill();
    await open(teacher, `/course/${SMALL}/${lessons[0]?.lesson.number}`);
    await watch(teacher, 0, 0.5);
    const src = await phone.page.locator('video').getAttribute('src');
    expect(src).toBe(mediaUrl(av1.parts, av1.ending));
  });
});

it('what comes next is on the phone before it is opened, though nothing of the course was asked for', async () => {
  const { modules } = readBuiltCourse(LONG);
  const [first, second] = modules.map(({ lessons }) => lessons[0]?.number);
  scene = await setScene('en');
  const { teacher, server, phone } = scene;
  await startApp(teacher, 'en');
  await open(teacher, `/course/${LONG}/${first}`);
  await readLesson(teacher, 300);
  await open(teacher, `/course/${LONG}`);
  await seen(
    phone.page.getByText(teacher.say.pattern('The texts of what comes next are ready on this phone: {size}.')),
  );
  await server.kill();
  await open(teacher, `/course/${LONG}/${second}`);
  await seen(phone.page.locator('.prose [data-block]'));
});
