import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { collectFindings, type Finding } from '../../report/finding.ts';
import { INTERFACE_LANGUAGES } from '../catalogue.ts';
import { historyPath } from '../history.ts';
import { KEYRING_PATH } from '../keyring-file.ts';
import { type Check, complain, eachOf } from './check.ts';
import { type BlobCheck, checkBlobs } from './check-blobs.ts';
import { checkCatalogue, checkKeyring, type Listed } from './check-catalogue.ts';
import { checkVersion } from './check-course.ts';
import { checkHistory } from './check-history.ts';
import { findOrphans } from './find-orphans.ts';
import type { StoreReader } from './store-reader.ts';

/** Courses that are looked at together: over HTTP one waits for the other's answers. */
const AT_ONCE = 8;

/** What a check found, and how much it has looked at. */
export interface Verified {
  findings: Finding[];
  courses: number;
  versions: number;
  languages: string[];
  chunks: number;
  bytes: number;
}

export interface VerifyOptions {
  /** The public half of the root key, in hex; without it nobody can say who signed the keyring. */
  rootKey?: string | undefined;
  signal: AbortSignal;
  /** Called whenever a course is done. */
  progress?: (done: number, total: number) => void;
}

/**
 * Checks a whole store or mirror: signatures, counters, and every byte of every version, a chunk at a time. A folder is also
 * searched for chunks that nothing names. @throws the signal's reason
 */
export async function verifyStore(reader: StoreReader, options: VerifyOptions): Promise<Verified> {
  const { findings, report } = collectFindings();
  const check: Check = { reader, report, signal: options.signal };
  const blobs = checkBlobs(check);
  const keyring = await checkKeyring(check, options.rootKey);
  if (!keyring) complain(check, 'bad-signature', KEYRING_PATH, 'without a keyring no signature counts');
  const { listed, languages } = await checkCatalogues(check, blobs, keyring);
  const courses = [...new Set([...((await namesOf(reader, 'courses')) ?? []).map(Number), ...listed.keys()])];
  const done = { courses: 0, versions: 0 };
  await eachOf(courses, AT_ONCE, async (course) => {
    check.signal.throwIfAborted();
    const history = await checkHistory(check, course, { keyring, listed: listed.get(course) });
    if (!history) complain(check, 'bad-store', historyPath(course), 'the history of this course is missing or broken');
    for (const { version, root } of history?.versions ?? []) {
      await checkVersion(check, blobs, { course, version, root });
      done.versions += 1;
    }
    done.courses += 1;
    options.progress?.(done.courses, courses.length);
  });
  await findOrphans(check, new Set([...blobs.seen.keys()].map(chunkPath)));
  findings.sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
  const found = await Promise.all(blobs.seen.values());
  const bytes = found.reduce((sum, chunk) => sum + (chunk?.length ?? 0), 0);
  return { findings, ...done, languages, chunks: found.length, bytes };
}

/** The catalogue in every language that the store has: those of its folder, or of the app and the courses where no folder can be listed. */
async function checkCatalogues(
  check: Check,
  blobs: BlobCheck,
  keyring: Parameters<typeof checkCatalogue>[2]['keyring'] | undefined,
): Promise<{ listed: Map<number, Listed>; languages: string[] }> {
  const listed = new Map<number, Listed>();
  const languages: string[] = [];
  if (!keyring) return { listed, languages };
  const asked = new Set((await namesOf(check.reader, 'catalogue')) ?? INTERFACE_LANGUAGES);
  for (const lang of asked) {
    const catalogue = await checkCatalogue(check, blobs, { lang, keyring });
    if (!catalogue) continue;
    if (languages.length > 0) compareLists(check, lang, listed, catalogue.courses);
    languages.push(lang);
    for (const [course, entry] of catalogue.courses) listed.set(course, entry);
    for (const other of catalogue.languages) asked.add(other);
  }
  if (languages.length === 0) complain(check, 'bad-store', 'catalogue', 'the store has no catalogue');
  return { listed, languages };
}

/** All languages list the same versions: courses come and go in all of them at once. */
function compareLists(check: Check, lang: string, before: Map<number, Listed>, now: Map<number, Listed>): void {
  const differs = [...new Set([...before.keys(), ...now.keys()])].filter(
    (course) => before.get(course)?.version !== now.get(course)?.version,
  );
  for (const course of differs) {
    complain(
      check,
      'bad-store',
      `catalogue/${lang}.json`,
      `course ${course} is listed otherwise than in other languages`,
    );
  }
}

/** What the JSON files of a folder are called; undefined where it cannot be listed. */
async function namesOf(reader: StoreReader, folder: string): Promise<string[] | undefined> {
  const names = await reader.list(folder);
  return names?.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}
