import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BlobRef, CHUNK_BYTES, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { canonicalJson, type Json } from '../../src/protocol/pack/canonical-json.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { sha256 } from './sha256.ts';

/** A pack store that is being added to: everything is staged beside it, and moved in at the end or not at all. */
export interface Store {
  /** Adds bytes. `compress`: the transport sends them as brotli where that is smaller (text). */
  putBlob: (bytes: Uint8Array, options: { compress: boolean }) => BlobRef;
  putJson: (value: Json) => BlobRef;
  /** Stages a file with a name of its own, such as the catalogue. */
  putFile: (path: string, text: string) => void;
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
  const staged: string[] = [];
  rmSync(staging, { recursive: true, force: true });

  const stage = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), bytes);
    staged.push(path);
  };
  const find = (path: string): string | undefined =>
    [join(staging, path), join(folder, path)].find((file) => existsSync(file));

  /** Returns the bytes that the transport moves. The compressed form is staged first: a chunk that is there is whole. */
  const putChunk = (bytes: Uint8Array, hash: string, compress: boolean): number => {
    const path = chunkPath(hash);
    if (!find(path)) {
      const packed = compress ? compressText(bytes) : bytes;
      if (packed.length < bytes.length) stage(`${path}.br`, packed);
      stage(path, bytes);
    }
    const packed = find(`${path}.br`);
    return packed ? statSync(packed).size : bytes.length;
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
    putFile: (path, text) => {
      const file = find(path);
      if (!file || readFileSync(file, 'utf8') !== text) stage(path, text);
    },
    readFile: (path) => {
      const file = find(path);
      return file === undefined ? undefined : readFileSync(file);
    },
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
      return { changedFiles: staged.length };
    },
    abandon: () => rmSync(staging, { recursive: true, force: true }),
  };
}

const compressText = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
