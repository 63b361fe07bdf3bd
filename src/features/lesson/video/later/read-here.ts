import { chunkHashes, getChunk, keptChunks, readBlob } from '../../../../data/library/chunks.ts';
import type { LibraryDb } from '../../../../data/library/library-db.ts';
import { chunkPieces } from '../../../../data/library/pieces.ts';
import type { Coverage, Interval } from '../../../../protocol/facts/coverage.ts';
import type { BlobRef } from '../../../../protocol/pack/blob-ref.ts';
import type { Rendition } from '../../../../protocol/pack/module-manifest.ts';
import { type Run, readMp4Index } from './mp4-index.ts';
import { readableBytes } from './readable-bytes.ts';

/** What a rendition's index says, which is its first part, or stands at the beginning of its only one. Undefined while it is not here. */
export async function readIndex(db: LibraryDb, { parts }: Rendition): Promise<Run[][] | undefined> {
  const [first] = parts;
  if (!first) return undefined;
  const bytes = parts.length === 1 ? await readBeginning(db, first) : await readBlob(db, first);
  return bytes && readMp4Index(bytes);
}

async function readBeginning(db: LibraryDb, ref: BlobRef): Promise<Uint8Array | undefined> {
  const [hash] = (await chunkHashes(db, ref)) ?? [];
  const chunk = hash === undefined ? undefined : await getChunk(db, hash);
  return chunk && new Uint8Array(await chunk.arrayBuffer());
}

/** Which bytes of a rendition can be read on this phone. A plain read: it can stand inside a live query. */
export async function bytesHere(db: LibraryDb, { parts }: Rendition): Promise<Coverage> {
  const kept = await keptChunks(db);
  const here: Interval[] = [];
  let at = 0;
  for (const ref of parts) {
    let from = at;
    for (const { hash, bytes } of chunkPieces(ref, (await chunkHashes(db, ref)) ?? [])) {
      if (kept.has(hash)) here.push([from, from + bytes]);
      from += bytes;
    }
    at += ref.bytes;
  }
  return readableBytes(here, at);
}
