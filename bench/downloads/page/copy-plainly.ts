import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { openRaw, type RawChunk } from './raw-chunks.ts';

const BATCH_CHUNKS = 4;

/**
 * Copies a file into IndexedDB in chunks, some at a time, believing everything; returns milliseconds. `isReferred`: the browser is
 * given slices of the file and copies them itself; else each goes through the page's memory.
 */
export async function copyPlainly(file: Blob, { isReferred }: { isReferred: boolean }): Promise<number> {
  const raw = await openRaw();
  const startMs = performance.now();
  let batch: RawChunk[] = [];
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const slice = file.slice(at, at + CHUNK_BYTES);
    batch.push({ hash: String(at), bytes: isReferred ? slice : new Blob([await slice.arrayBuffer()]) });
    if (batch.length < BATCH_CHUNKS && at + CHUNK_BYTES < file.size) continue;
    await raw.put(batch);
    batch = [];
  }
  const ms = performance.now() - startMs;
  await raw.remove();
  return ms;
}
