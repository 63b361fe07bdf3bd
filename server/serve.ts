import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { openAppAssets } from './assets/app-assets.ts';
import { readEnvironment } from './environment.ts';
import { clientAddress } from './http/client-address.ts';
import { contentSecurityPolicy } from './http/content-security-policy.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { openCourseLibrary } from './packs/course-library.ts';
import { openPackStore } from './packs/pack-store.ts';
import { addressLines, lanAddresses } from './print-addresses.ts';
import { openPublishing } from './publish/publishing.ts';
import { seed } from './start/seed.ts';
import { LINK_FILE } from './start/seed-classes.ts';
import { openEngine } from './store/open-engine.ts';
import { openSqlStore } from './store/sql-store.ts';
import { readVersion } from './version.ts';

export interface ServeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Adds a class of simulated learners to look at. */
  readonly demo: boolean;
}

export interface RunningServer {
  /** On this computer, without a slash at its end. */
  readonly address: string;
  /** Lets running requests end, then closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the store, seeds it at its first start, listens, and prints the addresses.
 *
 * @throws EnvironmentError, or what the port, the certificate or the database objects to
 */
export async function serve({ env, demo }: ServeOptions): Promise<RunningServer> {
  const settings = readEnvironment(env);
  const log = createLog(settings.logLevel);
  const now = Date.now;
  await mkdir(settings.dataDir, { recursive: true });
  const store = await openSqlStore(await openEngine(settings), now);
  try {
    const packs = openPackStore(settings.packsDir);
    const library = openCourseLibrary(packs, log);
    const publishing = openPublishing({ ...settings, keysDir: settings.catalogueKeys, log, now });
    const newLinks = await seed(store, library, { ...settings, demo, nowMs: now() });
    const assets = await openAppAssets(settings.distDir);
    const page = assets.find('/index.html');
    const app = createApp({
      store,
      packs,
      library,
      publishing,
      publicHost: settings.publicUrl && new URL(settings.publicUrl).host,
      assets,
      log,
      now,
      version: await readVersion(),
      clientAddress: clientAddress({ isBehindProxy: settings.publicUrl !== undefined }),
      contentSecurityPolicy: contentSecurityPolicy(
        page ? Buffer.from((await assets.load(page.file)).bytes).toString() : '',
      ),
      isHttps: settings.tls !== undefined || settings.publicUrl?.startsWith('https:') === true,
    });
    const { port, close } = await listen(app, settings);
    const lines = addressLines({
      port,
      isTls: settings.tls !== undefined,
      publicUrl: settings.publicUrl,
      lan: lanAddresses(),
      classCode: settings.demoClassCode,
      newLinks,
      linkFile: join(settings.dataDir, LINK_FILE),
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    log.info({ port }, 'listening');
    return {
      address: `${settings.tls ? 'https' : 'http'}://localhost:${port}`,
      async close() {
        await close();
        await publishing?.close();
        await store.close();
        log.info('closed');
        // The process may end in this very turn.
        log.flush();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
