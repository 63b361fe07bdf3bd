import type { Root } from 'mdast';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import type { CourseManifests } from '../../src/protocol/pack/plan-download.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Report } from '../report/finding.ts';
import type { CourseReport, TranslationReport } from '../report/report-schema.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { checkText } from './check-text.ts';
import { countWords } from './count-words.ts';
import { courseSizes, moduleSizes } from './course-sizes.ts';
import { type CourseText, courseTexts } from './course-texts.ts';
import { readableText } from './readable-text.ts';

/** What the compiler knows of a course, beside its source. */
export interface AuditedBuild {
  root: BlobRef;
  manifests: CourseManifests;
  /** Whether the source of an item changed after its translation did. */
  isStale: (path: string, lang: string) => boolean;
}

/** Looks at a course as its readers will: what it weighs, what is translated, what keeps people out. */
export function auditCourse(course: SourceCourse, build: AuditedBuild, report: Report): CourseReport {
  const { yaml, folder } = course;
  const { root } = build.manifests;
  const { texts, questions } = courseTexts(course);
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
    translations: auditTexts(texts, course, build, report),
  };
}

function auditTexts(
  texts: readonly CourseText[],
  { yaml }: SourceCourse,
  { isStale }: AuditedBuild,
  report: Report,
): TranslationReport[] {
  const { source, languages, machine } = yaml.value;
  const sums = new Map(languages.map((lang) => [lang, { words: 0, missing: 0, stale: 0, machine: 0 }]));
  for (const { path, fileOf, words } of texts) {
    for (const each of words) {
      const trees = new Map(languages.map((lang) => [lang, fileOf && treeOf(each[lang])]));
      for (const [lang, tree] of trees) if (tree && fileOf) checkText(tree, fileOf(lang), report);
      const tree = trees.get(source);
      const count = countWords(tree ? readableText(tree) : (each[source] ?? ''), source);
      for (const [lang, sum] of sums) {
        sum.words += count;
        if (!each[lang]?.trim()) sum.missing += count;
        else if (path && lang !== source && isStale(path, lang)) sum.stale += count;
        if (each[lang]?.trim() && machine.includes(lang)) sum.machine += count;
      }
    }
  }
  return [...sums].map(([lang, sum]) => ({ lang, ...sum, percent: percentOf(sum) }));
}

const treeOf = (text: string | undefined): Root | undefined => (text === undefined ? undefined : parseMarkdown(text));

/** How much is there and up to date, to a tenth of a per cent, never rounded up to all. */
const percentOf = ({ words, missing, stale }: { words: number; missing: number; stale: number }): number =>
  words === 0 ? 100 : Math.floor((1000 * (words - missing - stale)) / words) / 10;

function countBy(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
