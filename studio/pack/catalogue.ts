import * as v from 'valibot';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import {
  type CatalogueCourse,
  type CatalogueIndex,
  type CatalogueShard,
  catalogueIndexSchema,
  courseHistorySchema,
  signedCatalogueSchema,
} from '../../src/protocol/pack/catalogue.ts';
import { courseRootSchema, PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { moduleManifestSchema } from '../../src/protocol/pack/module-manifest.ts';
import { inLanguage } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { type CatalogueKeys, signText } from './keys.ts';
import { readJson, readManifest } from './read-json.ts';
import { rungBytes } from './rung-bytes.ts';
import type { Store } from './store.ts';

/** The app speaks these, whatever languages the courses have. */
const INTERFACE_LANGUAGES = ['en', 'fr', 'ar', 'zh'];

type CourseEntry = (lang: string) => CatalogueCourse;

/** Writes the signed catalogue of all courses that the store has, this build's or not (pack-spec [CAT1]). */
export function writeCatalogue(store: Store, keys: CatalogueKeys, report: Report): void {
  const courses = store.list('courses').flatMap((name) => readEntry(store, `courses/${name}`, report) ?? []);
  const languages = new Set([...INTERFACE_LANGUAGES, ...courses.flatMap((course) => course.languages)]);
  const shards = [...languages].map((lang) => {
    const shard: CatalogueShard = { format: PACK_FORMAT, lang, courses: courses.map(({ entry }) => entry(lang)) };
    return [lang, store.putJson(shard)] as const;
  });
  const payload = nextIndex(Object.fromEntries(shards), store, report);
  const catalogue = { index: signText(canonicalJson(payload), keys.key), delegation: keys.delegation };
  store.putFile('catalogue.json', `${JSON.stringify(catalogue)}\n`);
}

/** The counter grows only when something changed, so that building twice writes nothing. */
function nextIndex(shards: CatalogueIndex['shards'], store: Store, report: Report): CatalogueIndex {
  const before = readJson(store, 'catalogue.json', signedCatalogueSchema, report);
  const indexSchema = v.pipe(v.string(), v.parseJson(), catalogueIndexSchema);
  const index = before && v.parse(indexSchema, before.index.payload);
  if (!index) return { format: PACK_FORMAT, counter: 1, shards };
  const same = canonicalJson(index.shards) === canonicalJson(shards);
  return { format: PACK_FORMAT, counter: index.counter + (same ? 0 : 1), shards };
}

/** The newest version of a course, ready to be shown in any language (pack-spec [CAT2]). */
function readEntry(
  store: Store,
  path: string,
  report: Report,
): { languages: string[]; entry: CourseEntry } | undefined {
  const ref = readJson(store, path, courseHistorySchema, report)?.at(-1)?.root;
  const root = ref && readManifest(store, ref, courseRootSchema, report);
  if (!root) return undefined;
  const modules = root.modules.flatMap(
    ({ manifest }) => readManifest(store, manifest, moduleManifestSchema, report) ?? [],
  );
  const lessons = modules.flatMap((module) => module.lessons);
  const { course, version, source, languages, machine, subject, level, licence, mark } = root;
  const entry: CourseEntry = (wanted) => {
    const lang = languages.includes(wanted) ? wanted : source;
    return {
      ...{ course, version, root: ref, lang, languages, machine, subject, level, licence, mark },
      title: inLanguage(root.title, lang, source),
      summary: inLanguage(root.summary, lang, source),
      publisher: root.publisher.name,
      minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      lessons: lessons.length,
      quizzes: lessons.flatMap(({ items }) => items.filter(({ kind }) => kind === 'quiz')).length,
      bytes: rungBytes(ref, { root, modules }, lang),
    };
  };
  return { languages, entry };
}
