import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp, buildPacks } from '../../scripts/build-steps.ts';
import { chooseLanguage, getOnlyForm, open, type Teacher } from '../../tests/e2e/support/teacher.ts';
import { BUILT_PACKS } from '../../tests/support/packs.ts';
import { type Phone, startPhone } from '../../tests/support/phone.ts';
import { startServerProcess } from '../../tests/support/server-process.ts';
import { wordsOf } from '../../tests/support/words.ts';

/** The languages of the app, as tags and as the first screen calls them. */
export const LANGUAGES = { en: 'English', fr: 'Français', ar: 'العربية', zh: '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

/** "Study offline with Caravan" and "Designing a blended course", which come with the project. */
export const COURSES = [4097, 4098] as const;

const WRITTEN_AFTER_MS = 8000;

/** A phone on which the app is installed and the courses are, and from then on no line. */
export interface StudyStage {
  readonly phone: Phone;
  /** Of the page that is open now. */
  readonly teacher: () => Teacher;
  dispose(): Promise<void>;
}

/** @param packs another store than that of the project's own courses */
export async function setStudyStage(lang: Language, packs = BUILT_PACKS): Promise<StudyStage> {
  await buildPacks();
  await buildApp();
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const server = await startServerProcess({ DATA_DIR: folder, PACKS_DIR: packs });
  const phone = await startPhone({ lang });
  const dispose = async () => {
    await phone.dispose();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const teacher = () => ({ page: phone.page, say: wordsOf(lang), origin: server.origin });
  try {
    await chooseLanguage(teacher(), LANGUAGES[lang]);
    for (const course of COURSES) {
      await open(teacher(), `/course/${course}`);
      await getOnlyForm(teacher());
    }
    await phone.page.waitForFunction(keepsWhatComesLater, undefined, { timeout: 60_000 });
    await server.kill();
    // The browser writes localStorage some seconds late; killed before, it would come up as one that has lost the choice of language.
    await sleep(WRITTEN_AFTER_MS);
    return { phone, teacher, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Runs in the page: whether the service worker has all that it keeps, what comes later too. */
async function keepsWhatComesLater(): Promise<boolean> {
  const names = await caches.keys();
  const kept = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
  return kept.some(({ url }) => url.includes('/need/later/'));
}
