import type { Cancellable } from './deps.ts';
import { PackProblem } from './pack-problem.ts';

/** How long it waits at most before the second try, and before the third. */
const LONGEST_DELAYS_MS = [1_000, 5_000];

/**
 * Tries again what other bytes or a server in trouble made fail: a byte that flipped on its way is nobody's problem [DL6].
 * Throws PackProblem, of the last try; an abort passes through.
 */
export async function retrying<T>(work: () => Promise<T>, { signal }: Cancellable): Promise<T> {
  for (const longestMs of LONGEST_DELAYS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isWorthTrying(error)) throw error;
    }
    await sleep(Math.random() * longestMs, signal);
  }
  return work();
}

const isWorthTrying = (error: unknown): boolean =>
  error instanceof PackProblem && (error.kind === 'altered' || error.kind === 'trouble');

/** Waits; an abort passes through. */
export const sleep = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
