import { courseRootSchema } from '../../protocol/pack/course-root.ts';
import { type Lesson, type ModuleManifest, moduleManifestSchema } from '../../protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { readListed, rootOf } from './catalogue.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchJson } from './fetch-blob.ts';
import type { CourseRow, LibraryDb } from './library-db.ts';
import { PackProblem, storing } from './pack-problem.ts';

export { readText } from './course-text.ts';

/** A course's manifests: what there is to study, and which bytes it is made of. */
export type OpenCourse = CourseManifests;

/**
 * Opens a course. What was downloaded stays as it was downloaded; otherwise the catalogue's newest version is fetched,
 * and the phone's own is the next best. Undefined when the phone has none and none can be fetched.
 */
export async function openCourse(
  deps: LibraryDeps,
  course: number,
  options: Cancellable,
): Promise<OpenCourse | undefined> {
  const kept = await readCourse(deps.library, course);
  if (kept && (await deps.library.downloads.get(course))?.kept) return kept;
  try {
    return await fetchCourse(deps, course, options);
  } catch (error) {
    if (error instanceof PackProblem) return kept;
    throw error;
  }
}

/** The course as the phone has it: the version that is downloaded whole, else the newest. */
export async function readCourse(db: LibraryDb, course: number): Promise<CourseRow | undefined> {
  const download = await db.downloads.get(course);
  if (download?.kept) return db.courses.get([course, download.kept.version]);
  const rows = await db.courses.where({ course }).sortBy('version');
  return rows.at(-1);
}

/** The newest version that the catalogue lists, fetched, verified and kept. Throws PackProblem. */
export async function fetchCourse(deps: LibraryDeps, course: number, options: Cancellable): Promise<CourseRow> {
  const listed = await readListed(deps.library, course);
  if (!listed) throw new PackProblem('missing');
  const kept = await deps.library.courses.get([course, listed.version]);
  if (kept && (!listed.root || kept.rootHash === listed.root.hash)) return kept;
  const ref = await rootOf(deps, listed, options);
  const root = await fetchJson(deps, ref, courseRootSchema, options);
  const known = await knownModules(deps.library, course);
  const modules: ModuleManifest[] = [];
  for (const { manifest } of root.modules) {
    modules.push(known.get(manifest.hash) ?? (await fetchJson(deps, manifest, moduleManifestSchema, options)));
  }
  const row = { course, version: listed.version, rootHash: ref.hash, root, modules };
  await storing(() => deps.library.courses.put(row));
  return row;
}

/** The modules of the versions that the phone has, by the hashes of their manifests: an edit changes one of many. */
async function knownModules(db: LibraryDb, course: number): Promise<Map<string, ModuleManifest>> {
  const rows = await db.courses.where({ course }).toArray();
  return new Map(
    rows.flatMap(({ root, modules }) =>
      root.modules.flatMap(({ manifest }, index) => {
        const module = modules[index];
        return module ? [[manifest.hash, module] as const] : [];
      }),
    ),
  );
}

/** A lesson and the module it stands in. */
export interface PlacedLesson {
  module: ModuleManifest;
  lesson: Lesson;
}

/** All lessons of a course in reading order. */
export const lessonsOf = ({ modules }: OpenCourse): PlacedLesson[] =>
  modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
