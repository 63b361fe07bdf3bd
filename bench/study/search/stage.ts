import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';
import { buildApp, buildPacks } from '../../../scripts/build-steps.ts';
import { BARE_PAGE, copyDist } from '../../../tests/support/page-bundle.ts';
import { type Phone, startPhone } from '../../../tests/support/phone.ts';
import { startServerProcess } from '../../../tests/support/server-process.ts';
import { SLOWDOWN } from '../slow-phone.ts';

/** A phone with the bare page, on which nothing is yet. */
export interface SearchStage {
  readonly phone: Phone;
  /** Runs `work` with the page's thread slowed. */
  slowly<T>(work: () => Promise<T>): Promise<T>;
  /** Bytes of the heap of the page with the buffers it holds, garbage collected. */
  heapBytes(): Promise<number>;
  reload(): Promise<void>;
  dispose(): Promise<void>;
}

const heapSchema = v.object({ usedSize: v.number(), backingStorageSize: v.optional(v.number(), 0) });

export async function setSearchStage(): Promise<SearchStage> {
  await buildPacks();
  await buildApp();
  const distDir = await copyDist(resolve(process.env.DIST_DIR ?? 'dist'), join(import.meta.dirname, 'page.ts'));
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  const server = await startServerProcess({ DATA_DIR: folder, DIST_DIR: distDir });
  const phone = await startPhone();
  const reload = async () => {
    await phone.page.goto(`${server.origin}${BARE_PAGE}`);
    await phone.page.waitForFunction(() => 'searchBench' in globalThis);
  };
  await reload();
  const session: CDPSession = await phone.context.newCDPSession(phone.page);
  const slow = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
  return {
    ...{ phone, reload },
    async slowly(work) {
      await slow(SLOWDOWN);
      return work().finally(() => slow(1));
    },
    async heapBytes() {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = v.parse(heapSchema, await session.send('Runtime.getHeapUsage'));
      return usedSize + backingStorageSize;
    },
    async dispose() {
      await phone.dispose();
      await server.kill();
      for (const path of [distDir, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}
