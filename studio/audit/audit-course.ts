import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import type { CourseManifests } from '../../src/protocol/pack/plan-download.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Report } from '../report/finding.ts';
import type { CourseReport } from '../report/report-schema.ts';
import type { SourceCourse } from '../source/read-course.ts';
import type { Translations } from '../translate/observe-translations.ts';
import { translationStatus } from '../translate/translation-status.ts';
import { checkText } from './check-text.ts';
import { courseSizes, moduleSizes } from './course-sizes.ts';
import { courseTexts } from './course-texts.ts';

/** What the compiler knows of a course, beside its source. */
export interface AuditedBuild {
  root: BlobRef;
  manifests: CourseManifests;
  /** How every unit of its translations stands. */
  translations: Translations;
}

/** Looks at a course as its readers will: what it weighs, what is translated, what keeps people out. */
export function auditCourse(course: SourceCourse, build: AuditedBuild, report: Report): CourseReport {
  const { yaml, folder } = course;
  const { root } = build.manifests;
  const { texts, questions } = courseTexts(course);
  for (const { file, text } of texts) checkText(parseMarkdown(text), file, report);
  const lessons = course.modules.flatMap((module) => module.lessons);
  const kinds = lessons.flatMap(({ items }) => items.map((item) => item.yaml.kind));
  if (!kinds.some((kind) => kind === 'text' || kind === 'quiz')) {
    report('no-text-rung', yaml.file, undefined, 'no text and no quiz: whoever cannot afford the videos has nothing');
  }
  return {
    ...{ number: root.course, version: root.version, folder, title: root.title, source: root.source },
    ...{ languages: root.languages, publisher: root.publisher.name, licence: root.licence },
    ...(root.partner && { partner: root.partner }),
    attribution: root.attribution,
    minutes: lessons.reduce((sum, lesson) => sum + lesson.yaml.value.minutes, 0),
    items: countBy(kinds),
    questions,
    sizes: courseSizes(build.root, build.manifests),
    modules: moduleSizes(build.manifests),
    translations: translationStatus(course, build.translations).map(({ units: _, ...words }) => words),
  };
}

function countBy(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
