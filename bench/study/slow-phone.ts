import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Phone } from '../../tests/support/phone.ts';

/** A cheap phone against this computer. */
export const SLOWDOWN = 6;

const RUN_MS = 2;
const processesSchema = v.object({ processInfo: v.array(v.object({ id: v.number(), type: v.string() })) });

/**
 * Lets every process that runs pages and workers run only one part in `SLOWDOWN` of the time: what the DevTools protocol slows is the
 * main thread of a page, and workers are none. Coarser than a slow processor: whatever waits, waits up to a whole pause. Processes
 * that begin meanwhile are slowed from their first milliseconds on. Returns how to end it.
 */
export async function slowPhone({ context }: Pick<Phone, 'context'>): Promise<() => Promise<void>> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is gone');
  let pids: number[] = [];
  let isOn = true;
  const look = async () => {
    const { processInfo } = v.parse(processesSchema, await session.send('SystemInfo.getProcessInfo'));
    pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  await look();
  const looking = (async () => {
    for (; isOn; await sleep(RUN_MS)) await look().catch(() => undefined);
  })();
  const stopping = (async () => {
    while (isOn) {
      const stopped = pids.filter((pid) => signal(pid, 'SIGSTOP'));
      await sleep(RUN_MS * (SLOWDOWN - 1));
      for (const pid of stopped) signal(pid, 'SIGCONT');
      await sleep(RUN_MS);
    }
  })();
  return async () => {
    isOn = false;
    await Promise.all([looking, stopping]);
  };
}

/** Tells whether there is such a process still. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
