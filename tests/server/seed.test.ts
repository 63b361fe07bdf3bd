import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seed } from '../../server/start/seed.ts';
import { API } from '../../src/protocol/people/api.ts';
import { openApp } from './support/open-app.ts';
import { COURSE, QUIZ_ITEM, writeSamplePacks } from './support/sample-packs.ts';

async function openSeeded() {
  const app = await openApp();
  await writeSamplePacks(app.packsDir);
  const plant = () =>
    seed(app.store, app.library, { dataDir: app.dir, demoClassCode: 'SESAME', demo: true, nowMs: app.clock.nowMs });
  return {
    plant,
    nowMs: () => app.clock.nowMs,
    report: async (className: string) => {
      const links = await readFile(join(app.dir, 'facilitator-link.txt'), 'utf8');
      const secret = new RegExp(`^${className}: /centre#([0-9a-f]{64})$`, 'm').exec(links)?.[1];
      return (await app.send(API.learners, { headers: { authorization: `Bearer ${secret}` } })).json();
    },
  };
}

describe('the first start', () => {
  it('makes each class once', async () => {
    const { plant } = await openSeeded();
    expect((await plant()).map((link) => link.className)).toEqual(['Demo class', 'Simulated class']);
    expect(await plant()).toEqual([]);
  });

  it('fills the demo’s class with learners that say they are simulated, in the courses that are there', async () => {
    const { plant, report } = await openSeeded();
    await plant();
    expect(await report('Demo class')).toMatchObject({ isSimulated: false, learners: [] });
    const { isSimulated, courses, learners } = await report('Simulated class');
    expect([isSimulated, courses]).toEqual([true, [{ course: COURSE, title: { en: 'Sample course' } }]]);
    const names = Array.from({ length: 25 }, (_, i) => `Learner ${String(i + 1).padStart(2, '0')} (simulated)`);
    expect(learners.map((learner: { name: string }) => learner.name)).toEqual(names);
  });

  it('lets most of them have been heard of lately, some weeks ago, and some never', async () => {
    const { plant, report, nowMs } = await openSeeded();
    await plant();
    const { learners } = await report('Simulated class');
    const daysAgo = learners.map(({ lastExchange }: { lastExchange: string | null }) =>
      lastExchange === null ? Number.NaN : Math.floor((nowMs() - Date.parse(lastExchange)) / 86_400_000),
    );
    const between = (from: number, to: number) => daysAgo.filter((days: number) => days >= from && days < to).length;
    expect(daysAgo.filter(Number.isNaN)).toHaveLength(3);
    expect(between(0, 30)).toBe(22);
    expect(between(0, 7)).toBeGreaterThan(between(7, 30) / 2);
    expect(new Set(daysAgo).size).toBeGreaterThan(8);
  });

  it('lets them be as different as people are, and the same again on another server', async () => {
    const figures = async () => {
      const { plant, report } = await openSeeded();
      await plant();
      const { learners } = await report('Simulated class');
      return learners.map(({ progress, secondsStudied }: { progress: unknown; secondsStudied: number }) => ({
        progress,
        secondsStudied,
      }));
    };
    const [here, there] = [await figures(), await figures()];
    expect(here).toEqual(there);
    const text = JSON.stringify(here);
    for (const share of ['"done":0', '"done":3', `"item":${QUIZ_ITEM}`, '"best":100']) expect(text).toContain(share);
  });
});
