import type { Logger } from 'pino';
import { type BlobRef, isChunked } from '../../../src/protocol/pack/blob-ref.ts';
import type { CourseManifests } from '../../../src/protocol/pack/plan-download.ts';
import { eachOf } from '../../../studio/store/verify/check.ts';
import { HubFault } from '../hub-fault.ts';
import type { ChunkSource } from './chunk-source.ts';
import { keepNamedFiles } from './named-files.ts';
import { type MirrorWish, planMirror } from './plan-mirror.ts';
import { readSource } from './read-source.ts';
import { readThrough } from './through-reader.ts';
import { chunksOf } from './whole-blobs.ts';

export interface MirrorDeps {
  readonly source: ChunkSource;
  readonly log: Logger;
  readonly wish: MirrorWish & { readonly rootKey: string; readonly courses: 'all' | readonly number[] };
  /** Called as soon as the courses can be read, and again whenever a good deal more has come. */
  readonly arrived: (courses: readonly CourseManifests[]) => Promise<void>;
}

export interface Mirrored {
  readonly courses: readonly CourseManifests[];
  /** Chunks that must stay. */
  readonly named: ReadonlySet<string>;
  /** How many of them the origin does not have. */
  readonly lacking: number;
}

/** Pieces under way at once: over a long line one waits for the other's answers. */
const AT_ONCE = 4;
const ARRIVED_EVERY = 64;

/**
 * One round of mirroring: checks what the origin publishes down to the root key, and brings over what is missing, text first [HUB2]. What came
 * stays, wherever it ends. @throws HubFault, or the signal's reason
 */
export async function mirrorPacks(deps: MirrorDeps, signal: AbortSignal): Promise<Mirrored> {
  const { source, log, wish } = deps;
  const reader = readThrough(source, signal);
  const { courses, left, chunks } = await readSource(reader, { ...wish, signal });
  for (const { course, why } of left) log.warn({ course, why }, 'a course is not mirrored');
  await keepNamedFiles(source.chunks.dir, reader.named);
  await deps.arrived(courses);

  const plan = planMirror(courses, wish);
  for (const { course, rung } of plan.leftOut) log.warn({ course, rung }, 'there is no room for a rung');
  const named = new Set(chunks);
  for (const { hash } of plan.blobs) named.add(hash);
  const missing: string[] = [];
  let fetched = 0;
  await eachOf(plan.blobs, AT_ONCE, async (ref) => {
    for (const hash of await piecesOf(source, ref)) {
      signal.throwIfAborted();
      named.add(hash);
      if (await source.chunks.has(hash)) continue;
      if (!(await source.ensure(hash, { isText: ref.wire !== undefined }))) missing.push(hash);
      fetched += 1;
      if (fetched % ARRIVED_EVERY === 0) await deps.arrived(courses);
    }
  });
  await deps.arrived(courses);
  log.info({ courses: courses.length, fetched, lacking: missing.length }, 'the packs are mirrored');
  return { courses, named, lacking: missing.length };
}

async function piecesOf(source: ChunkSource, ref: BlobRef): Promise<readonly string[]> {
  if (!isChunked(ref)) return [ref.hash];
  await source.ensure(ref.hash, { isText: false });
  const hashes = await chunksOf(source.chunks, ref);
  if (!hashes) throw new HubFault('bad-source', `the origin has no list of the chunks of ${ref.hash}`);
  return hashes;
}
