/** Runs jobs, at most `atOnce` at a time, in order. The first that fails stops those that have not begun, and is thrown. */
export async function runPool(jobs: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < jobs.length && !failed) {
      try {
        await jobs[next++]?.();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const done = await Promise.allSettled(Array.from({ length: Math.max(1, atOnce) }, worker));
  for (const result of done) if (result.status === 'rejected') throw result.reason;
}
