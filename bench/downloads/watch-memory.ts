import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';
import type { Phone } from '../../tests/support/phone.ts';
import { type Ask, askWorkers } from './worker-targets.ts';

const SAMPLE_MS = 100;

/** In bytes. */
export interface Memory {
  /** Heaps of the page and of the service worker, with the buffers that they hold, garbage and all. */
  heaps: number;
  /** What the system counts for all processes of the browser; undefined where there is no /proc. */
  processes: number | undefined;
}

export interface MemoryWatch {
  /** After the garbage was collected, with nothing under way. */
  idle(): Promise<Memory>;
  /** The most of each while `work` ran. */
  peakOf(work: () => Promise<void>): Promise<Memory>;
}

const heapSchema = v.object({
  usedSize: v.number(),
  embedderHeapUsedSize: v.optional(v.number(), 0),
  backingStorageSize: v.optional(v.number(), 0),
});
const processesSchema = v.object({ processInfo: v.array(v.object({ id: v.number(), type: v.string() })) });

export async function watchMemory({ page, context }: Phone): Promise<MemoryWatch> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser');
  const root = await browser.newBrowserCDPSession();
  const session = await context.newCDPSession(page);
  const pageHeap: Ask = async (method) =>
    method === 'Runtime.getHeapUsage'
      ? session.send('Runtime.getHeapUsage')
      : session.send('HeapProfiler.collectGarbage');
  const heaps = [pageHeap, ...(await askWorkers(root))];

  const heapBytes = async (ask: Ask): Promise<number> => {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = v.parse(
      heapSchema,
      await ask('Runtime.getHeapUsage'),
    );
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  };
  const sample = async (): Promise<Memory> => {
    const used = await Promise.all(heaps.map(heapBytes));
    return { heaps: used.reduce((sum, bytes) => sum + bytes, 0), processes: await processBytes(root) };
  };
  return {
    async idle() {
      for (const ask of heaps) await ask('HeapProfiler.collectGarbage');
      return sample();
    },
    async peakOf(work) {
      const peak = await sample();
      let isOver = false;
      const ended = work().finally(() => {
        isOver = true;
      });
      while (!isOver) {
        const { heaps: used, processes } = await sample();
        peak.heaps = Math.max(peak.heaps, used);
        if (processes !== undefined) peak.processes = Math.max(peak.processes ?? 0, processes);
        await Promise.race([sleep(SAMPLE_MS), ended]);
      }
      await ended;
      return peak;
    },
  };
}

async function processBytes(root: CDPSession): Promise<number | undefined> {
  const { processInfo } = v.parse(processesSchema, await root.send('SystemInfo.getProcessInfo'));
  try {
    return processInfo.reduce((sum, { id }) => sum + residentBytes(id), 0);
  } catch {
    return undefined;
  }
}

/** Without what is shared with files and other processes. */
function residentBytes(pid: number): number {
  const [, kilobytes] = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kilobytes);
}
