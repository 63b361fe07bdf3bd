import type * as v from 'valibot';
import { courseRootSchema } from '../../../src/protocol/pack/course-root.ts';
import type { Keyring } from '../../../src/protocol/pack/keyring.ts';
import { moduleManifestSchema } from '../../../src/protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../../src/protocol/pack/plan-download.ts';
import { INTERFACE_LANGUAGES } from '../../../studio/store/catalogue.ts';
import type { Check } from '../../../studio/store/verify/check.ts';
import { checkBlobs } from '../../../studio/store/verify/check-blobs.ts';
import { checkCatalogue, checkKeyring, type Listed } from '../../../studio/store/verify/check-catalogue.ts';
import { checkHistory } from '../../../studio/store/verify/check-history.ts';
import { HubFault } from '../hub-fault.ts';
import type { ThroughReader } from './through-reader.ts';

/** What the origin publishes, as far as this hub mirrors it, checked to the root key. All of its manifests are in the mirror. */
export interface SourceState {
  readonly courses: readonly CourseManifests[];
  /** Courses that were asked for, and are not listed or cannot be believed, each with the reason. */
  readonly left: readonly { readonly course: number; readonly why: string }[];
  /** Chunks of the catalogue and of the manifests. */
  readonly chunks: ReadonlySet<string>;
}

/** @throws HubFault, or the signal's reason */
export async function readSource(
  reader: ThroughReader,
  wanted: { readonly rootKey: string; readonly courses: 'all' | readonly number[]; readonly signal: AbortSignal },
): Promise<SourceState> {
  const faults: string[] = [];
  const report: Check['report'] = (code, file, _line, message) => {
    // What the signed catalogue lists counts, even where its release came before there were any, or by a key that is revoked now.
    if (code !== 'unsigned-release') faults.push(`${file}: ${message}`);
  };
  const check: Check = { reader, report, signal: wanted.signal };
  const blobs = checkBlobs(check);
  const mustBeSound = (since = 0): void => {
    const broken = reader.fault();
    if (broken?.kind === 'no-line') throw broken;
    const [first] = faults.slice(since);
    if (first !== undefined) throw new HubFault('bad-source', first);
  };

  const keyring = await checkKeyring(check, wanted.rootKey);
  mustBeSound();
  if (!keyring) throw new HubFault('bad-source', 'the origin has no keyring');
  const listed = await readCatalogues(check, blobs, keyring);
  mustBeSound();

  const courses: CourseManifests[] = [];
  const left: { course: number; why: string }[] = [];
  for (const course of wanted.courses === 'all' ? listed.keys() : wanted.courses) {
    const since = faults.length;
    try {
      const manifests = await readCourse(check, blobs, { course, keyring, listed: listed.get(course) });
      mustBeSound(since);
      if (manifests) courses.push(manifests);
      else left.push({ course, why: 'the catalogue does not list it' });
    } catch (error) {
      // One course that is not sound keeps no other from a classroom.
      if (!(error instanceof HubFault) || error.kind !== 'bad-source') throw error;
      left.push({ course, why: error.message });
    }
  }
  return { courses, left, chunks: new Set(blobs.seen.keys()) };
}

type Blobs = ReturnType<typeof checkBlobs>;

async function readCatalogues(check: Check, blobs: Blobs, keyring: Keyring): Promise<Map<number, Listed>> {
  const listed = new Map<number, Listed>();
  const asked = new Set(INTERFACE_LANGUAGES);
  for (const lang of asked) {
    const catalogue = await checkCatalogue(check, blobs, { lang, keyring });
    for (const [course, entry] of catalogue?.courses ?? []) listed.set(course, entry);
    for (const other of catalogue?.languages ?? []) asked.add(other);
  }
  if (listed.size === 0) throw new HubFault('bad-source', 'the origin has no catalogue that can be believed');
  return listed;
}

async function readCourse(
  check: Check,
  blobs: Blobs,
  { course, keyring, listed }: { course: number; keyring: Keyring; listed: Listed | undefined },
): Promise<CourseManifests | undefined> {
  if (!listed?.root) return undefined;
  await checkHistory(check, course, { keyring, listed });
  const root = await blobs.json(listed.root, courseRootSchema);
  if (!root) throw new HubFault('bad-source', `course ${course} has no root`);
  const modules: v.InferOutput<typeof moduleManifestSchema>[] = [];
  for (const { manifest } of root.modules) {
    const module = await blobs.json(manifest, moduleManifestSchema);
    if (!module) throw new HubFault('bad-source', `course ${course} is not whole`);
    modules.push(module);
  }
  return { root, modules };
}
