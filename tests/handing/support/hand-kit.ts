import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { prepareToGive } from '../../../src/handing/prepare-to-give.ts';
import { importPackFile, type TakenPacks, type TakeOptions } from '../../../src/handing/take-packs.ts';
import { streamPackFile } from '../../../src/handing/write-pack-file.ts';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';
import type { Wanted } from '../../../src/protocol/pack/selection.ts';
import { newKey, publicHex, publishKeyring, signed } from '../../data/library/support/catalogue-keys.ts';
import { createPackServer } from '../../data/library/support/pack-server.ts';
import { listCourses, newLibrary } from '../../data/library/support/phone-library.ts';
import { putSampleCourse, type SampleCourse } from '../../data/library/support/sample-course.ts';

const { signal } = new AbortController();
const NO_LINE: typeof fetch = () => Promise.reject(new TypeError('no line'));

/** A server, the keys behind it, and what goes from phone to phone without it. */
export function createHandKit() {
  const server = createPackServer();
  const [root, catalogue, publisher] = [newKey(), newKey(), newKey()];
  const rootKey = publicHex(root);
  publishKeyring(server, { root, keys: [catalogue], publisher: [publisher] });

  /** Puts a course into the store, with its history as a publisher's key signs it. */
  function putCourse(options: Parameters<typeof putSampleCourse>[1] = {}, key = publisher): SampleCourse {
    const course = putSampleCourse(server, options);
    const { course: number, version } = course.root;
    const release = signed({ format: 1, course: number, version, root: { ...course.rootRef } }, key);
    const versions = [{ version, root: course.rootRef, release }];
    server.putFile(`courses/${number}.json`, JSON.stringify({ format: 1, versions }));
    return course;
  }

  /** A phone that has fetched courses from the server. */
  async function phoneWith(courses: readonly SampleCourse[], wanted: Wanted = { rung: '240', lang: 'en' }) {
    const library = newLibrary();
    await listCourses(library, courses);
    for (const { root: entry } of courses) await download(library, entry.course, wanted);
    return library;
  }

  async function download(library: LibraryDb, course: number, wanted: Wanted): Promise<void> {
    const deps = { library, fetch: server.fetch, now: Date.now, ...WITHOUT_RULES };
    await requestDownload(deps, { course, ...wanted });
    const wish = await library.downloads.get(course);
    const end = wish && (await fetchDownload(deps, wish, { signal }));
    if (end !== 'here') throw new Error(`the download ended with ${end}`);
  }

  /** The file that a phone makes, read to its end. */
  async function give(library: LibraryDb, given: { course: number; rung: Rung }[], fetch = server.fetch) {
    const deps = { library, fetch, now: Date.now };
    const plan = await prepareToGive(deps, given, { signal, rootKey });
    const file = await new Response(streamPackFile(library, plan)).bytes();
    return { plan, file };
  }

  /** What comes of a file on a phone that has no line. */
  const take = (
    library: LibraryDb,
    file: Uint8Array<ArrayBuffer>,
    options: Partial<TakeOptions> = {},
  ): Promise<TakenPacks> =>
    importPackFile({ library, now: Date.now }, new Blob([file]), { signal, rootKey, lang: 'en', ...options });

  return { server, root, catalogue, publisher, rootKey, putCourse, phoneWith, download, give, take, noLine: NO_LINE };
}

/** The only kinds of ends, by course, of what was taken. */
export const endsOf = (taken: TakenPacks): unknown =>
  taken.kind === 'taken' ? taken.courses.map(({ end }) => end.kind) : taken.kind;
