import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { applyDelta } from '../../../src/data/library/apply-delta.ts';
import { catalogueDeltaSchema } from '../../../src/protocol/pack/catalogue.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { rootListSchema } from '../../../src/protocol/pack/root-list.ts';
import { keepWithdrawal } from '../../../studio/store/history.ts';
import { signWithdrawal } from '../../../studio/store/releases.ts';
import type { Store } from '../../../studio/store/store.ts';
import { publisher } from '../support/publisher.ts';
import { putCourse } from '../support/put-course.ts';
import { readCatalogue, readStore, snapshot } from '../support/studio-folder.ts';

const FIRST = 7 * 4096 + 1;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => FIRST + n);
const putAll = (store: Store, courses: readonly number[], version = 1) => {
  for (const course of courses) putCourse(store, course, { version });
};
const json = (out: string, hash: string): unknown => JSON.parse(readFileSync(join(out, chunkPath(hash)), 'utf8'));
const versionsOf = (courses: readonly { course: number; version: number }[]) =>
  courses.map(({ course, version }) => [course - FIRST + 1, version]);

test('[CAT1] publishing again what has not changed writes no file, and grows no counter', () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(3)));
  const before = snapshot(out);
  expect(publish()).toEqual({ findings: [], changedFiles: 0 });
  expect(snapshot(out)).toEqual(before);
});

test('[CAT1] every language of the interface has a head, and every language of a course too; brotli lies beside', () => {
  const { out, publish } = publisher();
  publish((store) => putCourse(store, FIRST, { languages: ['en', 'pt'], title: { en: 'Weaving', pt: 'Tecelagem' } }));
  for (const lang of ['en', 'fr', 'ar', 'zh', 'pt']) {
    const { head, courses } = readCatalogue(out, lang);
    expect([head.lang, courses[0]?.title]).toEqual([lang, lang === 'pt' ? 'Tecelagem' : 'Weaving']);
    const plain = readFileSync(join(out, `catalogue/${lang}.json`));
    expect(brotliDecompressSync(readFileSync(join(out, `catalogue/${lang}.json.br`))).equals(plain)).toBe(true);
  }
});

test('[CAT2] an entry tells what teachers filter by, and its price in three digits, rounded up', () => {
  const { out, publish } = publisher();
  const about = {
    competencies: ['dig-2', 'ped-1'],
    certificate: 'micro',
    partner: { en: 'Loom Works', fr: 'Métiers' },
    collections: [{ en: 'Crafts', fr: 'Artisanat' }],
    captions: ['en', 'ar'],
  } as const;
  const lists = { collections: [...about.collections], captions: [...about.captions] };
  publish((store) => putCourse(store, FIRST, { ...about, ...lists, competencies: [...about.competencies] }));
  const [entry] = readCatalogue(out, 'fr').courses;
  expect(entry).toMatchObject({
    competencies: ['dig-2', 'ped-1'],
    certificate: 'micro',
    collections: ['Crafts'],
    captions: ['en', 'ar'],
    partner: 'Loom Works',
    minutes: 10,
  });
  expect(entry?.bytes.text).toBeGreaterThan(0);
  expect(String(entry?.bytes.text).slice(3)).toMatch(/^0*$/);
});

test('[CAT4] roots stand in lists that twenty courses share', () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(21)));
  const { courses } = readCatalogue(out);
  for (const [row, { course, roots }] of courses.entries()) {
    const list = v.parse(rootListSchema, json(out, roots?.hash ?? ''));
    expect(list[course]).toEqual(readStore(out, course).history[0]?.root);
    expect(roots).toEqual(courses[row - (row % 20)]?.roots);
  }
});

test('[CAT5] [CAT6] a head brings the last changes along: they make of the catalogue before the one that is', async () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(8)));
  const before = readCatalogue(out);
  publish((store) => putAll(store, [FIRST + 4], 2));
  const { head, courses } = readCatalogue(out);
  expect(head.recent?.from).toBe(before.head.counter);
  expect(versionsOf(head.recent?.changed ?? [])).toEqual([[5, 2]]);
  expect(head.recent?.changed[0]?.root).toEqual(readStore(out, FIRST + 4).history[1]?.root);
  const after = await applyDelta(before.courses, head.recent ?? { changed: [], gone: [] }, head.digest);
  expect(versionsOf(after ?? [])).toEqual(versionsOf(courses));
});

