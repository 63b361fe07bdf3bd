import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { type JobEnd, type JobRequest, jobMessageSchema } from './job-messages.ts';

/** How long a job may take to end by itself once it is asked to; then its thread is ended. */
const GRACE_MS = 3_000;

/** Does a job in a thread of its own. @throws the signal's reason, or what broke the thread */
export function runJob(
  request: JobRequest,
  { onProgress, signal }: { onProgress: (share: number, step: string) => void; signal: AbortSignal },
): Promise<JobEnd> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'job-worker.ts'), { workerData: request });
    let end: JobEnd | undefined;
    let grace: NodeJS.Timeout | undefined;
    const stop = (): void => {
      worker.postMessage('stop');
      grace = setTimeout(() => worker.terminate(), GRACE_MS);
    };
    const settle = (finish: () => void): void => {
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      finish();
    };
    signal.addEventListener('abort', stop);
    worker.on('message', (message: unknown) => {
      const told = v.parse(jobMessageSchema, message);
      if (told.type === 'end') end = told;
      else onProgress(told.share, told.step);
    });
    worker.once('error', (error) => settle(() => reject(signal.aborted ? signal.reason : error)));
    worker.once('exit', () =>
      settle(() => {
        if (end && !signal.aborted) resolve(end);
        else reject(signal.aborted ? signal.reason : new Error('the job ended without a word'));
      }),
    );
  });
}
