import Dexie, { type ChromeTransactionDurability, type Table } from 'dexie';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { Signed } from '../../protocol/pack/signed.ts';
import { type Download, queueByTime } from './download-row.ts';
import { joinRenditions } from './join-renditions.ts';
import { shelveCatalogues } from './shelve-catalogues.ts';

/** At most 1 MiB of a pack. A Blob, because a Range of it is read without the rest. */
export interface ChunkRow {
  hash: string;
  bytes: Blob;
}

/** The chunks of a blob of more than one, in order, under the blob's hash. */
export interface ChunkListRow {
  hash: string;
  chunks: string[];
}

/** A text that was signed, and the counter in it. */
export interface SignedState {
  counter: number;
  payload: string;
}

/** The list of courses as one interface language shows it, without the courses; its state is that of the head it came by, which it never goes back behind. */
export interface ListingRow extends SignedState {
  lang: string;
  /** The root key under which the counter counts. */
  rootKey: string;
  /** The language it is in: another one than `lang`, where that has no list of its own. */
  shown: string;
  /** When the server last said that this is the newest; milliseconds since 1970, as the phone claims. Absent in a list from before it was kept. */
  askedAt?: number;
}

/** Some neighbouring courses of a listing: no more than a slow phone reads at once without a hitch. */
export interface ListedRow {
  /** Of the listing. */
  lang: string;
  /** The number of the first. */
  from: number;
  /** In order of their numbers. */
  courses: CatalogueCourse[];
}

/** The newest keyring signed by a root key that this phone has seen: it never goes back behind it. */
export interface TrustRow {
  rootKey: string;
  /** With its signature, by which it is handed on; rows from before it was kept lack it. */
  keyring: SignedState & { signature?: string };
}

/** The manifest tree of one version of a course, whole. */
export interface CourseRow {
  course: number;
  version: number;
  rootHash: string;
  root: CourseRoot;
  modules: ModuleManifest[];
}

/** The bytes from its start that came of a chunk before the line was cut, as they came: nothing vouches for them until it is whole. */
export interface PartialRow {
  hash: string;
  bytes: Blob;
}

/** A version's release, signed by its publisher [REL1]: what vouches for a course that goes from hand to hand. */
export interface ReleaseRow {
  course: number;
  version: number;
  release: Signed;
}

/** An attempt that is under way, in any profile: the words of its version stay on the phone until it is handed in. */
export interface OpenAttemptRow {
  /** The slot of its fact; see openAttemptKey. */
  attempt: string;
  course: number;
  version: number;
  lang: string;
  quiz: number;
  /** What was chosen or typed and not checked yet, by question number: the values of its form, in their order. */
  drafts?: Readonly<Record<number, readonly string[]>>;
  /** Seconds of an attempt with a time limit that this phone has counted [ATT4]. */
  countedSeconds?: number;
}

/** What a full phone gives up: see ballast.ts. */
export type BallastRow = { id: 'held'; bytes: Blob } | { id: 'known' };

const NAME = 'caravan-library';

/**
 * Raised with every change of the tables. Changes only add: Dexie opens a newer database without a word, so an app that
 * was rolled back goes on with it, and what it writes must stay good.
 */
const SCHEMA_VERSION = 5;

/** The library of a phone, shared by all its profiles: nothing in it that could not be fetched again, but drafts of a quiz. */
export class LibraryDb extends Dexie {
  declare readonly chunks: Table<ChunkRow, string>;
  declare readonly lists: Table<ChunkListRow, string>;
  declare readonly listings: Table<ListingRow, string>;
  declare readonly listed: Table<ListedRow, [string, number]>;
  declare readonly trust: Table<TrustRow, string>;
  declare readonly courses: Table<CourseRow, [number, number]>;
  declare readonly downloads: Table<Download, number>;
  declare readonly partials: Table<PartialRow, string>;
  declare readonly releases: Table<ReleaseRow, [number, number]>;
  declare readonly openAttempts: Table<OpenAttemptRow, string>;
  declare readonly ballast: Table<BallastRow, BallastRow['id']>;

  /** Chunks whose bytes this realm has read and found to be what their name says. */
  readonly checked = new Set<string>();

  constructor(name = NAME, durability: ChromeTransactionDurability = 'relaxed') {
    // Dexie's own cache would hold Blobs in memory, and show writes before they are committed.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    this.version(1).stores({
      chunks: 'hash',
      lists: 'hash',
      catalogue: 'lang',
      trust: 'rootKey',
      courses: '[course+version], course',
      downloads: 'course',
    });
    this.version(2).upgrade((change) => change.table('courses').toCollection().modify(joinRenditions));
    this.version(3)
      .stores({ partials: 'hash', releases: '[course+version]', openAttempts: 'attempt' })
      .upgrade((change) => change.table('downloads').toCollection().modify(queueByTime));
    this.version(4).stores({ ballast: 'id' });
    this.version(SCHEMA_VERSION)
      .stores({ listings: 'lang', listed: '[lang+from]' })
      .upgrade((change) => shelveCatalogues(change));
  }
}

let library: LibraryDb | undefined;

/** The library of this phone; one connection a realm. */
export function openLibrary(): LibraryDb {
  library ??= new LibraryDb();
  return library;
}

/**
 * Runs one transaction that is on the disk when it resolves, and with it every earlier one of this database, since the
 * browser writes them to one log. Dexie takes durability per connection, so this is a second, short-lived one.
 */
export async function strictly<T>(db: LibraryDb, work: (strict: LibraryDb) => PromiseLike<T>): Promise<T> {
  const strict = new LibraryDb(db.name, 'strict');
  try {
    return await work(strict);
  } finally {
    strict.close();
  }
}
