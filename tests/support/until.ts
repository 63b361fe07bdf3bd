import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; throws when it does not within the time. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`did not come true within ${limitMs} ms: ${holds}`);
    await sleep(100);
  }
}
