import type * as v from 'valibot';
import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import { courseRootSchema } from '../../protocol/pack/course-root.ts';
import { type Lesson, type ModuleManifest, moduleManifestSchema } from '../../protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { readListed, rootOf } from './catalogue.ts';
import { keepBlob } from './chunks.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBlob, parseJson } from './fetch-blob.ts';
import type { ChunkRow, CourseRow, LibraryDb } from './library-db.ts';
import { PackProblem, storing, unlessFull } from './pack-problem.ts';

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
  const download = await deps.library.downloads.get(course);
  if (kept && download?.kept && !download.isAhead) return kept;
  try {
    const { row, raws } = await loadCourse(deps, course, options);
    // What cannot be kept can still be looked at.
    await keepCourse(deps.library, row, raws).catch(unlessFull);
    return row;
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
  const { row, raws } = await loadCourse(deps, course, options);
  if (raws.length > 0) await keepCourse(deps.library, row, raws);
  return row;
}

interface LoadedCourse {
  row: CourseRow;
  /** What of it the phone does not have yet. */
  raws: Raw[];
}

/** The newest version that the catalogue lists, from the phone or else fetched and verified; not kept. Throws PackProblem. */
async function loadCourse(deps: LibraryDeps, course: number, options: Cancellable): Promise<LoadedCourse> {
  const listed = await readListed(deps.library, course);
  if (!listed) throw new PackProblem('missing');
  const kept = await deps.library.courses.get([course, listed.version]);
  if (kept && (!listed.root || kept.rootHash === listed.root.hash)) return { row: kept, raws: [] };
  const ref = await rootOf(deps, listed, options);
  const raws: Raw[] = [];
  const root = await fetchRaw(deps, ref, courseRootSchema, raws, options);
  const known = await knownModules(deps.library, course);
  const modules: ModuleManifest[] = [];
  for (const { manifest } of root.modules) {
    modules.push(known.get(manifest.hash) ?? (await fetchRaw(deps, manifest, moduleManifestSchema, raws, options)));
  }
  return { row: { course, version: listed.version, rootHash: ref.hash, root, modules }, raws };
}

/** A manifest to the byte as it came: what a course is handed on with, since its hash is of these bytes. */
export interface Raw {
  ref: BlobRef;
  chunks: readonly ChunkRow[];
}

/** Keeps a course's manifests, read and as they came, all or none. Throws PackProblem `full`. */
export const keepCourse = (db: LibraryDb, row: CourseRow, raws: readonly Raw[]): Promise<void> =>
  storing(() =>
    db.transaction('rw', db.courses, db.chunks, db.lists, async () => {
      for (const { ref, chunks } of raws) await keepBlob(db, ref, chunks);
      await db.courses.put(row);
    }),
  );

async function fetchRaw<T>(
  deps: LibraryDeps,
  ref: BlobRef,
  schema: v.GenericSchema<unknown, T>,
  raws: Raw[],
  options: Cancellable,
): Promise<T> {
  const chunks = await fetchBlob(deps, ref, options);
  const value = await parseJson(chunks, schema);
  if (value === undefined) throw new PackProblem('trouble');
  raws.push({ ref, chunks });
  return value;
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
