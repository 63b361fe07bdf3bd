import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { API } from '../../src/protocol/people/api.ts';
import { classReportSchema } from '../../src/protocol/people/centre.ts';
import { openApp } from './support/open-app.ts';
import { attempted, done, studied, watched } from './support/sample-facts.ts';
import { COURSE, QUIZ_ITEM, TEXT_ITEM, VIDEO_ITEM, writeSamplePacks } from './support/sample-packs.ts';

const SECRET = 'f'.repeat(64);
const choice = (n: number) => ({ type: 'int', n }) as const;

async function openClass() {
  const app = await openApp();
  await writeSamplePacks(app.packsDir);
  await app.store.createClass({ id: 'c', code: 'SESAME', name: 'Class one', isSimulated: true, secret: SECRET });
  return {
    ...app,
    async join(name: string) {
      const her = app.phone();
      await her.register();
      await her.post(API.join, { code: 'SESAME', name });
      return her;
    },
    async report() {
      const answer = await app.send(API.learners, { headers: { authorization: `Bearer ${SECRET}` } });
      return v.parse(classReportSchema, await answer.json());
    },
  };
}

describe('the report of a class', () => {
  it('shows the figures that a hand reckons from the same facts', async () => {
    const { join: joinClass, report, clock } = await openClass();
    const awa = await joinClass('Awa');
    const binta = await joinClass('Binta');
    const attempt = (n: number, version: number, answers: Parameters<typeof attempted>[3]) =>
      attempted(COURSE, QUIZ_ITEM, { replica: awa.replica, n, version, lamport: 10 * n }, answers);
    await awa.exchange(
      // All four blocks: done. 89 of 100 seconds: not done.
      watched(COURSE, TEXT_ITEM, [1, 5]),
      watched(COURSE, VIDEO_ITEM, [0, 50], [61, 100]),
      // Choice 1 twice: 2 of 2 in version 1, 0 of 3 in version 2. A third attempt was never handed in.
      attempt(1, 1, { 1: choice(1), 2: choice(1), 0: choice(0) }),
      attempt(2, 2, { 1: choice(1), 2: choice(1), 0: choice(0) }),
      attempt(3, 2, { 1: choice(2) }),
      studied(COURSE, awa.replica, 2200, 125),
      studied(9, awa.replica, 2201, 60),
    );
    await binta.exchange(
      // 1 of 3 right in version 2: 33 per cent. The video is marked done by hand.
      attempted(
        COURSE,
        QUIZ_ITEM,
        { replica: binta.replica, n: 1, version: 2, lamport: 1 },
        { 3: choice(2), 0: choice(0) },
      ),
      done(COURSE, VIDEO_ITEM),
    );
    const seen = new Date(clock.nowMs).toISOString();
    const quiz = { item: QUIZ_ITEM, title: { en: 'Quiz' } };
    const person = (her: typeof awa, name: string) => ({
      person: her.person,
      name,
      devices: [{ replica: her.replica, lastSeen: seen, isRevoked: false }],
      lastExchange: seen,
    });
    expect(await report()).toEqual({
      className: 'Class one',
      classCode: 'SESAME',
      isSimulated: true,
      courses: [{ course: COURSE, title: { en: 'Sample course' } }],
      learners: [
        {
          ...person(awa, 'Awa'),
          secondsStudied: 185,
          progress: [{ course: COURSE, done: 2, of: 3, quizzes: [{ ...quiz, best: 100, attempts: 2 }] }],
        },
        {
          ...person(binta, 'Binta'),
          secondsStudied: 0,
          progress: [{ course: COURSE, done: 2, of: 3, quizzes: [{ ...quiz, best: 33, attempts: 1 }] }],
        },
      ],
    });
  });

  it('shows a learner who has joined and done nothing yet', async () => {
    const { join: joinClass, report, clock } = await openClass();
    await joinClass('Awa');
    const lastSeen = new Date(clock.nowMs).toISOString();
    expect((await report()).learners).toMatchObject([
      { name: 'Awa', lastExchange: null, devices: [{ lastSeen }], secondsStudied: 0, progress: [] },
    ]);
  });

  it('is not broken by a device that counts, numbers and answers without measure', async () => {
    const { join: joinClass, report } = await openClass();
    const [mallory, awa] = [await joinClass('Mallory'), await joinClass('Awa')];
    await awa.exchange(studied(COURSE, awa.replica, 2200, 60));
    const counted = [1, 2].map((day) => studied(COURSE, mallory.replica, day, Number.MAX_SAFE_INTEGER));
    for (const fact of counted) await mallory.exchange(fact);
    const answer = (n: number, from: number, count: number) => {
      const answers = Object.fromEntries(Array.from({ length: count }, (_, i) => [from + i, choice(1)]));
      return attempted(COURSE, QUIZ_ITEM, { replica: mallory.replica, n, version: 1, lamport: from }, answers);
    };
    await mallory.exchange(answer(2, 0, 1));
    // More answers than a function may have arguments.
    for (let from = 0; from < 150_000; from += 15_000) {
      expect((await mallory.exchange(answer(1, from, 15_000))).parked).toEqual([]);
    }
    const { learners } = await report();
    expect(learners.map(({ name, secondsStudied }) => [name, secondsStudied])).toEqual([
      ['Awa', 60],
      ['Mallory', 2 * 86_400],
    ]);
  });

  it('leaves out a course whose packs are damaged, and shows the rest', async () => {
    const { join: joinClass, report, packsDir } = await openClass();
    const awa = await joinClass('Awa');
    await awa.exchange(done(COURSE, VIDEO_ITEM), studied(COURSE, awa.replica, 2200, 5));
    await rm(join(packsDir, 'chunks'), { recursive: true });
    expect(await report()).toMatchObject({ courses: [], learners: [{ secondsStudied: 5, progress: [] }] });
  });
});
