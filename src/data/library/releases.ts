import * as v from 'valibot';
import { courseHistorySchema, type Release, releaseSchema } from '../../protocol/pack/release.ts';
import type { Signed } from '../../protocol/pack/signed.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { PackProblem, storing } from './pack-problem.ts';

/** Thousands of versions. */
const LIMIT_BYTES = 1_048_576;
const historyTextSchema = v.pipe(v.string(), v.parseJson(), courseHistorySchema);
const releaseTextSchema = v.pipe(v.string(), v.parseJson(), releaseSchema);

/**
 * The signed release of a course's version [REL1], with which it can be handed on: from the phone, else fetched and kept. Nothing is decided
 * by it here: whoever takes the course checks it. Throws PackProblem: `missing` where the version was never signed.
 */
export async function releaseOf(
  { library, fetch, source = '' }: Pick<LibraryDeps, 'library' | 'fetch' | 'source'>,
  { course, version }: { course: number; version: number },
  { signal }: Cancellable,
): Promise<Signed> {
  const kept = await library.releases.get([course, version]);
  if (kept) return kept.release;
  const options = { limitBytes: LIMIT_BYTES, cache: 'no-cache', signal } as const;
  const bytes = await fetchBytes(fetch, `${source}/packs/courses/${course}.json`, options);
  const history = v.safeParse(historyTextSchema, new TextDecoder().decode(bytes));
  if (!history.success) throw new PackProblem('altered');
  const release = history.output.versions.find((one) => one.version === version)?.release;
  if (!release) throw new PackProblem('missing');
  await storing(() => library.releases.put({ course, version, release }));
  return release;
}

/** What a release says; undefined where it is none. Its signature is looked at elsewhere. */
export function readRelease({ payload }: Signed): Release | undefined {
  const release = v.safeParse(releaseTextSchema, payload);
  return release.success ? release.output : undefined;
}
