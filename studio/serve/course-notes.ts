import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { findingSchema, type StudioReport, studioReportSchema } from '../report/report-schema.ts';
import { sha256 } from '../store/sha256.ts';
import type { JobEnd, JobRequest } from './job-messages.ts';

const notesSchema = v.object({
  /** Milliseconds since 1970. */
  reportedAt: v.number(),
  report: studioReportSchema,
  /** What the import of the course told: no later look at it can tell that. */
  imported: studioReportSchema.entries.imported,
  importFindings: v.array(findingSchema),
  version: v.exactOptional(v.number()),
});
/** What the studio remembers of a course beside its folder. */
export type CourseNotes = v.InferOutput<typeof notesSchema>;

/** Remembers courses in a folder that may be thrown away at any time. */
export function openCourseNotes(folder: string) {
  const fileOf = (course: string): string => join(folder, `${sha256(course).slice(0, 32)}.json`);
  const read = (course: string): CourseNotes | undefined => {
    const file = fileOf(course);
    if (!existsSync(file)) return undefined;
    try {
      const notes = v.safeParse(notesSchema, JSON.parse(readFileSync(file, 'utf8')));
      return notes.success ? notes.output : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    /** Keeps what a job told of a course. */
    note: (course: string, kind: JobRequest['kind'], { findings, report }: JobEnd, nowMs: number) => {
      if (!report) return;
      const before = kind === 'import' ? undefined : read(course);
      const imported = before?.imported ?? report.imported;
      // Of what was not there at the import, the newest look tells whether it still is not.
      const importFindings =
        before?.importFindings ?? (kind === 'import' ? findings.filter(({ code }) => code !== 'media-missing') : []);
      const version = kind === 'build' && report.succeeded ? report.courses[0]?.version : before?.version;
      const notes: CourseNotes = {
        ...{ reportedAt: nowMs, imported, importFindings },
        report: joinReports(report, { imported, importFindings }),
        ...(version !== undefined && { version }),
      };
      mkdirSync(dirname(fileOf(course)), { recursive: true });
      writeFileSync(`${fileOf(course)}.new`, JSON.stringify(notes));
      renameSync(`${fileOf(course)}.new`, fileOf(course));
    },
  };
}

function joinReports(
  report: StudioReport,
  { imported, importFindings }: Pick<CourseNotes, 'imported' | 'importFindings'>,
): StudioReport {
  if (Object.keys(imported).length === 0 && importFindings.length === 0) return report;
  return { ...report, command: 'import', imported, findings: [...importFindings, ...report.findings] };
}
