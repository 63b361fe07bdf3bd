import * as v from 'valibot';
import type { HeldCourse } from '../../../../bench/downloads/held-chunks.ts';
import { RUNGS } from '../../../../src/protocol/pack/module-manifest.ts';
import type { Teacher } from '../../../e2e/support/teacher.ts';
import { until } from '../../../support/until.ts';

const librarySchema = v.object({
  downloads: v.array(
    v.object({
      course: v.number(),
      state: v.string(),
      reason: v.optional(v.string()),
      hold: v.optional(v.string()),
      place: v.number(),
      version: v.number(),
      lang: v.string(),
      rung: v.picklist(['none', ...RUNGS]),
      parts: v.optional(v.record(v.pipe(v.string(), v.transform(Number)), v.picklist(['none', ...RUNGS]))),
      av1: v.optional(v.literal(true)),
    }),
  ),
  /** Each chunk's name, and the hash that its bytes have. */
  chunks: v.array(v.object({ name: v.string(), hash: v.string() })),
  lists: v.array(v.object({ hash: v.string(), chunks: v.array(v.string()) })),
  partials: v.array(v.string()),
});

type KeptLibrary = v.InferOutput<typeof librarySchema>;

/** What lies in the phone's library, straight from its disk; the chunks are left out where only the rows are asked for. */
async function readKept({ page }: Teacher, what: 'all' | 'rows'): Promise<KeptLibrary> {
  const kept: unknown = await page.evaluate(async (asked) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const hashOf = async (bytes: Blob) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    const db = await settled(indexedDB.open('caravan-library'));
    const store = (name: string) => db.transaction(name).objectStore(name);
    const downloads: unknown = await settled(store('downloads').getAll());
    const chunks = [];
    for (const name of asked === 'all' ? await settled(store('chunks').getAllKeys()) : []) {
      const row: { bytes: Blob } = await settled(store('chunks').get(name));
      chunks.push({ name, hash: await hashOf(row.bytes) });
    }
    const lists: unknown = await settled(store('lists').getAll());
    const partials = await settled(store('partials').getAllKeys());
    db.close();
    return { downloads, chunks, lists, partials };
  }, what);
  return v.parse(librarySchema, kept);
}

export const keptLibrary = (teacher: Teacher): Promise<KeptLibrary> => readKept(teacher, 'all');

export const rowOf = async (teacher: Teacher, course: number) =>
  (await readKept(teacher, 'rows')).downloads.find((row) => row.course === course);

/** Waits until a course's row says `here`; it is read anew where the page was just killed or left. */
export const untilRowIsHere = (teacher: Teacher, course: number, limitMs = 90_000): Promise<void> =>
  until(async () => (await rowOf(teacher, course).catch(() => undefined))?.state === 'here', limitMs);

/** What is wrong on the phone with a course that is said to be there: chunks that lack or are not what they are called, and lists. */
export async function wrongWith(teacher: Teacher, { blobs }: HeldCourse): Promise<string[]> {
  const { chunks, lists } = await keptLibrary(teacher);
  const hashes = new Map(chunks.map(({ name, hash }) => [name, hash]));
  const listed = new Map(lists.map((list) => [list.hash, list.chunks]));
  return [
    ...chunks.filter(({ name, hash }) => name !== hash).map(({ name }) => `not what it is called: ${name}`),
    ...blobs.flatMap(({ chunks: parts }) => parts.filter((part) => !hashes.has(part)).map((part) => `lacks: ${part}`)),
    ...blobs
      .filter(({ ref, chunks: parts }) => parts.length > 1 && String(listed.get(ref.hash)) !== String(parts))
      .map(({ ref }) => `not the chunks of: ${ref.hash}`),
  ];
}
