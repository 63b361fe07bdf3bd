import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';
import { courseRootSchema } from '../../src/protocol/pack/course-root.ts';
import { moduleManifestSchema, RUNGS } from '../../src/protocol/pack/module-manifest.ts';
import { inLanguage } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { readManifest } from './read-json.ts';
import { rungBytes } from './rung-bytes.ts';
import type { Store } from './store.ts';

/** Grows when entries are made otherwise than before, so that those of older builds are made anew. */
export const ENTRY_REVISION = 2;

/** A course as the catalogue shows it, in any language. */
export type EntryIn = (lang: string) => CatalogueCourse;

/** Reads the manifests of a course to make its entries (pack-spec [CAT2]); undefined, and a finding, where the store is broken. */
export function readEntries(store: Store, ref: BlobRef, report: Report): EntryIn | undefined {
  const root = readManifest(store, ref, courseRootSchema, report);
  if (!root) return undefined;
  const modules = root.modules.flatMap(
    ({ manifest }) => readManifest(store, manifest, moduleManifestSchema, report) ?? [],
  );
  const lessons = modules.flatMap((module) => module.lessons);
  const { course, version, source, languages, machine, subject, level, licence, mark } = root;
  const { competencies, captions, collections } = root;
  return (wanted) => {
    const lang = languages.includes(wanted) ? wanted : source;
    const partner = root.partner && inLanguage(root.partner, lang, source);
    return {
      ...{ course, version, lang, languages, machine, subject, level, licence, mark },
      ...(partner && { partner }),
      ...(competencies?.length && { competencies }),
      ...(root.certificate && { certificate: root.certificate }),
      ...(captions?.length && { captions }),
      ...(collections?.length && { collections: collections.map((words) => inLanguage(words, lang, source)) }),
      title: inLanguage(root.title, lang, source),
      summary: inLanguage(root.summary, lang, source),
      publisher: root.publisher.name,
      minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      lessons: lessons.length,
      quizzes: lessons.flatMap(({ items }) => items.filter(({ kind }) => kind === 'quiz')).length,
      bytes: inThreeDigits(rungBytes(ref, { root, modules }, lang)),
    };
  };
}

/** A price is read in three digits, and the rest of them would be a sixth of the catalogue. */
function inThreeDigits(bytes: CatalogueCourse['bytes']): CatalogueCourse['bytes'] {
  const rounded = { ...bytes };
  for (const rung of RUNGS) {
    const exact = bytes[rung] ?? 0;
    const step = 10 ** Math.max(0, String(exact).length - 3);
    if (rung in bytes) rounded[rung] = Math.ceil(exact / step) * step;
  }
  return rounded;
}
