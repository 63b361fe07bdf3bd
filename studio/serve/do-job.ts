import { buildPacks } from '../build-packs.ts';
import { examineCourses } from '../examine-courses.ts';
import { encodeWith } from '../import/encode-video.ts';
import { importCourse } from '../import/import-course.ts';
import { attachMedia } from '../ladder/attach.ts';
import { openMediaCache } from '../ladder/cache.ts';
import { hasErrors } from '../report/finding.ts';
import type { StudioReport } from '../report/report-schema.ts';
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
  }
}

async function doImport(request: Request<'import'>, tell: Tell, signal: AbortSignal): Promise<JobEnd> {
  const { source, out, number, mediaCache } = request;
  const encode = encodeWith({
    cache: openMediaCache(mediaCache),
    onProgress: (video) => (share) => tell(share, video),
  });
  const { isWritten, counts, findings } = await importCourse({ source, out, number, encode, signal });
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
  const { findings, courses } = await buildPacks({ source: course, out, keys, cache, mediaCache, signal });
  const succeeded = !hasErrors(findings);
  const report: StudioReport = {
    ...{ format: 1, command: 'build', source: course, out, succeeded, imported: {}, courses, findings },
  };
  return { type: 'end', isDone: succeeded, findings: [], report };
}

async function examine(course: string, signal: AbortSignal): Promise<StudioReport> {
  const { courses, findings } = await examineCourses(course, { signal });
  const succeeded = !hasErrors(findings);
  return { format: 1, command: 'build', source: course, succeeded, imported: {}, courses, findings };
}
