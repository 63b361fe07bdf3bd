import { relative } from 'node:path';
import { buildPacks } from '../build-packs.ts';
import { collectFindings, type Finding, hasErrors } from '../report/finding.ts';
import { readCourse } from '../source/read-course.ts';
import type { PreviewState } from '../wire/preview-state.ts';
import { mirrorCourse } from './mirror-course.ts';

export interface PreviewFolders {
  /** The folder of the course. */
  course: string;
  mirror: string;
  packs: string;
  keys: string;
  cache: string;
  mediaCache: string;
}

/** Builds a course as it is now; no course where it has errors, and the last good one stays in the store. */
export async function buildPreview(
  { course, mirror, packs, ...places }: PreviewFolders,
  signal: AbortSignal,
): Promise<Pick<PreviewState, 'course' | 'findings'>> {
  mirrorCourse(course, mirror);
  const built = await buildPacks({ source: mirror, out: packs, ...places, signal });
  const findings = built.findings.map((finding): Finding => ({ ...finding, file: placeOf(finding.file, mirror) }));
  const [report] = built.courses;
  const source = readCourse(mirror, collectFindings().report);
  if (!report || !source || hasErrors(findings)) return { findings };
  const { number, version, title } = report;
  const { source: lang, languages } = source.yaml.value;
  return { findings, course: { number, version, title, source: lang, languages } };
}

/** A place as its author knows it: below the folder of the course. */
const placeOf = (file: string, mirror: string): string =>
  file === mirror || !file.startsWith(mirror) ? file : relative(mirror, file);
