import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type BlobRef, chunkListSchema, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';

/** A folder of packs, as the studio writes it and any static host can hold it. */
export interface PackStore {
  readonly dir: string;
  /** The file that holds a chunk, whether it is there or not. `hash` is a SHA-256 in hex. */
  readonly chunkFile: (hash: string) => string;
  /** A blob's JSON in the shape of the schema. @throws where a chunk is missing or is not what its hash says */
  readonly readJson: <S extends v.GenericSchema>(ref: BlobRef, schema: S) => Promise<v.InferOutput<S>>;
}

export function openPackStore(dir: string): PackStore {
  const chunkFile = (hash: string) => join(dir, chunkPath(hash));

  async function readChunk(hash: string): Promise<Buffer> {
    const bytes = await readFile(chunkFile(hash));
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Error(`the chunk ${hash} is damaged`);
    return bytes;
  }

  async function readBlob(ref: BlobRef): Promise<Buffer> {
    const head = await readChunk(ref.hash);
    if (!isChunked(ref)) return head;
    return Buffer.concat(await Promise.all(v.parse(chunkListSchema, JSON.parse(head.toString())).map(readChunk)));
  }

  return {
    dir,
    chunkFile,
    readJson: async (ref, schema) => v.parse(schema, JSON.parse((await readBlob(ref)).toString())),
  };
}
