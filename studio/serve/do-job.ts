import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPacks } from '../build-packs.ts';
import { examineCourses } from '../examine-courses.ts';
import { encodeWith } from '../import/encode-video.ts';
import { importCourse } from '../import/import-course.ts';
import { attachMedia } from '../ladder/attach.ts';
import { openMediaCache } from '../ladder/cache.ts';
import { courseNumberOf, publishCourse } from '../publish/publish-course.ts';
import type { PublishEvent } from '../publish/publish-event.ts';
import { describeProblem, PublishFailure } from '../publish/publish-failure.ts';
import { hasErrors } from '../report/finding.ts';
import type { StudioReport } from '../report/report-schema.ts';
import { historyPath } from '../store/history.ts';
import type { JobEnd, JobRequest } from './job-messages.ts';

type Tell = (share: number, step: string) => void;
type Request<K extends JobRequest['kind']> = Extract<JobRequest, { kind: K }>;

/** Does what the page was asked for. @throws the signal's reason, when it is stopped */
export async function doJob(request: JobRequest, tell: Tell, signal: AbortSignal): Promise<JobEnd> {
  switch (request.kind) {
    case 'import':
      return doImport(request, tell, signal);
    case 'attach':
      return doAttach(request, tell, signal);
    case 'check':
      return { type: 'end', isDone: true, findings: [], report: await examine(request.course, signal) };
    case 'build':
      return doBuild(request, signal);
    case 'publish':
      return doPublish(request, tell, signal);
  }
}

async function doImport(request: Request<'import'>, tell: Tell, signal: AbortSignal): Promise<JobEnd> {
  const { source, out, number, publisher, mediaCache } = request;
  const encode = encodeWith({
    cache: openMediaCache(mediaCache),
    onProgress: (video) => (share) => tell(share, video),
  });
  const { isWritten, counts, findings } = await importCourse({
    ...{ source, out, number, encode, signal },
    ...(publisher !== undefined && { publisher }),
  });
  if (!isWritten) return { type: 'end', isDone: false, findings };
  const report = await examine(out, signal);
  return { type: 'end', isDone: true, findings, report: { ...report, command: 'import', imported: counts } };
}

async function doAttach(request: Request<'attach'>, tell: Tell, signal: AbortSignal): Promise<JobEnd> {
  const { course, item, files, mediaCache } = request;
  const onProgress = (share: number): void => tell(share, item);
  const { findings, attached } = await attachMedia({ course, item, files, cache: mediaCache, signal, onProgress });
  if (!attached) return { type: 'end', isDone: false, findings };
  return { type: 'end', isDone: true, findings, report: await examine(course, signal) };
}

async function doBuild(request: Request<'build'>, signal: AbortSignal): Promise<JobEnd> {
  const { course, out, keys, cache, mediaCache } = request;
  // The store of the page is for a look: after a publishing, other versions may be the ones that count.
  const number = courseNumberOf(course, () => undefined);
  if (number !== undefined) rmSync(join(out, historyPath(number)), { force: true });
  const { findings, courses } = await buildPacks({ source: course, out, keys, cache, mediaCache, signal });
  const succeeded = !hasErrors(findings);
  const report: StudioReport = {
    ...{ format: 1, command: 'build', source: course, out, succeeded, imported: {}, courses, findings },
  };
  return { type: 'end', isDone: succeeded, findings: [], report };
}

async function doPublish(request: Request<'publish'>, tell: Tell, signal: AbortSignal): Promise<JobEnd> {
  const { course, to, key, work, mediaCache } = request;
  const progress = (event: PublishEvent): void => {
    if (event.step === 'upload') tell(event.total === 0 ? 1 : event.done / event.total, '');
  };
  try {
    const { findings, courses } = await publishCourse({ source: course, to, key, work, mediaCache, signal, progress });
    const [published] = courses;
    return { type: 'end', isDone: published !== undefined, findings, ...(published && { address: published.address }) };
  } catch (error) {
    if (!(error instanceof PublishFailure)) throw error;
    const refusal = error.answer ? describeProblem(error.answer) : error.message;
    return { type: 'end', isDone: false, findings: [], refusal };
  }
}

async function examine(course: string, signal: AbortSignal): Promise<StudioReport> {
  const { courses, findings } = await examineCourses(course, { signal });
  const succeeded = !hasErrors(findings);
  return { format: 1, command: 'build', source: course, succeeded, imported: {}, courses, findings };
}
