import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { doJob } from './do-job.ts';
import { type JobMessage, jobRequestSchema } from './job-messages.ts';

/** A thread of its own: what comes from outside may keep it busy, and the page still answers and can stop it. */
const port = parentPort;
if (!port) throw new Error('this runs as a worker');
const tell = (message: JobMessage): void => port.postMessage(message);

const stop = new AbortController();
port.once('message', () => stop.abort());
const end = await doJob(
  v.parse(jobRequestSchema, workerData),
  (share, step) => tell({ type: 'progress', share, step }),
  stop.signal,
);
tell(end);
port.close();
