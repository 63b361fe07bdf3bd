import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCatalogue } from '../../../src/data/library/catalogue.ts';
import { fetchCourse } from '../../../src/data/library/course.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../../src/data/library/refresh-catalogue.ts';
import { newKey, publicHex, publish, publishKeyring, signed } from './support/catalogue-keys.ts';
import { chunkPathOf, createPackServer } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const root = newKey();
const key = newKey();
const HEAD = 'catalogue/en.json';
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: Date.now });
const { signal } = new AbortController();
const refresh = (lang = 'en', rootKey = publicHex(root)) => refreshCatalogue(deps(), lang, { signal, rootKey });
const titles = async (lang = 'en') => (await readCatalogue(library, lang))?.courses.map(({ title }) => title);
const askedBy = async (work: () => Promise<unknown>) => {
  server.asked.length = 0;
  await work();
  return [...server.asked];
};

beforeAll(server.start);
afterAll(server.stop);
beforeEach(() => {
  library = newLibrary();
  publishKeyring(server, { root, keys: [key] });
});
afterEach(() => {
  server.setOnline(true);
  for (const path of [HEAD, 'keys.json', 'catalogue/fr.json']) server.answer(path, undefined);
  vi.restoreAllMocks();
});

const { entry: listed, rootRef } = putSampleCourse(server);
const entry = { ...listed, root: rootRef };
const other = { ...putSampleCourse(server, { course: 4098 }).entry, title: 'Other' };

describe('the catalogue', () => {
  it('is kept when the chain of signatures starts at the pinned key [SIG1] [KEY1]', async () => {
    publish(server, { key, courses: [entry] });
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual(['Course']);
    expect(await askedBy(async () => expect(await refresh()).toBe('same'))).toEqual([HEAD]);
  });

  it('is verified by the JavaScript implementation where WebCrypto does not know Ed25519 [SIG1]', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
    publish(server, { key, courses: [entry] });
    expect(await refresh()).toBe('new');
    publish(server, { key: newKey(), counter: 2 });
    expect(await refresh()).toBe('untrusted');
  });

  it('is read in another language that the phone has, where its own was never fetched', async () => {
    publish(server, { key, lang: 'fr', courses: [entry] });
    await refresh('fr');
    expect((await readCatalogue(library, 'ar'))?.lang).toBe('fr');
    expect(await readCatalogue(newLibrary(), 'ar')).toBeUndefined();
  });

  it('is English for a language that has none of its own, until it has', async () => {
    publish(server, { key, courses: [entry] });
    expect(await refresh('pt')).toBe('new');
    expect((await readCatalogue(library, 'pt'))?.lang).toBe('en');
    publish(server, { key, lang: 'pt', courses: [entry] });
    expect(await refresh('pt')).toBe('new');
    expect((await readCatalogue(library, 'pt'))?.lang).toBe('pt');
  });

  it('is refused when its keyring is not signed by the pinned key [KEY1]', async () => {
    publishKeyring(server, { root: newKey(), keys: [key] });
    publish(server, { key, courses: [entry] });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toBeUndefined();
  });

  it('is refused when its head is signed by another key than those of the keyring [CAT1]', async () => {
    publish(server, { key: newKey(), courses: [entry] });
    expect(await refresh()).toBe('untrusted');
    publish(server, { key: root, courses: [entry] });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toBeUndefined();
  });

  it('is refused when one character of the signed text was changed [SIG1]', async () => {
    const { answer } = publish(server, { key, counter: 3 });
    const changed = { ...answer, payload: answer.payload.replace('"counter":3', '"counter":4') };
    server.putFile(HEAD, JSON.stringify(changed));
    expect(await refresh()).toBe('untrusted');
  });

  it('is refused when it is the catalogue of another language [CAT1]', async () => {
    publish(server, { key, lang: 'fr', at: 'en', courses: [entry] });
    expect(await refresh()).toBe('untrusted');
  });

  it('never goes back to a lower counter, nor to another text under the same one [CAT1]', async () => {
    publish(server, { key, counter: 5, courses: [entry] });
    await refresh();
    publish(server, { key, counter: 4 });
    expect(await refresh()).toBe('untrusted');
    publish(server, { key, counter: 5 });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toEqual(['Course']);
    publish(server, { key, counter: 6 });
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual([]);
  });

  it('counts anew under another root key, which only another build of the app can bring [KEY1]', async () => {
    publish(server, { key, counter: 5, courses: [entry] });
    await refresh();
    const nextRoot = newKey();
    publishKeyring(server, { root: nextRoot, keys: [key] });
    publish(server, { key, counter: 1, recent: { from: 1, changed: [] } });
    expect(await refresh('en', publicHex(nextRoot))).toBe('new');
    expect(await titles()).toEqual([]);
  });

  it('stays as it is without a line, behind a captive portal and on an error of the server', async () => {
    publish(server, { key, courses: [entry] });
    await refresh();
    server.setOnline(false);
    expect(await refresh()).toBe('offline');
    server.setOnline(true);
    server.answer(HEAD, () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } }));
    expect(await refresh()).toBe('offline');
    server.answer(HEAD, () => new Response('{}', { status: 500 }));
    expect(await refresh()).toBe('offline');
    expect(await titles()).toEqual(['Course']);
  });

  it('keeps the old courses and the old counter when the new shard does not arrive whole', async () => {
    publish(server, { key, courses: [entry] });
    await refresh();
    const { shard } = publish(server, { key, counter: 2, courses: [{ ...entry, title: 'Renamed' }] });
    const path = chunkPathOf(shard.hash);
    server.answer(path, () => new Response('<html>Sign in'));
    expect(await refresh()).toBe('offline');
    expect(await titles()).toEqual(['Course']);
    server.answer(path, undefined);
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual(['Renamed']);
  });

  it('passes an abort through', async () => {
    const aborted = { signal: AbortSignal.abort(), rootKey: publicHex(root) };
    await expect(refreshCatalogue(deps(), 'en', aborted)).rejects.toThrow('abort');
  });
});

