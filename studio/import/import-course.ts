import { existsSync } from 'node:fs';
import { collectFindings, type Finding } from '../report/finding.ts';
import { mayReplace } from './for-beginners/course-writer.ts';
import type { CourseNumbers } from './for-beginners/describe-course.ts';
import { importForBeginners } from './for-beginners/import-for-beginners.ts';
import { readLayout } from './for-beginners/layout.ts';

/** What an import did, and how much of what kind. With an error among the findings it did nothing. */
export interface ImportResult {
  imported: Record<string, number>;
  findings: Finding[];
}

/** Recognises the layout of a course made elsewhere, and makes a source course of it in the folder `out`. */
export function importCourse({
  source,
  out,
  ...numbers
}: { source: string; out: string } & CourseNumbers): ImportResult {
  const { findings, report } = collectFindings();
  const layout = existsSync(source) ? readLayout(source) : undefined;
  if (!layout) report('unknown-layout', source, undefined, 'no layout that the studio knows: "For Beginners"');
  if (!mayReplace(out)) report('unknown-layout', out, undefined, 'this folder holds something else than a course');
  if (!layout || findings.length > 0) return { imported: {}, findings };
  return { imported: importForBeginners(layout, out, numbers, report), findings };
}
