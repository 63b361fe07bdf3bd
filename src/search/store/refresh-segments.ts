import { catalogueFingerprint, catalogueKey, catalogueSegments, isOfList } from '../documents/catalogue-segments.ts';
import { courseSegment } from '../documents/course-segment.ts';
import { courseSources } from '../documents/course-sources.ts';
import { type Library, withLibrary } from './read-library.ts';
import type { Built, SearchDb } from './search-db.ts';

/** What stands behind every reading of a course or of some courses of the catalogue: whoever types meanwhile is answered. */
type Pause = () => Promise<void>;

interface RefreshDeps {
  readonly db: SearchDb;
  readonly pause: Pause;
  /** Something has to be built. */
  readonly onBuild: () => void;
  /** The lists of courses are up to date; the courses on this phone come after them. */
  readonly onLists: () => void;
  /** Told of everything that is kept anew, and under which keys nothing is kept any more. */
  readonly onKept: (built: Built) => Promise<void>;
  readonly onGone: (keys: readonly string[]) => Promise<void>;
}

/**
 * Brings the indexes up to date with what is on this phone: builds what changed, forgets what went. What is right already is left
 * alone. Where the phone is too full to keep an index, what it is of is not found, and tried again at the next call.
 */
export async function refreshSegments(deps: RefreshDeps): Promise<void> {
  const about = new Map((await deps.db.readAbout()).map(({ key, fingerprint }) => [key, fingerprint]));
  const wanted = new Set<string>();
  await withLibrary(async (library) => {
    for (const key of await refreshLists(library, about, deps)) wanted.add(key);
    deps.onLists();
    for (const key of await refreshCourses(library, about, deps)) wanted.add(key);
  });
  const gone = [...about.keys()].filter((key) => !wanted.has(key));
  await deps.db.forget(gone);
  await deps.onGone(gone);
}

type Fingerprints = ReadonlyMap<string, string>;

/** Returns the keys that are right now. */
async function refreshLists(library: Library, about: Fingerprints, deps: RefreshDeps): Promise<string[]> {
  const right: string[] = [];
  for (const { lang, counter } of await library.readListings()) {
    if (about.get(catalogueKey(lang, lang)) === catalogueFingerprint(counter)) {
      right.push(...[...about.keys()].filter((key) => isOfList(key, lang)));
      continue;
    }
    deps.onBuild();
    const segments = catalogueSegments(lang, counter);
    await library.readListed(lang, async (courses) => {
      segments.add(courses);
      await deps.pause();
    });
    for (const built of segments.finish()) {
      await keep(deps, built);
      right.push(built.key);
      await deps.pause();
    }
  }
  return right;
}

async function refreshCourses(library: Library, about: Fingerprints, deps: RefreshDeps): Promise<string[]> {
  const chunks = await library.readChunkNames();
  const right: string[] = [];
  for (const row of await library.readCourses()) {
    for (const sources of courseSources(row, chunks)) {
      right.push(sources.key);
      if (about.get(sources.key) === sources.fingerprint) continue;
      deps.onBuild();
      await keep(deps, await courseSegment(row, sources, (hash) => library.readText(hash)));
      await deps.pause();
    }
  }
  return right;
}

async function keep({ db, onKept }: RefreshDeps, built: Built): Promise<void> {
  try {
    await db.keep(built);
    await onKept(built);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'QuotaExceededError') throw error;
  }
}
