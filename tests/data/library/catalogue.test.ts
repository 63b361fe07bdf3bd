import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCatalogue, refreshCatalogue } from '../../../src/data/library/catalogue.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { newKey, publicHex, publish, signed } from './support/catalogue-keys.ts';
import { createPackServer } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const root = newKey();
const key = newKey();
let library: LibraryDb;

const refresh = (lang = 'en', rootKey = publicHex(root)) =>
  refreshCatalogue({ library, fetch: server.fetch, now: Date.now }, lang, {
    signal: new AbortController().signal,
    rootKey,
  });
const titles = async (lang = 'en') => (await readCatalogue(library, lang))?.courses.map(({ title }) => title);

beforeAll(server.start);
afterAll(server.stop);
beforeEach(() => {
  library = newLibrary();
});
afterEach(() => {
  server.setOnline(true);
  server.answer('catalogue.json', undefined);
  vi.restoreAllMocks();
});

describe('the catalogue', () => {
  const { entry } = putSampleCourse(server);

  it('is kept when the chain of signatures starts at the pinned key [SIG1] [SIG2]', async () => {
    publish(server, { root, key, courses: [entry] });
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual(['Course']);
    expect(await refresh()).toBe('same');
  });

  it('is verified by the JavaScript implementation where WebCrypto does not know Ed25519 [SIG1]', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
    publish(server, { root, key, courses: [entry] });
    expect(await refresh()).toBe('new');
    publish(server, { root, key: newKey(), counter: 2 });
    const { delegation } = publish(server, { root, key, counter: 2 });
    const forged = signed({ format: 1, counter: 2, shards: {} }, newKey());
    server.setCatalogue(JSON.stringify({ index: forged, delegation }));
    expect(await refresh()).toBe('untrusted');
  });

  it('is read in another language that the phone has, where its own was never fetched', async () => {
    publish(server, { root, key, courses: [entry] });
    await refresh('fr');
    expect((await readCatalogue(library, 'ar'))?.lang).toBe('fr');
    expect(await readCatalogue(newLibrary(), 'ar')).toBeUndefined();
  });

  it('is English for a language that has none of its own', async () => {
    publish(server, { root, key, courses: [entry] });
    expect(await refresh('pt')).toBe('new');
    expect((await readCatalogue(library, 'pt'))?.lang).toBe('en');
  });

  it('is refused when its delegation is not signed by the pinned key [SIG2]', async () => {
    publish(server, { root: newKey(), key, courses: [entry] });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toBeUndefined();
  });

  it('is refused when its index is signed by another key than the delegated one [CAT1]', async () => {
    const { delegation } = publish(server, { root, key });
    const index = signed({ format: 1, counter: 9, shards: {} }, newKey());
    server.setCatalogue(JSON.stringify({ index, delegation }));
    expect(await refresh()).toBe('untrusted');
  });

  it('is refused when one character of the signed text was changed [SIG1]', async () => {
    const { index, delegation } = publish(server, { root, key, counter: 3 });
    const changed = { ...index, payload: index.payload.replace('"counter":3', '"counter":4') };
    server.setCatalogue(JSON.stringify({ index: changed, delegation }));
    expect(await refresh()).toBe('untrusted');
  });

  it('never goes back to a lower counter, nor to another text under the same one [CAT1]', async () => {
    publish(server, { root, key, counter: 5, courses: [entry] });
    await refresh();
    publish(server, { root, key, counter: 4 });
    expect(await refresh()).toBe('untrusted');
    publish(server, { root, key, counter: 5 });
    expect(await refresh()).toBe('untrusted');
    expect(await titles()).toEqual(['Course']);
    publish(server, { root, key, counter: 6 });
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual([]);
  });

  it('never goes back to a key that was replaced [SIG2]', async () => {
    const newer = newKey();
    publish(server, { root, key: newer, delegationCounter: 2, courses: [entry] });
    await refresh();
    publish(server, { root, key, delegationCounter: 1, counter: 9 });
    expect(await refresh()).toBe('untrusted');
    publish(server, { root, key, delegationCounter: 2, counter: 9 });
    expect(await refresh()).toBe('untrusted');
  });

  it('counts anew under another root key, which only another build of the app can bring [SIG2]', async () => {
    publish(server, { root, key, counter: 5, delegationCounter: 5, courses: [entry] });
    await refresh();
    const nextRoot = newKey();
    publish(server, { root: nextRoot, key: newKey() });
    expect(await refresh('en', publicHex(nextRoot))).toBe('new');
    expect(await titles()).toEqual([]);
  });

  it('stays as it is without a line, behind a captive portal and on an error of the server', async () => {
    publish(server, { root, key, courses: [entry] });
    await refresh();
    server.setOnline(false);
    expect(await refresh()).toBe('offline');
    server.setOnline(true);
    server.answer('catalogue.json', () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } }));
    expect(await refresh()).toBe('offline');
    server.answer('catalogue.json', () => new Response('{}', { status: 500 }));
    expect(await refresh()).toBe('offline');
    expect(await titles()).toEqual(['Course']);
  });

  it('keeps the old courses and the old counter when the new shard does not arrive whole', async () => {
    publish(server, { root, key, counter: 1, courses: [entry] });
    await refresh();
    publish(server, { root, key, counter: 2, courses: [{ ...entry, title: 'Renamed' }] });
    const shard = server.putJson({ format: 1, lang: 'en', courses: [{ ...entry, title: 'Renamed' }] });
    const path = `chunks/${shard.hash.slice(0, 2)}/${shard.hash}`;
    server.answer(path, () => new Response('<html>Sign in'));
    expect(await refresh()).toBe('offline');
    expect(await titles()).toEqual(['Course']);
    server.answer(path, undefined);
    expect(await refresh()).toBe('new');
    expect(await titles()).toEqual(['Renamed']);
  });

  it('passes an abort through', async () => {
    const deps = { library, fetch: server.fetch, now: Date.now };
    const signal = AbortSignal.abort();
    await expect(refreshCatalogue(deps, 'en', { signal, rootKey: publicHex(root) })).rejects.toThrow('abort');
  });
});
