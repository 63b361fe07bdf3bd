import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type BlobRef, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { encodeEnd, encodePackFileStart, encodeRecordHead } from '../../src/protocol/pack/pack-file.ts';
import { courseHistorySchema } from '../../src/protocol/pack/release.ts';
import type { Wanted } from '../../src/protocol/pack/selection.ts';
import { signedSchema } from '../../src/protocol/pack/signed.ts';
import { readHeld } from './held-chunks.ts';

/** Writes a course of a store as one file, as a phone does that hands it on. Returns its bytes. */
export function writePackFile(file: string, packs: string, course: number, wanted: Wanted): number {
  const readJson = (path: string): unknown => JSON.parse(readFileSync(join(packs, path), 'utf8'));
  const keys = v.parse(signedSchema, readJson('keys.json'));
  const newest = v.parse(courseHistorySchema, readJson(`courses/${course}.json`)).versions.at(-1);
  if (!newest?.release) throw new Error(`course ${course} is not released`);
  const { manifests, blobs } = readHeld(packs, course, wanted);
  const out = openSync(file, 'w');
  const selection = { ...wanted, version: newest.version };
  writeSync(out, encodePackFileStart({ format: PACK_FORMAT, keys, courses: [{ release: newest.release, selection }] }));
  const written = new Set<string>();
  let bytes = 0;
  const put = (hash: string): void => {
    if (written.has(hash)) return;
    written.add(hash);
    const chunk = readFileSync(join(packs, chunkPath(hash)));
    writeSync(out, encodeRecordHead({ hash, bytes: chunk.length }));
    writeSync(out, chunk);
    bytes += chunk.length;
  };
  const refs: BlobRef[] = [newest.root, ...manifests.root.modules.map(({ manifest }) => manifest)];
  for (const { hash } of refs) put(hash);
  for (const { ref, chunks } of blobs) {
    if (isChunked(ref)) put(ref.hash);
    for (const hash of chunks) put(hash);
  }
  writeSync(out, encodeEnd({ records: written.size, bytes }));
  closeSync(out);
  return statSync(file).size;
}
