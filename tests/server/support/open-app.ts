import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { openAppAssets } from '../../../server/assets/app-assets.ts';
import { contentSecurityPolicy } from '../../../server/http/content-security-policy.ts';
import { createLog } from '../../../server/log.ts';
import { openCourseLibrary } from '../../../server/packs/course-library.ts';
import { openPackStore } from '../../../server/packs/pack-store.ts';
import { openSqlStore } from '../../../server/store/sql-store.ts';
import { sqliteEngine } from '../../../server/store/sqlite-engine.ts';
import type { Store } from '../../../server/store/store.ts';
import { createPhone } from './phone.ts';

export interface AppOptions {
  /** Files of the built app, by path. */
  readonly dist?: Readonly<Record<string, string | Uint8Array>>;
  /** Puts something between the app and its store. */
  readonly wrap?: (store: Store) => Store;
  readonly isHttps?: boolean;
}

/** The app without a socket, on real parts in a folder of its own, for one test. */
export async function openApp({ dist = {}, wrap = (store) => store, isHttps = false }: AppOptions = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-app-'));
  const clock = { nowMs: Date.UTC(2026, 0, 5) };
  const now = () => clock.nowMs;
  const opened = await openSqlStore(sqliteEngine(join(dir, 'caravan.sqlite')), now);
  onTestFinished(async () => {
    await opened.close();
    await rm(dir, { recursive: true });
  });
  const store = wrap(opened);
  for (const [path, content] of Object.entries(dist)) {
    const file = join(dir, 'dist', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const log = createLog('silent');
  const packs = openPackStore(join(dir, 'packs'));
  const library = openCourseLibrary(packs, log);
  const app = createApp({
    store,
    packs,
    library,
    assets: await openAppAssets(join(dir, 'dist')),
    log,
    version: '1.2.3',
    now,
    clientAddress: () => '192.0.2.1',
    contentSecurityPolicy: contentSecurityPolicy(String(dist['index.html'] ?? '')),
    isHttps,
  });
  const send = async (path: string, init?: RequestInit) => app.request(path, init);
  return { send, store, library, clock, dir, packsDir: packs.dir, phone: () => createPhone(send) };
}
