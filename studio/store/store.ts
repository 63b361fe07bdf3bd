import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BlobRef, CHUNK_BYTES, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { canonicalJson, type Json } from '../../src/protocol/pack/canonical-json.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { compressText } from './compress-text.ts';
import { sha256 } from './sha256.ts';

/** A pack store that is being added to: everything is staged beside it, and moved in at the end or not at all. */
export interface Store {
  /** Adds bytes. `compress`: the transport sends them as brotli where that is smaller (text). */
  putBlob: (bytes: Uint8Array, options: { compress: boolean }) => BlobRef;
  putJson: (value: Json) => BlobRef;
  /** Stages a file with a name of its own, such as a head of the catalogue. `compress`: it lies beside as brotli too. */
  putFile: (path: string, text: string, options?: { compress: boolean }) => void;
  /** Whether a chunk is staged or already there. */
  has: (hash: string) => boolean;
  /** Reads a file, staged or already there. */
  readFile: (path: string) => Buffer | undefined;
  /** Names in a folder of the store, staged or already there, sorted. */
  list: (folder: string) => string[];
  /** Moves in what was staged, in the order it was staged: the catalogue comes last. */
  commit: () => { changedFiles: number };
  /** Throws away what was staged. */
  abandon: () => void;
}

/** Opens a store for adding to it. `folder` need not exist. */
export function openStore(folder: string): Store {
  const staging = `${folder}.staging`;
  const staged = new Set<string>();
  rmSync(staging, { recursive: true, force: true });

  const stage = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), bytes);
    staged.add(path);
  };
  const find = (path: string): string | undefined =>
    [join(staging, path), join(folder, path)].find((file) => existsSync(file));

  const readFile = (path: string): Buffer | undefined => {
    const file = find(path);
    return file === undefined ? undefined : readFileSync(file);
  };

  /** Returns the bytes that the transport moves. The compressed form is staged first: a chunk that is there is whole. */
  const putChunk = (bytes: Uint8Array, hash: string, compress: boolean): number => {
    const path = chunkPath(hash);
    const kept = compress ? find(`${path}.br`) : undefined;
    // A chunk may be there without its compressed form: it was another blob's, or an earlier studio's. One source has one weight.
    const packed = compress && !kept ? compressText(bytes) : undefined;
    const isSmaller = packed !== undefined && packed.length < bytes.length;
    if (isSmaller) stage(`${path}.br`, packed);
    if (!find(path)) stage(path, bytes);
    if (kept) return statSync(kept).size;
    return isSmaller ? packed.length : bytes.length;
  };

  const putBlob: Store['putBlob'] = (bytes, { compress }) => {
    const hashes: string[] = [];
    let wire = 0;
    for (let at = 0; at === 0 || at < bytes.length; at += CHUNK_BYTES) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      const hash = sha256(chunk);
      hashes.push(hash);
      wire += putChunk(chunk, hash, compress);
    }
    const list = Buffer.from(canonicalJson(hashes));
    const chunked = isChunked({ hash: '', bytes: bytes.length });
    const hash = chunked ? sha256(list) : (hashes[0] ?? '');
    if (chunked) putChunk(list, hash, false);
    return { hash, bytes: bytes.length, ...(wire < bytes.length ? { wire } : {}) };
  };

  return {
    putBlob,
    putJson: (value) => putBlob(Buffer.from(canonicalJson(value)), { compress: true }),
    putFile: (path, text, { compress } = { compress: false }) => {
      if (readFile(path)?.toString('utf8') === text) return;
      if (compress) stage(`${path}.br`, compressText(Buffer.from(text)));
      stage(path, text);
    },
    has: (hash) => find(chunkPath(hash)) !== undefined,
    readFile,
    list: (path) => {
      const names = [join(folder, path), join(staging, path)].flatMap((at) => (existsSync(at) ? readdirSync(at) : []));
      return [...new Set(names)].sort();
    },
    commit: () => {
      for (const path of staged) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        renameSync(join(staging, path), join(folder, path));
      }
      rmSync(staging, { recursive: true, force: true });
      return { changedFiles: staged.size };
    },
    abandon: () => rmSync(staging, { recursive: true, force: true }),
  };
}
