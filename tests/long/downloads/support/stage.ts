import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type HeldCourse, readHeld } from '../../../../bench/downloads/held-chunks.ts';
import { makeStore } from '../../../../bench/downloads/make-store.ts';
import type { CoursePlan } from '../../../../bench/downloads/put-course.ts';
import type { Wanted } from '../../../../src/protocol/pack/selection.ts';
import { keepRules } from '../../../e2e/support/keep-rules.ts';
import { type Scene, setScene, startApp } from '../../../e2e/support/scene.ts';
import type { Teacher } from '../../../e2e/support/teacher.ts';

/** Of whatever is left to chance in a run; it is in the names of the tests, and `SEED` repeats it. */
export const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** So slow that what has left the proxy has come: what waits in a buffer would be counted as fetched. */
export const BYTES_PER_SECOND = 6_000_000;

/** A scene with generated courses. */
export interface Stage extends Scene {
  readonly packs: string;
  /** The tab that she looks at: `teacher` acts in it. */
  show(tab: Page): void;
  /** What a phone must have of a course in the end. */
  held(course: number, wanted: Wanted): HeldCourse;
}

/** She has opened the app, and no rule of hers holds up anything. */
export async function setStage(lang: string, plans: readonly CoursePlan[]): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-packs-'));
  const { packs } = makeStore(folder, plans);
  const scene = await setScene(lang, { packs });
  let shown: Page | undefined;
  const teacher: Teacher = {
    get page() {
      return shown && !shown.isClosed() ? shown : scene.phone.page;
    },
    say: scene.teacher.say,
    origin: scene.teacher.origin,
  };
  await startApp(teacher, lang);
  await keepRules(teacher, { limitBytes: 1_000_000_000, wifiOnly: 'nothing' });
  return {
    ...scene,
    packs,
    teacher,
    show: (tab) => {
      shown = tab;
    },
    held: (course, wanted) => readHeld(packs, course, wanted),
    dispose: async () => {
      await scene.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
