import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForCourse, isHere } from '../e2e/support/download.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { chooseLanguage, open, played, seen, type Teacher, watch } from '../e2e/support/teacher.ts';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';

const COURSE = 4097;
const LESSON = 8;
const LANG = 'fr';

let giver: Scene;
let phone: Phone;
let taker: Teacher;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-hand-'));
  giver = await setScene(LANG);
  await startApp(giver.teacher, LANG);
  await askForCourse(giver.teacher, COURSE, /240p/);
  await seen(isHere(giver.teacher), 60_000);
});
afterAll(async () => {
  await phone?.dispose();
  await giver?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Saves the file that the open page makes. */
async function makeFile({ page, say }: Teacher): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say.pattern('Make a file: {weight}') }).click(),
  ]);
  const path = join(folder, 'given');
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path };
}

async function takeFile({ page }: Teacher, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.locator('main input[type=file]').first().setInputFiles(path);
}

const title = readBuiltCourse(COURSE).root.title[LANG] ?? '';
let file: Uint8Array;

describe('a course from hand to hand', () => {
  it('becomes one file with a name that tells what it is', async () => {
    const { teacher } = giver;
    await teacher.page.getByRole('link', { name: teacher.say('Pass it on') }).click();
    await seen(teacher.page.getByRole('heading', { name: teacher.say('Pass courses on') }));
    const { name, path } = await makeFile(teacher);
    expect(name.replaceAll(/\s/g, ' ')).toMatch(
      new RegExp(`^${title.slice(0, 20)}.* – Vidéo 240p – [\\d,]+ Mo\\.caravan$`),
    );
    file = readFileSync(path);
    expect(file.length).toBeGreaterThan(100_000);
  });

  it('is taken in by a phone that has the app, and neither catalogue nor network', async () => {
    const { proxy, teacher } = giver;
    // One browser at a time is enough for this machine.
    await giver.phone.kill();
    phone = await startPhone({ lang: LANG });
    taker = { page: phone.page, say: teacher.say, origin: teacher.origin };
    proxy.fault(/^\/packs\//, dropRequest);
    await chooseLanguage(taker, 'Français');
    await taker.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await open(taker, '/phone');
    proxy.fault(/./, dropRequest);
    await taker.page.getByRole('link', { name: taker.say('Pass courses on') }).click();
    await seen(taker.page.getByRole('heading', { name: taker.say('Take courses in') }));

    const flipped = Buffer.from(file);
    flipped[flipped.length - 5_000] = (flipped[flipped.length - 5_000] ?? 0) ^ 1;
    await takeFile(taker, 'flipped.bin', flipped);
    await seen(
      taker.page.getByText(
        taker.say.pattern('“{title}” is not whole: the file ends too early, or was damaged. What came is kept.'),
      ),
    );
    await seen(
      taker.page.getByText(
        taker.say.pattern('It lacks: {names} ({weight}). Open the file again, or get the rest over a network.'),
      ),
    );

    await takeFile(taker, 'cut.bin', file.subarray(0, file.length / 2));
    await seen(
      taker.page.getByText(
        taker.say.pattern('It lacks: {names} ({weight}). Open the file again, or get the rest over a network.'),
      ),
    );

    await takeFile(taker, 'whole.bin', file);
    await seen(taker.page.getByText(taker.say('“{title}” is on this phone.').replace('{title}', title)));
  });

  it('stands in the list of courses there, and its video plays', async () => {
    await open(taker, '/courses');
    await seen(taker.page.getByRole('link', { name: title }));
    await open(taker, `/course/${COURSE}`);
    await seen(isHere(taker));
    await open(taker, `/course/${COURSE}/${LESSON}`);
    await watch(taker, 2, 2);
    expect(await played(taker)).not.toEqual([]);
  });

  it('is taken in as well when another app shares it', async () => {
    await open(taker, '/phone');
    const answer = await taker.page.evaluate(async (bytes) => {
      const form = new FormData();
      form.append('packs', new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], 'a.caravan'));
      return (await fetch('/hand/take', { method: 'POST', body: form, redirect: 'manual' })).type;
    }, Buffer.from(file).toString('base64'));
    expect(answer).toBe('opaqueredirect');
    await open(taker, '/hand?shared=here');
    await seen(taker.page.getByText(taker.say('“{title}” was on this phone already.').replace('{title}', title)));
    expect(await taker.page.evaluate(() => caches.has('caravan-shared'))).toBe(false);
  });
});
