import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../e2e/support/scene.ts';
import type { Teacher } from '../e2e/support/teacher.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';
import { BUILT_PACKS } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';
import { startServerProcess } from '../support/server-process.ts';
import { wordsOf } from '../support/words.ts';

/** The app on a phone of its own, with its service worker, and the real server behind a line that can be made bad. */
export interface AppStage {
  readonly phone: Phone;
  readonly teacher: Teacher;
  readonly proxy: FaultyProxy;
  readonly dataDir: string;
  clear(): Promise<void>;
}

export async function setAppStage(distDir: string): Promise<AppStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
  const server = await startServerProcess({ DATA_DIR: dataDir, DIST_DIR: distDir, PACKS_DIR: BUILT_PACKS });
  const proxy = await startFaultyProxy(server.port);
  const phone = await startPhone();
  const teacher: Teacher = {
    get page() {
      return phone.page;
    },
    say: wordsOf('en'),
    origin: proxy.origin,
  };
  const clear = async () => {
    await phone.dispose();
    await proxy.close();
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await startApp(teacher, 'en');
  } catch (error) {
    await clear();
    throw error;
  }
  return { phone, teacher, proxy, dataDir, clear };
}
