import { relative, sep } from 'node:path';
import { collectFindings } from '../report/finding.ts';
import { findCourses } from '../source/find-courses.ts';
import { readCourse } from '../source/read-course.ts';
import type { DeskCourse } from '../wire/desk-state.ts';
import type { CourseNotes } from './course-notes.ts';
import { findGaps } from './find-gaps.ts';

export interface ListedCourse {
  folder: string;
  course: DeskCourse;
}

interface Known {
  notes: (folder: string) => CourseNotes | undefined;
  preview: (folder: string) => { address: string | undefined } | undefined;
}

/** The courses of a workspace as the page shows them; one that cannot be read is called by its folder. */
export const listCourses = (workspace: string, known: Known): ListedCourse[] =>
  findCourses(workspace).map((folder) => ({ folder, course: describe(folder, workspace, known) }));

function describe(folder: string, workspace: string, { notes, preview }: Known): DeskCourse {
  const source = readCourse(folder, collectFindings().report);
  const noted = notes(folder);
  const shown = preview(folder);
  const id = relative(workspace, folder).split(sep).join('/');
  const { title, source: lang, languages } = source?.yaml.value ?? { title: { en: id }, source: 'en', languages: [] };
  const count = (level: string) => noted?.report.findings.filter((finding) => finding.level === level).length ?? 0;
  return {
    ...{ id, title, source: lang, languages: [...languages], gaps: source ? findGaps(source) : [] },
    ...{ errors: count('error'), warnings: count('warning') },
    ...(noted && { reportedAt: noted.reportedAt }),
    ...(noted?.version !== undefined && { version: noted.version }),
    ...(shown?.address !== undefined && { preview: shown.address }),
    isPreviewStarting: shown !== undefined && shown.address === undefined,
  };
}
