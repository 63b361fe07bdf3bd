import { keepCourse, type Raw } from '../data/library/course.ts';
import { parseJson } from '../data/library/fetch-blob.ts';
import type { CourseRow, LibraryDb } from '../data/library/library-db.ts';
import { storing } from '../data/library/pack-problem.ts';
import { chunkPieces, listPiece } from '../data/library/pieces.ts';
import { type BlobRef, isChunked } from '../protocol/pack/blob-ref.ts';
import { courseRootSchema } from '../protocol/pack/course-root.ts';
import type { Keyring } from '../protocol/pack/keyring.ts';
import { type ModuleManifest, moduleManifestSchema, RUNGS, type Rung } from '../protocol/pack/module-manifest.ts';
import { planDownload } from '../protocol/pack/plan-download.ts';
import type { Release } from '../protocol/pack/release.ts';
import type { Selection } from '../protocol/pack/selection.ts';
import type { Signed } from '../protocol/pack/signed.ts';
import type { OfferedCourse, PackSource } from './pack-source.ts';
import { readHashes, readRaw } from './read-piece.ts';
import { trustRelease } from './vouch.ts';

/** A course of a source that can be taken: its release is good, and its manifests are whole. */
export interface Offer {
  source: PackSource;
  course: CourseRow;
  selection: Selection;
  release: Signed;
  raws: readonly Raw[];
}

/** `untrusted`: nobody who may signed it. `damaged`: its manifests lack, or were altered. */
export type OfferProblem = 'untrusted' | 'damaged';

/** Follows a course of a source from its signature down to its manifests. Nothing is kept. */
export async function readOffer(
  library: LibraryDb,
  source: PackSource,
  offered: OfferedCourse,
  { keyring, lang }: { keyring: Keyring; lang: string },
): Promise<Offer | OfferProblem> {
  const release = await trustRelease(offered.release, keyring);
  if (!release) return 'untrusted';
  const read = await readManifests(library, source, release);
  if (!read) return 'damaged';
  const selection = offered.selection ?? (await selectionHeld(library, source, read.course, lang));
  if (selection.version !== release.version) return 'damaged';
  return { source, ...read, selection, release: offered.release };
}

/** Keeps an offer's manifests, and what vouches for them. Throws PackProblem `full`. */
export async function keepOffer(library: LibraryDb, { course, raws, release }: Offer): Promise<void> {
  await keepCourse(library, course, raws);
  await storing(() => library.releases.put({ course: course.course, version: course.version, release }));
}

async function readManifests(
  library: LibraryDb,
  source: PackSource,
  { course, version, root: rootRef }: Release,
): Promise<{ course: CourseRow; raws: Raw[] } | undefined> {
  const raw = await readRaw(library, source, rootRef);
  const root = raw && (await parseJson(raw.chunks, courseRootSchema));
  if (!root || root.course !== course || root.version !== version) return undefined;
  const raws = [raw];
  const modules: ModuleManifest[] = [];
  for (const { manifest } of root.modules) {
    const own = await readRaw(library, source, manifest);
    const module = own && (await parseJson(own.chunks, moduleManifestSchema));
    if (!module) return undefined;
    raws.push(own);
    modules.push(module);
  }
  return { course: { course, version, rootHash: rootRef.hash, root, modules }, raws };
}

/** The most of a course that a source which does not say holds, in the wanted language where the course has it. */
async function selectionHeld(
  library: LibraryDb,
  source: PackSource,
  course: CourseRow,
  wanted: string,
): Promise<Selection> {
  const lang = course.root.languages.includes(wanted) ? wanted : course.root.source;
  for (const rung of [...RUNGS].reverse()) {
    const plan = planDownload(course, { lang, rung });
    const all = await Promise.all(plan.map((ref) => isHeld(library, source, ref)));
    if (all.every(Boolean)) return { version: course.version, lang, rung };
  }
  return { version: course.version, lang, rung: 'text' satisfies Rung };
}

async function isHeld(library: LibraryDb, source: PackSource, ref: BlobRef): Promise<boolean> {
  if (isChunked(ref) && !source.find(listPiece(ref))) return false;
  const hashes = await readHashes(library, source, ref);
  return hashes !== undefined && chunkPieces(ref, hashes).every((piece) => source.find(piece) !== undefined);
}
