import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { type MortalPage, openPage } from './support/mortal-page.ts';
import { createPackServer, sha256Of } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const { signal } = new AbortController();
const server = createPackServer();
const course = putSampleCourse(server);
const COURSE = course.root.course;

beforeAll(() => {
  server.start();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => {
  server.stop();
  vi.restoreAllMocks();
});

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Bytes that the phone has of chunks, whole or begun. */
async function bytesOn(library: LibraryDb): Promise<number> {
  const rows = [await library.chunks.toArray(), await library.partials.toArray(), await library.lists.toArray()].flat();
  return rows.reduce((sum, row) => sum + ('bytes' in row ? row.bytes.size : 1 + 67 * row.chunks.length), 0);
}

/** Lets a page work at the download until it is here or the page is dead. */
async function live({ library, fetch, isDead }: MortalPage): Promise<void> {
  while (!isDead()) {
    const wish = await library.downloads.get(COURSE).catch(() => undefined);
    if (!wish || wish.state === 'here') return;
    // Of a dead page nobody hears what went wrong.
    const end = fetchDownload({ library, fetch, now: Date.now, ...WITHOUT_RULES }, wish, { signal });
    await end.catch((error: unknown) => expect(isDead() || error).toBe(true));
  }
}

describe('a download whose page is killed again and again', () => {
  const seeds = Array.from({ length: 12 }, (_, n) => n + 1);

  it.each(seeds)(
    'fetches at most one chunk twice for each time, and is right in the end [DL2] (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const born = newLibrary();
      await listCourses(born, [course]);
      await requestDownload({ library: born, now: Date.now }, { course: COURSE, rung: '240', lang: 'en' });
      born.close();

      for (let kills = 0; ; kills++) {
        const isLast = kills === 6;
        const killedAtBytes = isLast ? Number.POSITIVE_INFINITY : 1 + random() * 1_200_000;
        const cutEveryBytes = random() < 0.5 ? Number.POSITIVE_INFINITY : 20_000 + random() * 900_000;
        const page = openPage(born.name, { fetch: server.fetch, killedAtBytes, cutEveryBytes });
        const before = await bytesOn(page.library);
        await live(page);
        await page.library.close();
        const after = openPage(born.name, { fetch: server.fetch, killedAtBytes, cutEveryBytes }).library;
        const lostBytes = page.movedBytes() - ((await bytesOn(after)) - before);
        expect(lostBytes).toBeLessThanOrEqual(CHUNK_BYTES);
        const row = await after.downloads.get(COURSE);
        if (row?.state === 'here') {
          for (const { hash, bytes } of await after.chunks.toArray()) {
            expect(sha256Of(new Uint8Array(await bytes.arrayBuffer()))).toBe(hash);
          }
          expect((await after.lists.get(course.video.hash))?.chunks).toHaveLength(3);
          expect(await after.partials.count()).toBe(0);
          after.close();
          return;
        }
        expect(isLast).toBe(false);
        after.close();
      }
    },
  );
});
