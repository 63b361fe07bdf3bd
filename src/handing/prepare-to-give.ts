/// <reference path="../build-constants.d.ts" />
import { keepBlob, readBlob } from '../data/library/chunks.ts';
import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import { fetchBlob } from '../data/library/fetch-blob.ts';
import { fetchSigned } from '../data/library/fetch-signed.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import { readRelease, releaseOf } from '../data/library/releases.ts';
import { trustKeyring } from '../data/library/trust.ts';
import { keepKeyring } from '../data/library/vouch-for.ts';
import { type Given, manifestsOf, type PackFilePlan, type Pinned, planPackFile, signedOf } from './plan-pack-file.ts';

/**
 * Plans a file of courses that are whole on this phone. Where the phone lacks what vouches for them (it came before that was kept), that is
 * fetched: some kB, once. Throws PackProblem: `missing` where a course is not whole here, or was never signed.
 */
export async function prepareToGive(
  deps: LibraryDeps,
  given: readonly Given[],
  { signal, ...pinned }: Cancellable & Pinned,
): Promise<PackFilePlan> {
  await keepKeys(deps, { signal, ...pinned });
  for (const { course } of given) await keepManifests(deps, course, { signal });
  return planPackFile(deps.library, given, pinned);
}

async function keepKeys(deps: LibraryDeps, { signal, rootKey = __ROOT_KEY__ }: Cancellable & Pinned): Promise<void> {
  const seen = (await deps.library.trust.get(rootKey))?.keyring;
  if (signedOf(seen)) return;
  const signed = await fetchSigned(deps, 'keys.json', { signal });
  const trusted = await trustKeyring(signed, rootKey, seen);
  if (!trusted) throw new PackProblem('altered');
  await keepKeyring(deps.library, { rootKey, keyring: { counter: trusted.counter, ...signed } });
}

/** The release, and the manifests as they came. */
async function keepManifests(deps: LibraryDeps, course: number, options: Cancellable): Promise<void> {
  const { library } = deps;
  const version = (await library.downloads.get(course))?.kept?.version;
  const row = version === undefined ? undefined : await library.courses.get([course, version]);
  if (!row) throw new PackProblem('missing');
  const root = readRelease(await releaseOf(deps, row, options))?.root;
  if (root?.hash !== row.rootHash) throw new PackProblem('altered');
  for (const ref of manifestsOf(row, root)) {
    if (await readBlob(library, ref)) continue;
    await keepBlob(library, ref, await fetchBlob(deps, ref, options));
  }
}
