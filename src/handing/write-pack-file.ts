import { getChunk } from '../data/library/chunks.ts';
import type { LibraryDb } from '../data/library/library-db.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import type { Piece } from '../data/library/pieces.ts';
import { canonicalJson } from '../protocol/pack/canonical-json.ts';
import { encodeEnd, encodeRecordHead, PACK_FILE_TYPE } from '../protocol/pack/pack-file.ts';
import type { PackFilePlan } from './plan-pack-file.ts';

/** The file, part by part: a part is read only when it is asked for. Throws PackProblem `missing` for a chunk that the phone has lost. */
async function* packFileParts(db: LibraryDb, plan: PackFilePlan): AsyncGenerator<Blob> {
  yield new Blob([plan.start]);
  let bytes = 0;
  for (const piece of plan.pieces) {
    yield new Blob([encodeRecordHead(piece), await readPiece(db, piece)]);
    bytes += piece.bytes;
  }
  yield new Blob([encodeEnd({ records: plan.pieces.length, bytes })]);
}

/** A chunk; or a chunk list, which the phone keeps read: canonical JSON has one spelling only [JSON1]. */
async function readPiece(db: LibraryDb, { hash }: Piece): Promise<Blob> {
  const list = await db.lists.get(hash);
  if (list) return new Blob([canonicalJson(list.chunks)]);
  const chunk = await getChunk(db, hash);
  if (!chunk) throw new PackProblem('missing');
  return chunk;
}

/** The file as a stream that reads a chunk when its reader is ready for it: two are in memory at most. A loss breaks it off. */
export function streamPackFile(db: LibraryDb, plan: PackFilePlan): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts = packFileParts(db, plan);
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done) return controller.close();
        controller.enqueue(new Uint8Array(await next.value.arrayBuffer()));
      },
    },
    { highWaterMark: 0 },
  );
}

/** The file as a Blob that refers to the phone's chunks, where no service worker can stream it. Throws PackProblem. */
export async function packFileBlob(db: LibraryDb, plan: PackFilePlan): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const part of packFileParts(db, plan)) parts.push(part);
  return new Blob(parts, { type: PACK_FILE_TYPE });
}
