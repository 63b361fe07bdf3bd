import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCourse, readCourse } from '../../src/data/library/course.ts';
import { planDownload, readDownloads } from '../../src/data/library/download.ts';
import { hashOfBlob } from '../../src/data/library/hash-of-blob.ts';
import type { LibraryDb } from '../../src/data/library/library-db.ts';
import { openPackFile } from '../../src/handing/open-pack-file.ts';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { newKey, publishKeyring } from '../data/library/support/catalogue-keys.ts';
import { newLibrary } from '../data/library/support/phone-library.ts';
import { type SampleCourse, VIDEO_BYTES } from '../data/library/support/sample-course.ts';
import { createHandKit, endsOf } from './support/hand-kit.ts';

let kit: ReturnType<typeof createHandKit>;
let course: SampleCourse;
let other: SampleCourse;
const { signal } = new AbortController();
const VIDEO = [{ course: 4097, rung: '240' }] as const;

const states = async (library: LibraryDb) =>
  (await readDownloads(library)).map(({ course: number, state, rung, kept }) => ({
    number,
    state,
    rung,
    kept: kept?.rung,
  }));
/** Where the bytes of a chunk stand in a file. */
const placeOf = (file: Uint8Array, hash: string): number => Buffer.from(file).indexOf(Buffer.from(hash, 'hex')) + 36;

beforeEach(() => {
  kit = createHandKit();
  course = kit.putCourse();
  other = kit.putCourse({ course: 4098 });
  kit.server.start();
});
afterEach(() => kit.server.stop());

describe('a pack file', () => {
  it('brings a course to a phone that has neither network nor catalogue', async () => {
    const giver = await kit.phoneWith([course]);
    const { file, plan } = await kit.give(giver, [...VIDEO]);
    expect(file.length).toBe(plan.bytes);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, file))).toEqual(['here']);
    expect(await states(taker)).toEqual([{ number: 4097, state: 'here', rung: '240', kept: '240' }]);
    const deps = { library: taker, fetch: kit.noLine, now: Date.now };
    expect((await openCourse(deps, 4097, { signal }))?.root.title.en).toBe('Course');
    expect(await taker.chunks.count()).toBe(await giver.chunks.count());
  });

  it('is the same, byte for byte, however often it goes from hand to hand [PF5]', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const taker = newLibrary();
    await kit.take(taker, file);
    expect((await kit.give(taker, [...VIDEO], kit.noLine)).file).toEqual(file);
  });

  it('holds each chunk once, the manifests first and then what can be studied first [PF5]', async () => {
    const giver = await kit.phoneWith([course, other]);
    const { plan } = await kit.give(giver, [...VIDEO, { course: 4098, rung: '240' }]);
    const hashes = plan.pieces.map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    const manifests = [course, other].flatMap(({ rootRef, root }) => [rootRef, ...root.modules.map((m) => m.manifest)]);
    expect(hashes.slice(0, manifests.length)).toEqual(manifests.map(({ hash }) => hash));
    const [text] = planDownload(course, { rung: '240', lang: 'en' });
    expect(hashes[manifests.length]).toBe(text?.hash);
    const taker = newLibrary();
    expect(
      endsOf(await kit.take(taker, (await kit.give(giver, [...VIDEO, { course: 4098, rung: '240' }])).file)),
    ).toEqual(['here', 'here']);
  });

  it('holds no more than the rung that was asked for', async () => {
    const giver = await kit.phoneWith([course]);
    const { file } = await kit.give(giver, [{ course: 4097, rung: 'text' }]);
    expect(file.length).toBeLessThan(10_000);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, file))).toEqual(['here']);
    expect(await states(taker)).toMatchObject([{ state: 'here', rung: 'text' }]);
  });

  it('that was cut keeps what is whole, says what lacks, and is made whole by the same file', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const taker = newLibrary();
    const cut = await kit.take(taker, file.slice(0, file.length - 100));
    expect(cut).toMatchObject({ kind: 'taken', isWhole: false, courses: [{ end: { kind: 'incomplete' } }] });
    expect(cut).toMatchObject({ courses: [{ end: { lacking: [{ kind: 'video', item: 3 }] } }] });
    expect(await states(taker)).toEqual([{ number: 4097, state: 'paused', rung: '240', kept: undefined }]);
    const before = await taker.chunks.count();
    const copied: number[] = [];
    expect(endsOf(await kit.take(taker, file, { onProgress: (done) => copied.push(done) }))).toEqual(['here']);
    expect(copied.at(-1)).toBe(VIDEO_BYTES % CHUNK_BYTES);
    expect(await taker.chunks.count()).toBe(before + 1);
  });

  it('that was cut anywhere gives no chunk that is not what its name says, and never throws [PF6]', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [{ course: 4097, rung: 'text' }]);
    for (let at = 0; at < file.length - 40; at += 97) {
      const taker = newLibrary();
      expect(endsOf(await kit.take(taker, file.slice(0, at)))).not.toEqual(['here']);
      for (const { hash, bytes } of await taker.chunks.toArray()) expect(await hashOfBlob(bytes)).toBe(hash);
    }
  });

  it.each([
    ['a byte of a chunk', 5_000],
    ['the length in its head', -1],
    ['a byte of its hash', -20],
    ['its mark', -40],
  ])('that was damaged in %s loses this chunk and no other [PF7]', async (_, offset) => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const source = await openPackFile(new Blob([file]), { signal });
    if (typeof source === 'string') throw new Error(source);
    const hashes = JSON.parse((await source.find({ hash: course.video.hash, bytes: 202 })?.text()) ?? '[]');
    const at = placeOf(file, hashes[1]) + offset;
    file[at] = (file[at] ?? 0) ^ 0x11;
    const taker = newLibrary();
    const taken = await kit.take(taker, file);
    expect(taken).toMatchObject({ courses: [{ end: { kind: 'incomplete', lacking: [{ item: 3 }] } }] });
    expect(await taker.chunks.get(hashes[0])).toBeDefined();
    expect(await taker.chunks.get(hashes[2])).toBeDefined();
  });

  it('keeps chunks that its manifests name, and no others [PF6]', async () => {
    const giver = await kit.phoneWith([course, other]);
    const foreign = await kit.give(giver, [{ course: 4098, rung: '240' }]);
    const { file: own } = await kit.give(giver, [...VIDEO]);
    const start = own.length - 40;
    // The records of another course, in front of the end.
    const spliced = Buffer.concat([own.subarray(0, start), foreign.file.subarray(foreign.plan.start.length)]);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, new Uint8Array(spliced)))).toEqual(['here']);
    expect(await taker.chunks.get(other.rootRef.hash)).toBeUndefined();
    expect(await taker.chunks.get(other.video.hash)).toBeUndefined();
  });
});

