import { describe, expect, it, vi } from 'vitest';
import { getChunk, missingChunks, putVerified, readBlob, recheckChunk } from '../../../src/data/library/chunks.ts';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { bytesOf, sha256Of } from './support/pack-server.ts';
import { corruptChunk, newLibrary, reloaded } from './support/phone-library.ts';

const chunkOf = (bytes: Uint8Array<ArrayBuffer>) => ({ hash: sha256Of(bytes), bytes: new Blob([bytes]) });

describe('the chunks on the phone', () => {
  it('come back as they went in, after a reload too', async () => {
    const db = newLibrary();
    const chunk = chunkOf(bytesOf(1_000, 1));
    await putVerified(db, [chunk]);
    const read = await getChunk(reloaded(db), chunk.hash);
    expect(await read?.bytes()).toEqual(bytesOf(1_000, 1));
  });

  it('that are corrupt count as missing from then on, and no other does [BLOB1]', async () => {
    const db = newLibrary();
    const [good, bad] = [chunkOf(bytesOf(10, 1)), chunkOf(bytesOf(10, 2))];
    await putVerified(db, [good, bad]);
    await corruptChunk(db, bad.hash);
    expect(await getChunk(db, bad.hash)).toBeUndefined();
    expect(await missingChunks(db, [good.hash, bad.hash])).toEqual([bad.hash]);
  });

  it('that a cleaner app took the file of count as missing', async () => {
    const db = newLibrary();
    const chunk = chunkOf(bytesOf(10, 1));
    await putVerified(db, [chunk]);
    const gone = new ReadableStream({ type: 'bytes', pull: (controller) => controller.error(new TypeError('gone')) });
    vi.spyOn(Blob.prototype, 'stream').mockReturnValueOnce(gone);
    expect(await getChunk(db, chunk.hash)).toBeUndefined();
    expect(await missingChunks(db, [chunk.hash])).toEqual([chunk.hash]);
  });

  it('that a cleaner app cut the end off count as missing', async () => {
    const db = newLibrary();
    const chunk = chunkOf(bytesOf(10, 1));
    await putVerified(db, [chunk]);
    vi.spyOn(Blob.prototype, 'stream').mockReturnValueOnce(new Blob([bytesOf(4, 1)]).stream());
    expect(await getChunk(db, chunk.hash)).toBeUndefined();
    expect(await missingChunks(db, [chunk.hash])).toEqual([chunk.hash]);
  });

  it('are read as well where a browser has no readers that fill a buffer', async () => {
    const db = newLibrary();
    const chunk = chunkOf(bytesOf(10, 1));
    await putVerified(db, [chunk]);
    vi.spyOn(Blob.prototype, 'stream').mockReturnValueOnce(new ReadableStream());
    expect(await getChunk(db, chunk.hash)).toBeDefined();
  });

  it('are compared with their hash once in the life of a page, and again on demand', async () => {
    const db = newLibrary();
    const chunk = chunkOf(bytesOf(10, 1));
    await putVerified(db, [chunk]);
    await getChunk(db, chunk.hash);
    await corruptChunk(db, chunk.hash);
    expect(await getChunk(db, chunk.hash)).toBeDefined();
    expect(await recheckChunk(db, chunk.hash)).toBeUndefined();
  });

  it('make up a blob only when every one of them is there [BLOB1]', async () => {
    const db = newLibrary();
    const bytes = bytesOf(CHUNK_BYTES + 5, 3);
    const [first, second] = [chunkOf(bytes.slice(0, CHUNK_BYTES)), chunkOf(bytes.slice(CHUNK_BYTES))];
    const hash = sha256Of(JSON.stringify([first.hash, second.hash]));
    const ref = { hash, bytes: bytes.length };
    expect(await readBlob(db, ref)).toBeUndefined();
    await db.lists.put({ hash, chunks: [first.hash, second.hash] });
    await putVerified(db, [first]);
    expect(await readBlob(db, ref)).toBeUndefined();
    await putVerified(db, [second]);
    expect(await readBlob(db, ref)).toEqual(bytes);
    expect(await readBlob(db, { hash, bytes: 3 * CHUNK_BYTES })).toBeUndefined();
  });
});
