import * as v from 'valibot';
import { type BlobRef, wireBytes } from '../../src/protocol/pack/blob-ref.ts';
import type { Json } from '../../src/protocol/pack/canonical-json.ts';
import {
  type CatalogueCourse,
  type CatalogueHead,
  catalogueHeadSchema,
  catalogueShardSchema,
  DIGEST_DIGITS,
  digestText,
} from '../../src/protocol/pack/catalogue.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { COURSES_PER_ROOT_LIST } from '../../src/protocol/pack/root-list.ts';
import { type Signed, signedSchema } from '../../src/protocol/pack/signed.ts';
import type { Report } from '../report/finding.ts';
import { toColumns } from './catalogue-columns.ts';
import { type Changes, lastChanges } from './changes.ts';
import { compressText } from './compress-text.ts';
import type { PublishingKeys } from './keys.ts';
import { readJson, readManifest } from './read-json.ts';
import { sha256 } from './sha256.ts';
import { signJson } from './signing.ts';
import type { Store } from './store.ts';

/** A head with the last changes in it is at most so large, as brotli: one packet, with its headers. */
const HEAD_LIMIT_BYTES = 900;
/** Courses in the deltas that lie beside, each four times as far back as the one before. */
const DELTA_COURSES = [8, 32, 128];

export const headPath = (lang: string): string => `catalogue/${lang}.json`;

/** The catalogue of a language as the store has it: what was signed, and the courses it names. */
export interface StandingCatalogue {
  signed: Signed;
  head: CatalogueHead;
  courses: CatalogueCourse[];
}

export function readCatalogue(store: Store, lang: string, report: Report): StandingCatalogue | undefined {
  const signed = readJson(store, headPath(lang), signedSchema, report);
  if (!signed) return undefined;
  const head = v.safeParse(v.pipe(v.string(), v.parseJson(), catalogueHeadSchema), signed.payload);
  if (!head.success) {
    report('bad-store', headPath(lang), undefined, `this file of the store is broken: ${head.issues[0].message}`);
    return undefined;
  }
  const shard = readManifest(store, head.output.shard, catalogueShardSchema, report);
  return shard && { signed, head: head.output, courses: shard.courses };
}

/** A course of the catalogue, and the root of the version that it lists. */
export interface ListedCourse {
  entry: CatalogueCourse;
  root: BlobRef;
}

/** Writes the shard, the deltas and the signed head of a language. `courses` are in order of their numbers. */
export function writeCatalogueOf(
  store: Store,
  lang: string,
  courses: readonly ListedCourse[],
  { changes, keys }: { changes: Changes; keys: PublishingKeys },
): void {
  const entries = courses.map(({ entry }) => entry);
  const roots = rootLists(courses).map((list) => store.putJson(list));
  const shard = store.putJson({ format: PACK_FORMAT, lang, courses: toColumns(entries), roots });
  const deltas = DELTA_COURSES.flatMap((atMost) => writeDelta(store, courses, lastChanges(changes, atMost)) ?? []);
  const headOf = (atMost: number): string => {
    const { from, ...recent } = deltaOf(courses, lastChanges(changes, atMost));
    const further = deltas.filter((delta) => delta.from < from && wireBytes(delta.ref) < wireBytes(shard));
    const head = {
      ...{ format: PACK_FORMAT, lang, counter: changes.counter, keys: keys.keyring.counter, shard },
      digest: sha256(digestText(entries)).slice(0, DIGEST_DIGITS),
      ...(from < changes.counter && { recent: { from, ...recent } }),
      deltas: unlike(further),
    };
    return `${JSON.stringify(signJson(head, keys.catalogueKey))}\n`;
  };
  store.putFile(headPath(lang), fullestWithin(HEAD_LIMIT_BYTES, headOf), { compress: true });
}

/** The head with as many changes in it as fit; without any where the last change alone is too large. */
function fullestWithin(limitBytes: number, headOf: (atMost: number) => string): string {
  let best = headOf(0);
  for (let atMost = 1; atMost <= DELTA_COURSES.length * 4; atMost++) {
    const next = headOf(atMost);
    if (compressText(Buffer.from(next)).length > limitBytes) break;
    best = next;
  }
  return best;
}

function writeDelta(
  store: Store,
  courses: readonly ListedCourse[],
  last: { from: number; courses: Set<number> },
): { from: number; ref: BlobRef } | undefined {
  const { from, ...delta } = deltaOf(courses, last);
  if (last.courses.size === 0) return undefined;
  return { from, ref: store.putJson(delta) };
}

/** Courses that changed come with their roots: their lists of roots are new too. */
function deltaOf(courses: readonly ListedCourse[], last: { from: number; courses: Set<number> }) {
  const changed = courses.filter(({ entry }) => last.courses.has(entry.course));
  const listed = new Set(changed.map(({ entry }) => entry.course));
  return {
    from: last.from,
    changed: toColumns(changed.map(({ entry, root }) => ({ ...entry, root }))),
    gone: [...last.courses].filter((course) => !listed.has(course)).sort((a, b) => a - b),
  };
}

const unlike = <T extends { from: number }>(deltas: readonly T[]): T[] => [
  ...new Map(deltas.map((delta) => [delta.from, delta])).values(),
];

function rootLists(courses: readonly ListedCourse[]): Record<string, Json>[] {
  const lists: Record<string, Json>[] = [];
  for (let at = 0; at < courses.length; at += COURSES_PER_ROOT_LIST) {
    const members = courses.slice(at, at + COURSES_PER_ROOT_LIST);
    lists.push(Object.fromEntries(members.map(({ entry, root }) => [String(entry.course), root])));
  }
  return lists;
}