describe('who vouches for a pack file', () => {
  it('is the pinned root key: another app takes nothing of it [PF6]', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, file, { rootKey: '11'.repeat(32) }))).toBe('untrusted');
    expect(await taker.chunks.count()).toBe(0);
  });

  it('is a key of the course’s publisher: a release by any other is refused [REL1]', async () => {
    const giver = await kit.phoneWith([kit.putCourse({ words: 'Forged.' }, newKey())]);
    const { file } = await kit.give(giver, [...VIDEO]);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, file))).toEqual(['untrusted']);
    expect([await taker.chunks.count(), await taker.downloads.count()]).toEqual([0, 0]);
  });

  it('is no key that was taken back, by any keyring that this phone has seen [KEY2]', async () => {
    const giver = await kit.phoneWith([kit.putCourse()]);
    const { file: before } = await kit.give(giver, [...VIDEO]);
    const { root, catalogue, publisher } = kit;
    publishKeyring(kit.server, { root, keys: [catalogue], counter: 2, publisher: [publisher], revoked: [publisher] });
    const informed = await kit.phoneWith([kit.putCourse({ words: 'Newer.' })]);
    const { file: after } = await kit.give(informed, [...VIDEO]);
    const taker = newLibrary();
    expect(endsOf(await kit.take(taker, after))).toEqual(['untrusted']);
    // The older file still brings the older keyring: it counts for nothing now.
    expect(endsOf(await kit.take(taker, before))).toEqual(['untrusted']);
    expect(endsOf(await kit.take(newLibrary(), before))).toEqual(['here']);
  });
});

describe('what is on the phone already', () => {
  it('is not written again', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const taker = await kit.phoneWith([course]);
    expect(endsOf(await kit.take(taker, file))).toEqual(['already']);
  });

  it('grows by a higher rung, in the language that she has', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [...VIDEO]);
    const taker = await kit.phoneWith([course], { rung: 'text', lang: 'fr' });
    expect(endsOf(await kit.take(taker, file))).toEqual(['here']);
    expect(await taker.downloads.get(4097)).toMatchObject({ state: 'here', lang: 'fr', rung: '240' });
  });

  it('is never replaced by an older version', async () => {
    const { file } = await kit.give(await kit.phoneWith([kit.putCourse()]), [...VIDEO]);
    const taker = await kit.phoneWith([kit.putCourse({ version: 2, words: 'Edited.' })]);
    expect(endsOf(await kit.take(taker, file))).toEqual(['older']);
    expect((await readCourse(taker, 4097))?.version).toBe(2);
  });

  it('is brought up to a newer version, the old one usable until the new one is whole', async () => {
    const taker = await kit.phoneWith([kit.putCourse()]);
    const edited = kit.putCourse({ version: 2, words: 'Edited.' });
    const { file } = await kit.give(await kit.phoneWith([edited]), [...VIDEO]);
    const second = file.slice();
    const text = placeOf(file, edited.modules[0]?.text.en?.hash ?? '');
    second[text + 6] = (second[text + 6] ?? 0) ^ 1;
    expect(endsOf(await kit.take(taker, second))).toEqual(['incomplete']);
    expect((await readCourse(taker, 4097))?.version).toBe(1);
    expect(endsOf(await kit.take(taker, file))).toEqual(['here']);
    expect((await readCourse(taker, 4097))?.version).toBe(2);
  });

  it('and a wish for more stays: what the file brings is usable meanwhile', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [{ course: 4097, rung: 'text' }]);
    const taker = newLibrary();
    await taker.downloads.put({
      ...{ course: 4097, version: 1, lang: 'en', rung: '240', state: 'waiting', place: 1 },
      ...{ doneBytes: 0, totalBytes: 0, updatedAt: 1 },
    });
    expect(endsOf(await kit.take(taker, file))).toEqual(['here']);
    expect(await taker.downloads.get(4097)).toMatchObject({ state: 'waiting', rung: '240', kept: { rung: 'text' } });
  });
});