describe('the keyring', () => {
  const newer = newKey();

  it('is asked for only when a head needs a newer one than the phone knows [KEY2]', async () => {
    publish(server, { key, courses: [entry] });
    expect(await askedBy(refresh)).toContain('keys.json');
    publish(server, { key, counter: 2, courses: [entry] });
    expect(await askedBy(refresh)).not.toContain('keys.json');
    publishKeyring(server, { root, keys: [newer], counter: 2, revoked: [key] });
    publish(server, { key: newer, keys: 2, counter: 3, courses: [entry] });
    expect(await askedBy(async () => expect(await refresh()).toBe('new'))).toContain('keys.json');
  });

  it('takes a key back for ever, also where the head that told of it was no good [KEY2]', async () => {
    publish(server, { key, courses: [entry] });
    await refresh();
    publishKeyring(server, { root, keys: [newer, key], counter: 2, revoked: [key] });
    publish(server, { key, keys: 2, counter: 2 });
    expect(await refresh()).toBe('untrusted');
    publish(server, { key, keys: 1, counter: 3 });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toEqual(['Course']);
  });

  it('never goes back to a lower counter, nor to another text under the same one [KEY2]', async () => {
    publishKeyring(server, { root, keys: [newer], counter: 2 });
    publish(server, { key: newer, keys: 2, courses: [entry] });
    await refresh();
    publishKeyring(server, { root, keys: [key], counter: 1 });
    publish(server, { key, keys: 1, counter: 2 });
    expect(await refresh()).toBe('untrusted');
    publishKeyring(server, { root, keys: [key], counter: 2 });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toEqual(['Course']);
  });

  it('is waited for where it does not arrive', async () => {
    publish(server, { key, courses: [entry] });
    server.answer('keys.json', () => new Response('<html>Sign in'));
    expect(await refresh()).toBe('offline');
    server.answer('keys.json', undefined);
    expect(await refresh()).toBe('new');
  });

  it('that a head asks for must be there: an older one is not enough [CAT1]', async () => {
    publish(server, { key, keys: 2, courses: [entry] });
    expect(await refresh()).toBe('untrusted');
  });
});

