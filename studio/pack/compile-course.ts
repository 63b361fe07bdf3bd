import { join } from 'node:path';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { type CourseRoot, PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import type { ExamKey } from '../../src/protocol/pack/exam-key.ts';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import { type PictureOptions, smallPictures } from '../ladder/small-pictures.ts';
import { LOCK_FILE, readLock } from '../numbers/lock-file.ts';
import type { Lock } from '../numbers/lock-schema.ts';
import { createNumbers } from '../numbers/numbers.ts';
import type { Report } from '../report/finding.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { addVersion } from '../store/history.ts';
import { sha256 } from '../store/sha256.ts';
import type { Store } from '../store/store.ts';
import { observeTranslations, type Translations } from '../translate/observe-translations.ts';
import { reportStale, untranslatedIn } from '../translate/report-stale.ts';
import { compileGlossary } from './compile-glossary.ts';
import { compileModule } from './compile-module.ts';

/** A course that stands in the store, and the lock that is to be kept with its source. */
export interface CompiledCourse {
  number: number;
  version: number;
  root: BlobRef;
  lock: Lock;
  /** How every unit of its translations stands. */
  translations: Translations;
  /** What marks its sealed quizzes; undefined where it has none (pack-spec [QUIZ6]). */
  examKey: ExamKey | undefined;
}

/** Puts a whole course into the store, and its version into its history (pack-spec [VER1]). */
export async function compileCourse(
  course: SourceCourse,
  store: Store,
  report: Report,
  pictures: PictureOptions = {},
): Promise<CompiledCourse | undefined> {
  const { yaml, publisher } = course;
  const number = publisher.number * COURSES_PER_PUBLISHER + yaml.value.number;
  const lock = readLock(join(course.folder, LOCK_FILE), number, report);
  if (!lock) return undefined;
  const { source, languages } = yaml.value;
  const translations = observeTranslations(course, lock);
  reportStale(translations.states, course.folder, report);
  const untranslated = untranslatedIn(translations.states);
  const numbers = createNumbers(lock);
  const smallPicture = await smallPictures(course.folder, { ...pictures, report });
  const places = placesOf(course);
  const terms = new Set(Object.keys(course.glossary?.value ?? {}));
  const build = {
    ...{ folder: course.folder, source, languages, places, numbers, store, report, smallPicture },
    ...{ untranslated, termOf: (key: string) => (terms.has(key) ? numbers.term(key) : undefined) },
  };
  const glossary = compileGlossary(course, build);
  const compiled = course.modules.map((module) => ({ source: module, ...compileModule(build, module) }));
  const linked = new Set(compiled.flatMap((module) => [...module.linked]));
  const unlinked = glossary.numbers.filter((n) => !linked.has(n));
  const modules = compiled.map((module, index): CourseRoot['modules'][number] => {
    const wanted = new Set([...module.linked, ...(index === 0 ? unlinked : [])]);
    const manifest = module.put((lang) => glossary.termsOf(wanted, lang));
    return { number: numbers.thing(module.source.path), title: module.source.yaml.value.title, manifest };
  });
  const captions = languages.filter((lang) => compiled.some((module) => module.captions.includes(lang)));
  const { machine, title, summary, outcomes, subject, level, licence, attribution, mark } = yaml.value;
  const { partner, competencies, certificate, collections } = yaml.value;
  const rootOf = (version: number): CourseRoot => ({
    ...{ format: PACK_FORMAT, course: number, version, source, languages, machine, title, summary, outcomes },
    ...{ subject, level, licence, attribution, publisher, mark, modules },
    ...(partner && { partner }),
    ...(competencies && { competencies }),
    ...(certificate && { certificate }),
    ...(captions.length > 0 && { captions }),
    ...(collections && { collections }),
  });
  const unchanged = lock.version > 0 && sha256(canonicalJson(rootOf(lock.version))) === lock.root;
  const version = unchanged ? lock.version : lock.version + 1;
  const root = store.putJson(rootOf(version));
  Object.assign(lock, { version, root: root.hash });
  const { conflict } = addVersion(store, { course: number, version, root }, report);
  if (conflict) {
    const message = `${conflict}: its numbers.yaml is not the one the store was built with`;
    report('version-conflict', yaml.file, undefined, message);
  }
  const keys = compiled.flatMap((module) => [...module.keys]);
  const examKey: ExamKey | undefined =
    keys.length > 0
      ? { format: PACK_FORMAT, course: number, root: root.hash, quizzes: Object.fromEntries(keys) }
      : undefined;
  return { number, version, root, lock, translations, examKey };
}

const placesOf = ({ modules }: SourceCourse): ReadonlySet<string> =>
  new Set(
    modules.flatMap(({ lessons }) => lessons.flatMap(({ path, items }) => [path, ...items.map((item) => item.path)])),
  );
