import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { BUILT_PACKS, readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';
import { askForCourse, CHUNKS, getCard, isHere } from './support/download.ts';
import { factsOnPhone, factsOnServer } from './support/facts-on-phone.ts';
import { fillDisk } from './support/full-disk.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen, type Teacher } from './support/teacher.ts';
import { beginQuiz, goToWork, isAccepted } from './support/work.ts';

const [SHORT, LONG] = [4097, 4098];
const [QUIZ, OTHER_QUIZ] = [6, 13];

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('zh');
  await startApp(scene.teacher, 'zh');
});
afterAll(() => scene?.dispose());

const FULL_WORDS =
  'This phone is full: what you just did is not saved yet. All you did before is kept. Remove a course, then save again.';

/** Starts the app where there is room, and waits until it has put some of it by. */
async function untilBallastHeld(teacher: Teacher): Promise<void> {
  await open(teacher, '/');
  await until(() => teacher.page.evaluate(isBallastHeld), 15_000);
}

/** Runs in the page. */
async function isBallastHeld(): Promise<boolean> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settled(indexedDB.open('caravan-library'));
  const count = await settled(db.transaction('ballast').objectStore('ballast').count('held'));
  db.close();
  return count > 0;
}

/** The long course in the list of those on this phone. */
const onPhone = ({ phone }: Scene) =>
  phone.page.getByRole('listitem').filter({ hasText: readBuiltCourse(LONG).root.title.zh ?? '' });

describe('a full disk', () => {
  it('leaves her answer on the screen, and takes it when there is room again', async () => {
    const { teacher, phone, dataDir } = scene;
    const { say } = teacher;
    await beginQuiz(teacher, SHORT, QUIZ);
    const makeRoom = await fillDisk(phone, teacher.origin, -1_000_000);
    await beginQuiz(teacher, SHORT, QUIZ);
    const answer = phone.page.locator('form fieldset input').first();
    await answer.check();
    await phone.page.getByRole('button', { name: say('Check my answer') }).click();
    await seen(phone.page.getByText(say(FULL_WORDS)));
    await seen(phone.page.getByRole('link', { name: say('Make room') }));
    expect(await phone.page.getByText(say('Answer saved on this phone')).count()).toBe(0);
    expect(await answer.isChecked()).toBe(true);

    await makeRoom();
    await phone.page.getByRole('button', { name: say('Save again') }).click();
    await seen(phone.page.getByText(say('Answer saved on this phone')));
    expect(await phone.page.getByText(say(FULL_WORDS)).count()).toBe(0);
    await goToWork(teacher);
    await seen(isAccepted(teacher));
    const attempts = (await factsOnPhone(teacher)).filter((line) => line.includes('"attempt"'));
    expect(attempts).toHaveLength(1);
    expect(factsOnServer(dataDir)).toEqual(await factsOnPhone(teacher));
  });

  it('takes her answer without a word as long as the library has something to give up', async () => {
    const { teacher, phone } = scene;
    const { say } = teacher;
    await untilBallastHeld(teacher);
    const makeRoom = await fillDisk(phone, teacher.origin, 0);
    await beginQuiz(teacher, SHORT, OTHER_QUIZ);
    await phone.page.locator('form fieldset input').first().check();
    await phone.page.getByRole('button', { name: say('Check my answer') }).click();
    await seen(phone.page.getByText(say('Answer saved on this phone')));
    await makeRoom();
  });

  it('says so where not even the wish for a course can be kept, and takes it when there is room again', async () => {
    const { teacher, phone } = scene;
    const { say } = teacher;
    const makeRoom = await fillDisk(phone, teacher.origin, -1_000_000);
    await askForCourse(teacher, LONG, /144p/);
    const card = getCard(teacher);
    await seen(card.getByText(say(FULL_WORDS)));
    await seen(card.getByRole('link', { name: say('Make room') }));
    await makeRoom();
    await card.getByRole('button', { name: say('Save again') }).click();
    await seen(isHere(teacher));
    await card.getByRole('button', { name: say('Remove') }).click();
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: say('Remove') })
      .click();
    await isHere(teacher).waitFor({ state: 'detached' });
  });

  it.each([0, 1_000, 50_000, 300_000, 1_000_000])(
    'stops a download with words, keeps what came, and shows the way to make room (%i bytes free)',
    async (freeBytes) => {
      const { teacher, phone, proxy } = scene;
      const { say } = teacher;
      await untilBallastHeld(teacher);
      const makeRoom = await fillDisk(phone, teacher.origin, freeBytes);
      const before = proxy.delivered.length;
      await askForCourse(teacher, LONG, /144p/);
      // Browsers take room for themselves meanwhile, such as for compiled scripts: there may be none left for the wish itself.
      const [stopped, refused] = [
        getCard(teacher).getByText(say('This phone is full.')),
        getCard(teacher).getByText(say(FULL_WORDS)),
      ];
      await seen(stopped.or(refused));
      expect(await isHere(teacher).count()).toBe(0);
      if (await refused.isVisible()) {
        await makeRoom();
        await phone.page.getByRole('button', { name: say('Save again') }).click();
        await seen(isHere(teacher));
        await open(teacher, '/phone');
      } else {
        await getCard(teacher)
          .getByRole('link', { name: say('Make room') })
          .first()
          .click();
        await seen(phone.page.getByRole('heading', { name: say('Space on this phone') }));
        await makeRoom();
        // She has deleted pictures of her own, and comes back. What nothing could be written of goes on by itself.
        await open(teacher, '/phone');
        await onPhone(scene)
          .getByRole('button', { name: say('Go on') })
          .click({ timeout: 5_000 })
          .catch(() => undefined);
      }
      const course = onPhone(scene);
      await seen(course.getByText(say('On this phone'), { exact: true }));

      const chunks = proxy.delivered.slice(before).filter((path) => CHUNKS.test(path));
      const twice = chunks.filter((path, n) => chunks.indexOf(path) !== n);
      // What was in hand when the disk was full, and what the course's page could not keep of it.
      const twiceBytes = twice.reduce(
        (sum, path) => sum + statSync(join(BUILT_PACKS, path.slice('/packs/'.length))).size,
        0,
      );
      expect(twiceBytes).toBeLessThanOrEqual(CHUNK_BYTES);
      await course.getByRole('button', { name: say('Remove') }).click();
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: say('Remove') })
        .click();
      await course.waitFor({ state: 'detached' });
    },
  );
});
