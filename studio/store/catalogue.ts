import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';
import { catalogueKeys } from '../../src/protocol/pack/keyring.ts';
import type { Report } from '../report/finding.ts';
import { ENTRY_REVISION, type EntryIn, readEntries } from './catalogue-entry.ts';
import { type ListedCourse, readCatalogue, type StandingCatalogue, writeCatalogueOf } from './catalogue-head.ts';
import { type Changes, readChanges, writeChanges } from './changes.ts';
import { listCourses, readHistory } from './history.ts';
import { writeKeyringOf } from './keyring-file.ts';
import type { PublishingKeys } from './keys.ts';
import { isWithdrawn } from './releases.ts';
import { signerOf } from './signing.ts';
import type { Store } from './store.ts';

/** The app speaks these, whatever languages the courses have. */
export const INTERFACE_LANGUAGES = ['en', 'fr', 'ar', 'zh'];

/** The catalogue of a language as it is to be, beside what it was. */
interface Draft {
  lang: string;
  courses: ListedCourse[];
  before: StandingCatalogue | undefined;
  /** Courses whose entries are other than before, came or went. */
  changed: Set<number>;
}

/**
 * Writes the signed catalogue of all courses that the store has, this build's or not (pack-spec [CAT1]). Only courses whose
 * newest version the catalogue does not list yet are read; what has not changed is not written.
 */
export function writeCatalogue(store: Store, keys: PublishingKeys, report: Report): void {
  if (!writeKeyringOf(store, keys, report)) return;
  const changes = readChanges(store, report);
  const entryOf = createEntries(store, report);
  const newest = listCourses(store).flatMap((course) => {
    const history = readHistory(store, course, report);
    const latest = history?.versions.at(-1);
    return history && latest && !isWithdrawn(history) ? [{ course, ...latest }] : [];
  });
  const isKnownForm = changes?.entries === ENTRY_REVISION;
  const draftOf = (lang: string): Draft => {
    const before = readCatalogue(store, lang, report);
    const listed = new Map(before?.courses.map((entry) => [entry.course, withoutRoot(entry)]));
    const courses = newest.flatMap(({ course, version, root }) => {
      const known = listed.get(course);
      const entry = isKnownForm && known?.version === version ? known : entryOf(root)?.(lang);
      return entry ? [{ entry, root }] : [];
    });
    return { lang, courses, before, changed: changedCourses(listed, courses) };
  };

  const drafts = INTERFACE_LANGUAGES.map(draftOf);
  const others = new Set(drafts.flatMap(({ courses }) => courses.flatMap(({ entry }) => entry.languages)));
  for (const lang of others) if (!INTERFACE_LANGUAGES.includes(lang)) drafts.push(draftOf(lang));

  const stale = drafts.filter((draft) => isStale(draft, keys));
  if (stale.length === 0) return;
  const next = nextChanges(changes, drafts, stale);
  writeChanges(store, next);
  for (const { lang, courses } of stale) writeCatalogueOf(store, lang, courses, { changes: next, keys });
}

/** Manifests are read once, and only where an entry is asked for. */
function createEntries(store: Store, report: Report): (root: ListedCourse['root']) => EntryIn | undefined {
  const made = new Map<string, EntryIn | undefined>();
  return (root) => {
    if (!made.has(root.hash)) made.set(root.hash, readEntries(store, root, report));
    return made.get(root.hash);
  };
}

/** Entries are compared and kept without where their roots stand, which moves when courses come and go. */
const withoutRoot = ({ root: _, roots: __, ...entry }: CatalogueCourse): CatalogueCourse => entry;

function changedCourses(before: ReadonlyMap<number, CatalogueCourse>, courses: readonly ListedCourse[]): Set<number> {
  const now = new Map(courses.map(({ entry }) => [entry.course, entry]));
  const differs = (course: number): boolean => {
    const [was, is] = [before.get(course), now.get(course)];
    return was !== is && (!was || !is || canonicalJson(was) !== canonicalJson(is));
  };
  return new Set([...before.keys(), ...now.keys()].filter(differs));
}

/** A head whose key is not good any more is signed anew, whatever it says. */
const isStale = ({ before, changed }: Draft, { keyring }: PublishingKeys): boolean =>
  !before || changed.size > 0 || !signerOf(before.signed, catalogueKeys(keyring));

function nextChanges(changes: Changes | undefined, drafts: readonly Draft[], stale: readonly Draft[]): Changes {
  const before = Math.max(0, changes?.counter ?? 0, ...drafts.map((draft) => draft.before?.head.counter ?? 0));
  const counter = before + 1;
  const changed = stale.flatMap((draft) => (draft.before ? [...draft.changed] : []));
  const marks = Object.fromEntries(changed.map((course) => [String(course), counter]));
  // Without what was remembered, nothing is known of before: the last state but this is as far back as a delta reaches.
  const since = changes?.since ?? Math.max(1, before);
  return { counter, entries: ENTRY_REVISION, since, courses: { ...changes?.courses, ...marks } };
}
