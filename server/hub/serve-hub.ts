import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubDescription } from '../../src/protocol/hub/hub-api.ts';
import { readEnvironment } from '../environment.ts';
import { clientAddress } from '../http/client-address.ts';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { openCourseLibrary } from '../packs/course-library.ts';
import { openPackStore } from '../packs/pack-store.ts';
import { lanAddresses } from '../print-addresses.ts';
import type { RunningServer } from '../serve.ts';
import { openSqlStore } from '../store/sql-store.ts';
import { sqliteEngine } from '../store/sqlite-engine.ts';
import { readVersion } from '../version.ts';
import { createHubApp } from './hub-app.ts';
import { hubLines } from './hub-lines.ts';
import { startLoop } from './hub-loop.ts';
import type { HubOptions } from './hub-options.ts';
import { openLine } from './line.ts';
import { openChunkFiles } from './mirror/chunk-files.ts';
import { openChunkSource } from './mirror/chunk-source.ts';
import { currentApp } from './mirror/mirror-app.ts';
import { appsDir, createMirrorRound } from './mirror-loop.ts';
import { openWork } from './open-work.ts';
import { makeOwn } from './own-file.ts';
import { readRootKey } from './root-key.ts';

const [MIRROR_EVERY_MS, MIRROR_RETRY_MS] = [30 * 60_000, 15_000];

export type HubEnvironment = Readonly<Record<string, string | undefined>>;

/** What serving and mirroring have in common. */
async function openHub(options: HubOptions, env: HubEnvironment, signal: AbortSignal) {
  const settings = readEnvironment({
    ...env,
    DATA_DIR: options.dataDir,
    PACKS_DIR: undefined,
    DATABASE_URL: undefined,
    PORT: options.port ?? env.PORT,
  });
  const log = createLog(settings.logLevel);
  await mkdir(settings.packsDir, { recursive: true });
  const rootKey = await readRootKey(options, env);
  const line = openLine(options.from, Date.now);
  const source = openChunkSource({ line, chunks: openChunkFiles(settings.packsDir) }, signal);
  return { settings, log, rootKey, line, source };
}

/** Mirrors once, and serves nothing. @throws HubFault, HubOptionsError, EnvironmentError */
export async function mirrorOnce(options: HubOptions, env: HubEnvironment, signal: AbortSignal): Promise<void> {
  const hub = await openHub(options, env, signal);
  const round = createMirrorRound({
    ...hub,
    options,
    appArrived: async () => undefined,
    coursesArrived: () => undefined,
  });
  await round(signal);
}

/**
 * Serves what is here, and mirrors what is missing, for ever. @throws HubOptionsError, EnvironmentError, or what the port, the certificate or
 * the database objects to
 */
export async function serveHub(options: HubOptions, env: HubEnvironment): Promise<RunningServer> {
  const end = new AbortController();
  const { settings, log, rootKey, line, source } = await openHub(options, env, end.signal);
  const storeFile = join(settings.dataDir, 'caravan.sqlite');
  makeOwn(storeFile);
  const store = await openSqlStore(sqliteEngine(storeFile), Date.now);
  const work = openWork({ dataDir: settings.dataDir, line, store, log, now: Date.now, signal: end.signal });
  try {
    let courses: HubDescription['courses'] = [];
    const packs = openPackStore(settings.packsDir);
    const { app, serveApp } = createHubApp({
      work,
      packs,
      library: openCourseLibrary(packs, log),
      log,
      now: Date.now,
      version: await readVersion(),
      clientAddress: clientAddress({ isBehindProxy: settings.publicUrl !== undefined }),
      isHttps: settings.tls !== undefined || settings.publicUrl?.startsWith('https:') === true,
      source,
      describe: () => ({ format: 1, name: options.name, from: line.origin, ...whenHeard(line), courses }),
    });
    await serveApp((await currentApp(appsDir(options.dataDir))) ?? settings.distDir);
    const { port, close } = await listen(app, settings);
    const round = createMirrorRound({
      ...{ source, log, options, rootKey },
      appArrived: serveApp,
      coursesArrived: (read) => {
        courses = read;
      },
    });
    const mirroring = startLoop(() => round(end.signal), {
      ...{ name: 'mirror', everyMs: MIRROR_EVERY_MS, retryMs: MIRROR_RETRY_MS, settleMs: 0, log, signal: end.signal },
    });
    const passing = work.start();
    const isTls = settings.tls !== undefined;
    const lines = hubLines({ ...options, port, isTls, publicUrl: settings.publicUrl, lan: lanAddresses() });
    process.stdout.write(`${lines.join('\n')}\n`);
    log.info({ port }, 'listening');
    return {
      address: `${isTls ? 'https' : 'http'}://localhost:${port}`,
      async close() {
        end.abort();
        await close();
        await Promise.all([mirroring.ended, passing.ended]);
        work.close();
        await store.close();
        log.info('closed');
        log.flush();
      },
    };
  } catch (error) {
    end.abort();
    work.close();
    await store.close();
    throw error;
  }
}

const whenHeard = (line: { heardAtMs: () => number | undefined; hasLine: () => boolean }) => {
  const heardAtMs = line.heardAtMs();
  return { heardAt: heardAtMs === undefined ? null : new Date(heardAtMs).toISOString(), hasLine: line.hasLine() };
};
