import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { type TextChunk, textChunkSchema } from '../../protocol/pack/text-chunk.ts';
import { keepBlob, readBlob } from './chunks.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBlob, parseJson } from './fetch-blob.ts';
import type { LibraryDb } from './library-db.ts';
import { PackProblem, unlessFull } from './pack-problem.ts';

/**
 * The texts and quizzes of a module: from the phone, else fetched, else in another language that the phone has (see
 * its `lang`). Undefined when there is none to be had now. What was fetched is kept until the next sweep.
 */
export async function readText(
  deps: LibraryDeps,
  manifest: ModuleManifest,
  lang: string,
  options: Cancellable,
): Promise<TextChunk | undefined> {
  const wanted = manifest.text[lang];
  const text = wanted && ((await readKeptText(deps.library, wanted)) ?? (await fromLine(deps, wanted, options)));
  if (text) return text;
  for (const ref of Object.values(manifest.text)) {
    const other = await readKeptText(deps.library, ref);
    if (other) return other;
  }
  return undefined;
}

/** The texts and quizzes of a module in one language from the phone; undefined where it does not have them. */
export async function readKeptText(library: LibraryDb, ref: BlobRef): Promise<TextChunk | undefined> {
  const bytes = await readBlob(library, ref);
  return bytes && parseJson([{ hash: ref.hash, bytes: new Blob([bytes]) }], textChunkSchema);
}

async function fromLine(deps: LibraryDeps, ref: BlobRef, options: Cancellable): Promise<TextChunk | undefined> {
  try {
    const chunks = await fetchBlob(deps, ref, options);
    // What cannot be kept can still be read.
    await keepBlob(deps.library, ref, chunks).catch(unlessFull);
    return await parseJson(chunks, textChunkSchema);
  } catch (error) {
    if (error instanceof PackProblem) return undefined;
    throw error;
  }
}
