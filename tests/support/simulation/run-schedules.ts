import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Told } from './told.ts';

export interface Run {
  readonly seed: number;
  readonly schedules: number;
  readonly threads?: number;
  /** A broken design of tests/faults/broken to put in the place of what it replaces. */
  readonly broken?: string;
  /** Ends the run with the first broken promise. */
  readonly untilViolation?: boolean;
  onTold?(told: Told): void;
}

export interface RunResult {
  readonly told: number;
  readonly violations: readonly Told[];
  readonly faults: ReadonlyMap<string, number>;
  /** Of all schedules, in the order of their seeds. */
  readonly hash: string;
}

/** Young objects die in young memory: most of what a schedule makes is gone with it. */
const YOUNG_MB = 64;

/** Tells the schedules `seed`, `seed` + 1, ... on several threads; each is the same wherever and whenever it is told. */
export async function runSchedules({ seed, schedules, threads = 2, ...run }: Run): Promise<RunResult> {
  const all: Told[] = [];
  let next = seed;
  let isOver = false;
  const deal = () => (isOver || next >= seed + schedules ? undefined : next++);
  const note = (told: Told) => {
    all.push(told);
    run.onTold?.(told);
    if (run.untilViolation && told.violation !== undefined) isOver = true;
  };
  await Promise.all(Array.from({ length: Math.min(threads, schedules) }, () => work(run.broken, deal, note)));

  const inOrder = all.sort((a, b) => a.seed - b.seed);
  const faults = new Map<string, number>();
  for (const [kind, n] of inOrder.flatMap((told) => [...told.faults])) faults.set(kind, (faults.get(kind) ?? 0) + n);
  return {
    told: all.length,
    violations: inOrder.filter(({ violation }) => violation !== undefined),
    faults,
    hash: createHash('sha256')
      .update(inOrder.map(({ hash }) => hash).join('\n'))
      .digest('hex')
      .slice(0, 16),
  };
}

/** One thread from its start to its end. */
function work(broken: string | undefined, deal: () => number | undefined, note: (told: Told) => void): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { broken },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const isOver = Promise.withResolvers<void>();
  worker.once('error', isOver.reject);
  worker.on('message', (message: Told | 'ready') => {
    if (message !== 'ready') note(message);
    const seed = deal();
    worker.postMessage(seed ?? 'end');
  });
  worker.once('exit', () => isOver.resolve());
  return isOver.promise;
}
