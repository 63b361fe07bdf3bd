import type { Fault } from '../../src/protocol/pack/publishing.ts';
import { publisherOf } from '../../src/protocol/pack/release.ts';
import { readHistory } from '../../studio/store/history.ts';
import { readKeyring } from '../../studio/store/keys.ts';
import { readRelease } from '../../studio/store/releases.ts';
import { openStore } from '../../studio/store/store.ts';
import type { Check } from '../../studio/store/verify/check.ts';
import { checkBlobs } from '../../studio/store/verify/check-blobs.ts';
import { checkVersion } from '../../studio/store/verify/check-course.ts';
import { checkEntry } from './check-entry.ts';
import { checkHtml } from './check-html.ts';
import type { Job, Outcome } from './job.ts';
import { problemOutcome } from './job.ts';
import { placesBeside } from './places.ts';
import { readUploads } from './read-uploads.ts';
import { keepStaged, listStaged, stagedIdOf } from './staged-versions.ts';
import { isThere } from './version-order.ts';

const MOST_FAULTS = 50;
const MOST_MISSING = 1000;

/**
 * Checks a version to its last byte, and keeps it for its release: signed by its publisher, the next version after those that are
 * published or staged, every manifest by its schema, every chunk by its hash and length.
 */
export async function stageVersion(job: Extract<Job, { kind: 'stage' }>): Promise<Outcome> {
  const { packsDir, keysDir, course, release: signed, nowMs } = job;
  const release = readRelease(signed, readKeyring(keysDir).keyring);
  if (release?.course !== course) {
    return problemOutcome('bad-release', 'no key of its publisher signed this release, or it is of another course');
  }
  const places = placesBeside(packsDir);
  const own = places.publisher(publisherOf(course));
  const id = stagedIdOf(signed.payload);
  const { version, root } = release;
  const standing = versionsOf(packsDir, course, listStaged(own));
  const known = isThere(standing, release);
  if (known === 'here') return { kind: 'done', id, version };
  if (known !== 'next') return known;

  const faults: Fault[] = [];
  const report: Check['report'] = (_code, file, _line, message) => faults.push({ file, message });
  const check: Check = { reader: readUploads(places, own), report, signal: new AbortController().signal };
  const blobs = checkBlobs(check);
  const checked = await checkVersion(check, blobs, { course, version, root });
  if (checked && faults.length === 0) faults.push(...checkEntry(checked), ...(await checkHtml(blobs, checked)));
  if (!checked || faults.length > 0) {
    const missing: string[] = [];
    for (const [hash, found] of blobs.seen) if (!(await found)) missing.push(hash);
    const detail = 'the version is not whole, or not what packs are';
    return problemOutcome('bad-course', detail, {
      faults: faults.slice(0, MOST_FAULTS),
      missing: missing.slice(0, MOST_MISSING),
    });
  }
  const chunks = [...blobs.seen.keys()];
  await keepStaged(own, { id, course, version, root, release: signed, stagedMs: nowMs, chunks });
  return { kind: 'done', id, version };
}

/** Published versions and staged ones. @throws where the history of the course is broken */
function versionsOf(packsDir: string, course: number, staged: ReturnType<typeof listStaged>) {
  const history = readHistory(openStore(packsDir), course, (_code, file, _line, message) => {
    throw new Error(`${file}: ${message}`);
  });
  return {
    published: history?.versions ?? [],
    staged: staged.filter((one) => one.course === course),
  };
}