describe('a change of the catalogue', () => {
  const renamed = { ...entry, version: 2, title: 'Renamed' };

  beforeEach(async () => {
    publish(server, { key, counter: 5, courses: [entry, other] });
    await refresh();
  });

  it('comes with the head, and costs no other request [CAT5]', async () => {
    const recent = { from: 5, changed: [renamed], gone: [4098] };
    publish(server, { key, counter: 6, courses: [renamed], recent });
    expect(await askedBy(refresh)).toEqual([HEAD]);
    expect(await titles()).toEqual(['Renamed']);
  });

  it('also comes to whoever has a later catalogue than it begins at [CAT5]', async () => {
    const recent = { from: 3, changed: [renamed], gone: [] };
    publish(server, { key, counter: 6, courses: [renamed, other], recent });
    expect(await askedBy(refresh)).toEqual([HEAD]);
    expect(await titles()).toEqual(['Renamed', 'Other']);
  });

  it('is a blob for whoever is further behind, the nearest that reaches back [CAT5]', async () => {
    const courses = [renamed, other];
    const changes = { key, counter: 9, courses, recent: { from: 8, changed: [] } };
    const deltas = [
      { from: 7, changed: [other] },
      { from: 4, changed: [renamed] },
      { from: 1, changed: [renamed, other] },
    ];
    const published = publish(server, { ...changes, deltas });
    const nearest = chunkPathOf(published.deltas[1]?.ref.hash ?? '');
    expect(await askedBy(refresh)).toEqual([HEAD, nearest]);
    expect(await titles()).toEqual(['Renamed', 'Other']);
  });

  it('is the whole catalogue for whoever no delta reaches, or where the delta is not to be had [CAT5]', async () => {
    const changes = { key, courses: [renamed, other] };
    const { shard } = publish(server, { ...changes, counter: 9, recent: { from: 8, changed: [] } });
    expect(await askedBy(refresh)).toEqual([HEAD, chunkPathOf(shard.hash)]);
    const again = publish(server, {
      ...changes,
      counter: 12,
      courses: [other],
      deltas: [{ from: 1, changed: [], gone: [4097] }],
    });
    const delta = chunkPathOf(again.deltas[0]?.ref.hash ?? '');
    server.answer(delta, () => new Response(null, { status: 404 }));
    expect(await askedBy(refresh)).toEqual([HEAD, delta, chunkPathOf(again.shard.hash)]);
    expect(await titles()).toEqual(['Other']);
  });

  it('is the whole catalogue where the courses do not add up to what the head says [CAT6]', async () => {
    const { shard } = publish(server, { key, counter: 6, courses: [renamed], recent: { from: 5, changed: [renamed] } });
    expect(await askedBy(refresh)).toEqual([HEAD, chunkPathOf(shard.hash)]);
    expect(await titles()).toEqual(['Renamed']);
  });

  it('is refused as a whole where the delta would be good and the signature is not [SIG1]', async () => {
    const head = { format: 1, lang: 'en', counter: 6, keys: 1, deltas: [] };
    server.putFile(HEAD, JSON.stringify(signed(head, newKey())));
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toEqual(['Course', 'Other']);
  });
});

describe('the root of a course', () => {
  const fetched = async () => (await fetchCourse(deps(), 4097, { signal })).rootHash;

  it('stands in a list that its neighbours share, which is fetched when a course is opened [CAT4]', async () => {
    const before = Array.from({ length: 20 }, (_, n) => ({ ...entry, course: 100 + n }));
    publish(server, { key, courses: [...before, entry] });
    await refresh();
    expect(await fetched()).toBe(rootRef.hash);
    expect(await askedBy(fetched)).toEqual([]);
  });

  it('comes with the course where a delta brought it [CAT5]', async () => {
    publish(server, { key });
    await refresh();
    publish(server, { key, counter: 2, courses: [entry], recent: { from: 1, changed: [entry] } });
    await refresh();
    expect((await askedBy(fetched))[0]).toBe(chunkPathOf(rootRef.hash));
  });
});
