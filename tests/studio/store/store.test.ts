import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { openStore } from '../../../studio/store/store.ts';
import { temporaryFolder } from '../support/studio-folder.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const noise = (length: number) => Buffer.alloc(length, createHash('sha512').update('noise').digest());

test('[BLOB1] up to a whole chunk a blob is one chunk, named by the hash of its bytes', () => {
  const folder = join(temporaryFolder(), 'packs');
  const store = openStore(folder);
  const bytes = noise(CHUNK_BYTES);
  const ref = store.putBlob(bytes, { compress: false });
  store.commit();
  expect(ref).toEqual({ hash: sha256(bytes), bytes: CHUNK_BYTES });
  expect(readFileSync(join(folder, chunkPath(ref.hash))).equals(bytes)).toBe(true);
});

test('[BLOB1] one byte more, and its name is the hash of the list of its chunks', () => {
  const folder = join(temporaryFolder(), 'packs');
  const store = openStore(folder);
  const bytes = noise(CHUNK_BYTES + 1);
  const ref = store.putBlob(bytes, { compress: false });
  store.commit();
  const list = JSON.stringify([sha256(bytes.subarray(0, CHUNK_BYTES)), sha256(bytes.subarray(CHUNK_BYTES))]);
  expect(ref).toEqual({ hash: sha256(list), bytes: CHUNK_BYTES + 1 });
  expect(readFileSync(join(folder, chunkPath(ref.hash)), 'utf8')).toBe(list);
  expect(readFileSync(join(folder, chunkPath(sha256(bytes.subarray(CHUNK_BYTES))))).length).toBe(1);
});

test('[BLOB1] an empty blob is one empty chunk', () => {
  const store = openStore(join(temporaryFolder(), 'packs'));
  expect(store.putBlob(Buffer.alloc(0), { compress: true })).toEqual({ hash: sha256(''), bytes: 0 });
  store.abandon();
});

test('[BLOB2] text lies compressed beside the chunk where that is smaller, and the reference tells its weight', () => {
  const folder = join(temporaryFolder(), 'packs');
  const store = openStore(folder);
  const [long, short] = [Buffer.from('packs come down, '.repeat(100)), Buffer.from('x')];
  const ref = store.putBlob(long, { compress: true });
  const tiny = store.putBlob(short, { compress: true });
  store.commit();
  const packed = readFileSync(join(folder, `${chunkPath(ref.hash)}.br`));
  expect(ref.wire).toBe(packed.length);
  expect(brotliDecompressSync(packed).equals(long)).toBe(true);
  expect(tiny.wire).toBeUndefined();
  expect(existsSync(join(folder, `${chunkPath(tiny.hash)}.br`))).toBe(false);
});

test('a store that is abandoned leaves nothing behind, and a chunk that is there is not written again', () => {
  const folder = join(temporaryFolder(), 'packs');
  const first = openStore(folder);
  first.putBlob(noise(10), { compress: false });
  first.abandon();
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(`${folder}.staging`)).toBe(false);
  const second = openStore(folder);
  second.putBlob(noise(10), { compress: false });
  expect(second.commit()).toEqual({ changedFiles: 1 });
  const third = openStore(folder);
  third.putBlob(noise(10), { compress: false });
  expect(third.commit()).toEqual({ changedFiles: 0 });
});

test('[BLOB2] what a blob weighs does not hang on what the store had before', () => {
  const root = temporaryFolder();
  const bytes = Buffer.from('the same words again and again. '.repeat(200));
  const fresh = openStore(join(root, 'fresh')).putBlob(bytes, { compress: true });
  const store = openStore(join(root, 'used'));
  expect(store.putBlob(bytes, { compress: false })).toEqual({ hash: fresh.hash, bytes: bytes.length });
  store.commit();
  const again = openStore(join(root, 'used'));
  expect(again.putBlob(bytes, { compress: true })).toEqual(fresh);
  again.commit();
  expect(readFileSync(join(root, 'used', `${chunkPath(fresh.hash)}.br`)).length).toBe(fresh.wire);
  expect(openStore(join(root, 'used')).putBlob(bytes, { compress: false })).toEqual({
    hash: fresh.hash,
    bytes: bytes.length,
  });
});
