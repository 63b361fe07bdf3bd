import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { publisherOf } from '../../src/protocol/pack/release.ts';
import { addVersion, keepRelease, readHistory } from '../../studio/store/history.ts';
import { readKeyring } from '../../studio/store/keys.ts';
import { readRelease } from '../../studio/store/releases.ts';
import { openStore, type Store } from '../../studio/store/store.ts';
import { editPacks, syncMutable } from './edit-packs.ts';
import { type Job, type Outcome, problemOutcome } from './job.ts';
import { type PublisherPlaces, placesBeside } from './places.ts';
import { dropStaged, listStaged, type StagedVersion, stagedIdOf } from './staged-versions.ts';

/** Makes a staged version public: its chunks first, then its place in the history of the course, then the catalogue. */
export function releaseVersion(job: Extract<Job, { kind: 'release' }>): Outcome {
  const { packsDir, keysDir, course, id } = job;
  const own = placesBeside(packsDir).publisher(publisherOf(course));
  const staged = listStaged(own).filter((one) => one.course === course);
  const version = staged.find((one) => one.id === id);
  if (!version) return releasedBefore(openStore(packsDir), course, id);
  if (!readRelease(version.release, readKeyring(keysDir).keyring)) {
    return problemOutcome('bad-release', 'the key that signed this version was taken back since');
  }
  const lacking = version.chunks.filter((hash) => !moveChunk(hash, own, packsDir));
  if (lacking.length > 0)
    return problemOutcome('bad-course', 'chunks are missing', { missing: lacking.slice(0, 1000) });
  const conflict = publish(job, version);
  if (conflict !== undefined) return problemOutcome('version-conflict', conflict);
  // An older version that was never released is nobody's any more.
  for (const one of staged) if (one.version <= version.version) dropStaged(own, one);
  return { kind: 'done', version: version.version };
}

/** The words of the conflict, where there is one. */
function publish(job: Extract<Job, { kind: 'release' }>, version: StagedVersion): string | undefined {
  let conflict: string | undefined;
  editPacks(job, (store, report) => {
    conflict = addVersion(store, version, report).conflict;
    if (conflict === undefined) keepRelease(store, version, version.release, report);
  });
  syncMutable(job.packsDir, job.course);
  return conflict;
}

/** Whoever did not hear that it was released asks again. */
function releasedBefore(store: Store, course: number, id: string): Outcome {
  const history = readHistory(store, course, () => undefined);
  const version = history?.versions.find(({ release }) => release && stagedIdOf(release.payload) === id);
  if (version) return { kind: 'done', version: version.version };
  return problemOutcome('unknown-staged', `nothing is staged under ${id}: it may have been swept, so publish it again`);
}

/** False where the chunk is nowhere. The compressed form goes first: a chunk that is there is whole. */
function moveChunk(hash: string, own: PublisherPlaces, packsDir: string): boolean {
  const [from, to] = [own.chunk(hash), join(packsDir, chunkPath(hash))];
  if (existsSync(to)) {
    for (const twin of [from, `${from}.br`]) rmSync(twin, { force: true });
    return true;
  }
  if (!existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(`${from}.br`)) renameSync(`${from}.br`, `${to}.br`);
  renameSync(from, to);
  return true;
}