test('[CAT5] whoever is further behind gets a delta beside the head, each further back than the one before', {
  timeout: 30_000,
}, async () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(30)));
  const states = [readCatalogue(out)];
  for (let step = 0; step < 11; step++) {
    publish((store) => putAll(store, [FIRST + step], 2));
    states.push(readCatalogue(out));
  }
  const { head, courses } = readCatalogue(out);
  const froms = head.deltas.map(({ from }) => from);
  expect(froms).toEqual([...froms].sort((a, b) => b - a));
  expect(froms.length).toBeGreaterThanOrEqual(2);
  for (const { from, ref } of head.deltas) {
    expect(ref.wire ?? ref.bytes).toBeLessThan(head.shard.wire ?? 0);
    const delta = v.parse(catalogueDeltaSchema, json(out, ref.hash));
    // From where it begins, and from every later state.
    for (const state of states.filter((one) => one.head.counter >= from)) {
      const after = await applyDelta(state.courses, delta, head.digest);
      expect(versionsOf(after ?? [])).toEqual(versionsOf(courses));
    }
  }
});

test('[CAT5] a head with the last changes in it is small, and one whose changes are too many has none', {
  timeout: 30_000,
}, () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(14)));
  for (let version = 2; version < 5; version++) publish((store) => putAll(store, [FIRST + version], version));
  const small = readFileSync(join(out, 'catalogue/en.json.br'));
  expect(small.length).toBeLessThanOrEqual(900);
  expect(readCatalogue(out).head.recent?.changed.length).toBeGreaterThan(1);
  publish((store) => putAll(store, numbers(14), 20));
  const { head } = readCatalogue(out);
  expect([head.recent, head.deltas]).toEqual([undefined, []]);
});

test('[CAT5] [REL2] a course that was withdrawn is gone from the catalogue, and stays in its history for servers', () => {
  const { out, publish, opened } = publisher();
  publish((store) => putAll(store, numbers(3)));
  const { catalogueKey: _, publisherKeys } = opened();
  const key = publisherKeys.get(7);
  if (!key) throw new Error('no key');
  publish((store) => keepWithdrawal(store, FIRST, signWithdrawal(FIRST, 1, key), () => undefined));
  const { head, courses } = readCatalogue(out);
  expect(versionsOf(courses)).toEqual([
    [2, 1],
    [3, 1],
  ]);
  expect(head.recent?.gone).toEqual([FIRST]);
  expect(readStore(out, FIRST).history).toHaveLength(1);
  // A version after the withdrawn one is a course again.
  publish((store) => putAll(store, [FIRST], 2));
  expect(versionsOf(readCatalogue(out).courses)).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
  ]);
});

test('only courses whose newest version the catalogue does not list are read again', () => {
  const { out, publish, forget } = publisher();
  publish((store) => putAll(store, numbers(3)));
  // What is not there cannot have been read.
  for (const course of numbers(2)) forget(chunkPath(readStore(out, course).root.modules[0]?.manifest.hash ?? ''));
  expect(publish((store) => putAll(store, [FIRST + 2], 2)).findings).toEqual([]);
  expect(versionsOf(readCatalogue(out).courses)).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
});

test('a store that has forgotten what changed when begins anew, with a counter that goes on', () => {
  const { out, publish, forget } = publisher();
  publish((store) => putAll(store, numbers(3)));
  publish((store) => putAll(store, [FIRST], 2));
  forget('changes.json');
  expect(publish().findings).toEqual([]);
  publish((store) => putAll(store, [FIRST + 1], 2));
  const { head } = readCatalogue(out);
  expect(head.counter).toBeGreaterThan(2);
  expect(head.recent?.from).toBeGreaterThanOrEqual(2);
  expect(versionsOf(head.recent?.changed ?? [])).toEqual([[2, 2]]);
});

test('a broken file of the store is named, and nothing is written over it', () => {
  const { out, publish } = publisher();
  publish((store) => putAll(store, numbers(2)));
  writeFileSync(join(out, `courses/${FIRST}.json`), '{"format":1');
  const before = snapshot(out);
  expect(publish((store) => putAll(store, [FIRST + 1], 2)).findings).toMatchObject([
    { code: 'bad-store', file: `courses/${FIRST}.json` },
  ]);
  expect(snapshot(out)).toEqual(before);
});
