import { randomUUID } from 'node:crypto';
import { hasErrors } from '../report/finding.ts';
import type { Job } from '../wire/desk-state.ts';
import type { JobEnd, JobRequest } from './job-messages.ts';
import { runJob } from './run-job.ts';

/** Jobs that are over are listed until there are this many. */
const KEPT_JOBS = 30;
/** Errors that a job shows; the report has them all. */
const SHOWN_ERRORS = 20;

export interface Order {
  job: Pick<Job, 'kind' | 'name' | 'course'>;
  request: JobRequest;
  /** After a job that was done: what it made is known, and what it was given can go. */
  onEnd?: (end: JobEnd) => void;
  /** Whatever became of it. */
  finally?: () => void;
}

/** One job after the other: an encoder takes every core that there is. */
export function createJobQueue(onChange: () => void) {
  const jobs: Job[] = [];
  const stops = new Map<string, AbortController>();
  let last: Promise<void> = Promise.resolve();

  const change = (job: Job, values: Partial<Job>): void => {
    Object.assign(job, values);
    onChange();
  };
  const work = async (job: Job, order: Order, signal: AbortSignal): Promise<void> => {
    try {
      signal.throwIfAborted();
      change(job, { state: 'running' });
      const onProgress = (share: number, step: string) => change(job, { share, step });
      const end = await runJob(order.request, { onProgress, signal });
      const found = [...end.findings, ...(end.report?.findings ?? [])];
      order.onEnd?.(end);
      const errors = hasErrors(found) ? found.filter(({ level }) => level === 'error').slice(0, SHOWN_ERRORS) : [];
      const { address, refusal } = end;
      const told = { ...(address !== undefined && { address }), ...(refusal !== undefined && { refusal }) };
      change(job, { state: end.isDone ? 'done' : 'failed', errors, ...told });
    } catch {
      change(job, { state: signal.aborted ? 'stopped' : 'failed' });
    } finally {
      stops.delete(job.id);
      order.finally?.();
    }
  };
  return {
    list: (): Job[] => jobs.map((job) => ({ ...job })),
    add: (order: Order): string => {
      const job: Job = { ...order.job, id: randomUUID(), state: 'waiting', errors: [] };
      const stop = new AbortController();
      stops.set(job.id, stop);
      jobs.unshift(job);
      while (jobs.length > KEPT_JOBS && isOver(jobs.at(-1))) jobs.pop();
      onChange();
      last = last.then(() => work(job, order, stop.signal));
      return job.id;
    },
    /** Stops a job that is not over; forgets one that is. False where there is none. */
    remove: (id: string): boolean => {
      const index = jobs.findIndex((job) => job.id === id);
      const job = jobs[index];
      if (!job) return false;
      if (isOver(job)) jobs.splice(index, 1);
      else if (job.state === 'waiting') job.state = 'stopped';
      stops.get(id)?.abort();
      onChange();
      return true;
    },
    close: async (): Promise<void> => {
      for (const stop of stops.values()) stop.abort();
      await last;
    },
  };
}

const isOver = (job: Job | undefined): boolean =>
  job !== undefined && job.state !== 'waiting' && job.state !== 'running';
