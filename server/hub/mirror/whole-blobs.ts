import * as v from 'valibot';
import type { HubDescription } from '../../../src/protocol/hub/hub-api.ts';
import { type BlobRef, chunkCount, chunkListSchema, isChunked } from '../../../src/protocol/pack/blob-ref.ts';
import { RUNGS, type Rung } from '../../../src/protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../../src/protocol/pack/plan-download.ts';
import { planBlobs } from '../../../src/protocol/pack/plan-download.ts';
import type { ChunkFiles } from './chunk-files.ts';
import { languagesHere } from './plan-mirror.ts';

/** The chunks of a blob in order; undefined where its list is not here, or is no list of this blob. */
export async function chunksOf(chunks: ChunkFiles, ref: BlobRef): Promise<readonly string[] | undefined> {
  if (!isChunked(ref)) return [ref.hash];
  const list = await chunks.read(ref.hash);
  const hashes = list && v.safeParse(v.pipe(v.string(), v.parseJson(), chunkListSchema), Buffer.from(list).toString());
  return hashes?.success && hashes.output.length === chunkCount(ref.bytes) ? hashes.output : undefined;
}

async function isWhole(chunks: ChunkFiles, ref: BlobRef): Promise<boolean> {
  const hashes = await chunksOf(chunks, ref);
  if (!hashes) return false;
  for (const hash of hashes) if (!(await chunks.has(hash))) return false;
  return true;
}

/**
 * Which rungs of these courses lie here whole, by language: what `/hub.json` says [HUB1]. `whole` remembers what need not be looked for
 * again.
 */
export async function describeCourses(
  chunks: ChunkFiles,
  courses: readonly CourseManifests[],
  { languages, whole }: { readonly languages: readonly string[]; readonly whole: Set<string> },
): Promise<HubDescription['courses']> {
  const isHere = async (ref: BlobRef): Promise<boolean> => {
    if (!whole.has(ref.hash) && (await isWhole(chunks, ref))) whole.add(ref.hash);
    return whole.has(ref.hash);
  };
  const isRungHere = async (course: CourseManifests, lang: string, rung: Rung): Promise<boolean> => {
    for (const { ref } of planBlobs(course, { lang, rung })) if (!(await isHere(ref))) return false;
    return true;
  };

  const described: HubDescription['courses'] = [];
  for (const course of courses) {
    const rungs: Record<string, Rung[]> = {};
    for (const lang of languagesHere(course, languages)) {
      const here: Rung[] = [];
      for (const rung of RUNGS) if (await isRungHere(course, lang, rung)) here.push(rung);
      rungs[lang] = here;
    }
    described.push({ course: course.root.course, version: course.root.version, rungs });
  }
  return described;
}
