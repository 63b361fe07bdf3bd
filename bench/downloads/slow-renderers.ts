import * as v from 'valibot';
import type { Phone } from '../../tests/support/phone.ts';

const RUN_MS = 2;
const processesSchema = v.object({ processInfo: v.array(v.object({ id: v.number(), type: v.string() })) });

/**
 * Stops every process that runs pages and workers for all but one part in `times` of the time: the DevTools protocol slows pages
 * only, and a service worker is none. Coarser than a slow processor: whatever waits, waits up to a whole pause.
 */
export async function slowRenderers({ context }: Phone, times: number): Promise<() => void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = v.parse(processesSchema, await session?.send('SystemInfo.getProcessInfo'));
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) process.kill(pid, name);
  };
  const run = (): void => {
    signal('SIGCONT');
    timer = setTimeout(pause, RUN_MS);
  };
  const pause = (): void => {
    signal('SIGSTOP');
    timer = setTimeout(run, RUN_MS * (times - 1));
  };
  run();
  return () => {
    clearTimeout(timer);
    signal('SIGCONT');
  };
}
