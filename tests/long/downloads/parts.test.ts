import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHeld } from '../../../bench/downloads/held-chunks.ts';
import type { Extent } from '../../../src/protocol/pack/selection.ts';
import { CHUNKS, getCard } from '../../e2e/support/download.ts';
import { type Scene, setScene, startApp } from '../../e2e/support/scene.ts';
import { open, seen } from '../../e2e/support/teacher.ts';
import { BUILT_PACKS, readBuiltCourse } from '../../support/packs.ts';
import { until } from '../../support/until.ts';
import { keptLibrary, rowOf, untilRowIsHere, wrongWith } from './support/kept-library.ts';

const LANG = 'fr';
const COURSE = 4098;
const { modules, root } = readBuiltCourse(COURSE);
const PATIENCE_MS = 30_000;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene(LANG);
  await startApp(scene.teacher, LANG);
  // Its manifests are kept before it is shown: whoever leaves earlier fetches them again.
  await open(scene.teacher, `/course/${COURSE}`);
  await seen(partForm());
});
afterAll(() => scene?.dispose());

const partForm = () => getCard(scene.teacher).locator('details', { hasText: scene.teacher.say('Lesson by lesson') });

/** Opens the form of one module or lesson, and chooses how much of it should be here. */
async function choosePart(part: number, form: RegExp): Promise<void> {
  const { teacher } = scene;
  await open(teacher, `/course/${COURSE}`);
  await seen(partForm());
  await partForm().locator('summary').click();
  await partForm().getByRole('combobox').selectOption(String(part));
  await partForm().getByRole('radio', { name: form }).check();
}

const get = (): Promise<void> =>
  partForm()
    .getByRole('button', { name: scene.teacher.say.pattern('Get: {name}, {weight}') })
    .click();

/** Takes something off the phone by a button of the form, and says yes. */
async function letGo(words: string | RegExp): Promise<void> {
  const { page, say } = scene.teacher;
  await partForm().getByRole('button', { name: words }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Remove'), exact: true })
    .click();
}

/** Waits until the phone has what was wished for; then exactly its chunks lie there, each once fetched. */
async function expectExactly(rung: Extent, parts: Record<number, Extent>): Promise<void> {
  const { teacher } = scene;
  await until(async () => {
    const row = await rowOf(teacher, COURSE);
    return row?.rung === rung && JSON.stringify(row.parts) === JSON.stringify(parts);
  }, PATIENCE_MS);
  await untilRowIsHere(teacher, COURSE);
  const held = readHeld(BUILT_PACKS, COURSE, { lang: LANG, rung, parts });
  expect(await wrongWith(teacher, held)).toEqual([]);
  const manifests = root.modules.map(({ manifest }) => manifest.hash);
  const { chunks } = await keptLibrary(teacher);
  const beyond = chunks.map(({ name }) => name).filter((name) => ![...held.chunks, ...manifests].includes(name));
  // The course's own root lies there too.
  expect(beyond.length).toBeLessThanOrEqual(1);
}

const fetched = (): string[] => scene.proxy.delivered.filter((path) => CHUNKS.test(path));
const expectNoneTwice = (): void => expect([...new Set(fetched())]).toEqual(fetched());
const form = (words: string) => new RegExp(scene.teacher.say(words));

it('a module and a lesson come each up to a rung of its own, are raised and lowered, and what is let go of is gone', async () => {
  const [module, ...others] = modules;
  const lesson = others
    .flatMap(({ lessons }) => lessons)
    .find(({ items }) => items.some(({ kind }) => kind === 'video'));
  if (!module || !lesson) throw new Error('the course has not two modules with videos');
  const { say } = scene.teacher;

  await choosePart(module.number, /144p/);
  await get();
  await expectExactly('none', { [module.number]: '144' });
  await choosePart(lesson.number, form('Sound'));
  await get();
  await expectExactly('none', { [module.number]: '144', [lesson.number]: 'audio' });

  await choosePart(module.number, /240p/);
  await get();
  await expectExactly('none', { [module.number]: '240', [lesson.number]: 'audio' });
  expectNoneTwice();

  const before = fetched().length;
  await choosePart(module.number, form('Text and quiz'));
  await letGo(say.pattern('Keep only: {name}'));
  await expectExactly('none', { [module.number]: 'text', [lesson.number]: 'audio' });
  await choosePart(lesson.number, form('Sound'));
  await letGo(say.pattern('Remove this part'));
  await expectExactly('none', { [module.number]: 'text' });
  expect(fetched()).toHaveLength(before);

  await choosePart(module.number, form('Text and quiz'));
  await letGo(say('Remove from this phone'));
  await until(async () => (await rowOf(scene.teacher, COURSE)) === undefined, PATIENCE_MS);
  expect((await keptLibrary(scene.teacher)).chunks).toEqual([]);
});
