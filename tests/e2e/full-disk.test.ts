import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltCourse } from '../support/packs.ts';
import { askForCourse, CHUNKS, getCard, isHere } from './support/download.ts';
import { factsOnPhone, factsOnServer } from './support/facts-on-phone.ts';
import { fillDisk } from './support/full-disk.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';
import { beginQuiz, goToWork, isAccepted } from './support/work.ts';

const [SHORT, LONG] = [4097, 4098];
const QUIZ = 6;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('zh');
  await startApp(scene.teacher, 'zh');
});
afterAll(() => scene?.dispose());

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
    const words =
      'This phone is full: what you just did is not saved yet. All you did before is kept. Remove a course, then save again.';
    await seen(phone.page.getByText(say(words)));
    await seen(phone.page.getByRole('link', { name: say('Make room') }));
    expect(await phone.page.getByText(say('Answer saved on this phone')).count()).toBe(0);
    expect(await answer.isChecked()).toBe(true);

    await makeRoom();
    await phone.page.getByRole('button', { name: say('Save again') }).click();
    await seen(phone.page.getByText(say('Answer saved on this phone')));
    expect(await phone.page.getByText(say(words)).count()).toBe(0);
    await goToWork(teacher);
    await seen(isAccepted(teacher));
    const attempts = (await factsOnPhone(teacher)).filter((line) => line.includes('"attempt"'));
    expect(attempts).toHaveLength(1);
    expect(factsOnServer(dataDir)).toEqual(await factsOnPhone(teacher));
  });

  it('stops a download with words, keeps what came, and shows the way to make room', async () => {
    const { teacher, phone, proxy } = scene;
    const { say } = teacher;
    const makeRoom = await fillDisk(phone, teacher.origin, 1_000_000);
    const before = proxy.delivered.length;
    await askForCourse(teacher, LONG, /144p/);
    await seen(getCard(teacher).getByText(say('This phone is full.')));
    await seen(getCard(teacher).getByText(say.pattern('The {size} received are kept.')));
    expect(await isHere(teacher).count()).toBe(0);

    await getCard(teacher)
      .getByRole('link', { name: say('Make room') })
      .click();
    await seen(phone.page.getByRole('heading', { name: say('Space on this phone') }));
    const course = phone.page.getByRole('listitem').filter({ hasText: readBuiltCourse(LONG).root.title.zh ?? '' });
    await makeRoom();
    await course.getByRole('button', { name: say('Go on') }).click();
    await seen(course.getByText(say('On this phone'), { exact: true }));

    const chunks = proxy.delivered.slice(before).filter((path) => CHUNKS.test(path));
    const twice = chunks.filter((path, n) => chunks.indexOf(path) !== n);
    // At most what was in hand when the disk was full: two chunks.
    expect(twice.length).toBeLessThanOrEqual(2);
    await open(teacher, `/course/${LONG}`);
    await seen(isHere(teacher));
  });
});
