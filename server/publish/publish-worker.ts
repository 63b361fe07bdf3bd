// A thread of its own: reads, checks and signs packs, while the server goes on answering.

import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { editPacks } from './edit-packs.ts';
import { type Job, jobSchema, type Outcome } from './job.ts';
import { placesBeside } from './places.ts';
import { releaseVersion } from './release-version.ts';
import { stageVersion } from './stage-version.ts';
import { sweepUploads } from './sweep.ts';
import { withdrawCourse } from './withdraw-course.ts';

async function work(job: Job): Promise<Outcome> {
  switch (job.kind) {
    case 'stage':
      return stageVersion(job);
    case 'release':
      return releaseVersion(job);
    case 'withdraw':
      return withdrawCourse(job);
    case 'catalogue':
      editPacks(job, () => undefined);
      return { kind: 'done' };
    case 'sweep':
      await sweepUploads(placesBeside(job.packsDir), job.nowMs);
      return { kind: 'done' };
  }
}

parentPort?.postMessage(await work(v.parse(jobSchema, workerData)));
