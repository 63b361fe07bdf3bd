import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '../../../src/i18n/locales.ts';
import { type FaultyProxy, startFaultyProxy } from '../../support/faulty-proxy.ts';
import { BUILT_PACKS } from '../../support/packs.ts';
import { type Phone, startPhone } from '../../support/phone.ts';
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts';
import { wordsOf } from '../../support/words.ts';
import { chooseLanguage, open, seen, type Teacher } from './teacher.ts';

/** A teacher with her phone, the real server, and a line between them that can be made bad. */
export interface Scene {
  readonly teacher: Teacher;
  readonly phone: Phone;
  readonly proxy: FaultyProxy;
  readonly server: ServerProcess;
  readonly dataDir: string;
  dispose(): Promise<void>;
}

/** Sets the scene. She has not opened the app yet. */
export async function setScene(lang: string, { packs = BUILT_PACKS } = {}): Promise<Scene> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
  const server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: packs });
  const proxy = await startFaultyProxy(server.port);
  const phone = await startPhone({ lang });
  const teacher: Teacher = {
    get page() {
      return phone.page;
    },
    say: wordsOf(lang),
    origin: proxy.origin,
  };
  const dispose = async () => {
    await phone.dispose();
    await proxy.close();
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { teacher, phone, proxy, server, dataDir, dispose };
}

/** Her first minute: a language, the list of courses, and the app itself on the phone. */
export async function startApp(teacher: Teacher, lang: string): Promise<void> {
  await chooseLanguage(teacher, LOCALES.find(({ tag }) => tag === lang)?.name ?? lang);
  await open(teacher, '/courses');
  await seen(teacher.page.locator('main a[href^="/course/"]'));
  await teacher.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}
