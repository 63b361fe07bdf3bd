import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildApp, buildPacks } from '../../scripts/build-steps.ts';
import { type FaultyProxy, startFaultyProxy } from '../../tests/support/faulty-proxy.ts';
import { BARE_PAGE, copyDist } from '../../tests/support/page-bundle.ts';
import { type Phone, startPhone } from '../../tests/support/phone.ts';
import { type ServerProcess, startServerProcess } from '../../tests/support/server-process.ts';
import { type BenchStore, makeStore } from './make-store.ts';
import { courseNumber } from './publisher.ts';
import type { CoursePlan } from './put-course.ts';

/** 50 MB in sixteen lessons. */
export const COURSE_OF_50_MB: CoursePlan = {
  course: courseNumber(1),
  modules: 4,
  lessonsPerModule: 4,
  soundBytes: 900_000,
  pictureBytes: 2_200_000,
};

/** A real server with generated courses, a line to it, and a phone on which nothing is yet. */
export interface Stage extends BenchStore {
  readonly folder: string;
  readonly distDir: string;
  readonly server: ServerProcess;
  readonly proxy: FaultyProxy;
  dispose(): Promise<void>;
}

/** The app as it is built, with the bare page of these benchmarks; one copy for all of a run. */
let dist: Promise<string> | undefined;

async function makeDist(): Promise<string> {
  await buildPacks();
  await buildApp();
  const copy = await copyDist(resolve(process.env.DIST_DIR ?? 'dist'), join(import.meta.dirname, 'page.ts'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

export async function setStage(plans: readonly CoursePlan[]): Promise<Stage> {
  dist ??= makeDist();
  const distDir = await dist;
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const store = makeStore(folder, plans);
  const server = await startServerProcess({
    ...{ DATA_DIR: join(folder, 'data'), PACKS_DIR: store.packs, DIST_DIR: distDir },
  });
  const proxy = await startFaultyProxy(server.port);
  return {
    ...{ ...store, folder, distDir, server, proxy },
    dispose: async () => {
      await proxy.close();
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser of its own on the bare page. */
export async function startBarePhone(origin: string, switches: readonly string[] = []): Promise<Phone> {
  const phone = await startPhone({ switches });
  await openBare(phone, origin);
  return phone;
}

export async function openBare({ page }: Pick<Phone, 'page'>, origin: string): Promise<void> {
  await page.goto(`${origin}${BARE_PAGE}`);
  await page.waitForFunction(() => 'downloadBench' in globalThis);
}
