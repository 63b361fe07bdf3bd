/** What waits longer is waited for in earnest; what is shorter is how code takes turns. */
const LEAST_MS = 200;
const TIMES = 20;

/** Lets the back-off of thousands of retries pass faster: every long timer of this process, from now on. */
export function hastenTimers(): void {
  const { setTimeout: inEarnest } = globalThis;
  const hastened = (work: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): unknown =>
    inEarnest(work, delayMs < LEAST_MS ? delayMs : delayMs / TIMES, ...args);
  Object.assign(globalThis, { setTimeout: hastened });
}
