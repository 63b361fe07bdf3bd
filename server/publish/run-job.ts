import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { type Job, type Outcome, outcomeSchema } from './job.ts';
import { PublishError } from './publish-error.ts';

/** A course of many gigabytes is read in this time; whatever takes longer is no course. */
const JOB_LIMIT_MS = 900_000;
/** Manifests are read whole, one at a time; chunks are not kept. */
const MEMORY_LIMIT_MB = 256;
const MOST_WAITING = 20;

/** Does one thing with the packs after the other, each in a thread of its own. */
export interface Jobs {
  /** @throws PublishError too-fast, or what the thread threw */
  run: (job: Job) => Promise<Outcome>;
  /** What is under way is broken off, which the packs survive as they do a power cut. */
  close: () => Promise<void>;
}

export function createJobs(): Jobs {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let running: Worker | undefined;
  const start = async (job: Job): Promise<Outcome> => {
    const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
    running = worker;
    const limit = setTimeout(() => void worker.terminate(), JOB_LIMIT_MS);
    try {
      return await outcomeOf(worker);
    } finally {
      clearTimeout(limit);
      await worker.terminate();
      running = undefined;
    }
  };
  return {
    run: async (job) => {
      if (waiting >= MOST_WAITING) throw new PublishError('too-fast', { retryAfterSeconds: 30 });
      waiting += 1;
      const done = last.then(() => start(job));
      last = done.catch(() => undefined);
      try {
        return await done;
      } finally {
        waiting -= 1;
      }
    },
    close: async () => {
      await running?.terminate();
    },
  };
}

function outcomeOf(worker: Worker): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: unknown) => {
      const outcome = v.safeParse(outcomeSchema, message);
      if (outcome.success) resolve(outcome.output);
      else reject(new Error('the thread that changes packs said something else'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that changes packs ended before it was done')));
  });
}
