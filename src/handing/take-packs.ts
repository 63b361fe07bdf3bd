import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import { missingOf } from '../data/library/plan.ts';
import { planDownload } from '../protocol/pack/plan-download.ts';
import { openPackFile } from './open-pack-file.ts';
import type { FileProblem, PackSource } from './pack-source.ts';
import type { Pinned } from './plan-pack-file.ts';
import { type Offer, type OfferProblem, readOffer } from './read-offer.ts';
import { type Taken, takeCourse } from './take-course.ts';
import { takeKeyring } from './vouch.ts';

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/** What browsers call it when the file goes away while the database copies out of it. */
const GONE = ['NotReadableError', 'NotFoundError', 'DataError', 'AbortError', 'UnknownError'];

/** What became of one course of a file or folder. */
export interface TakenCourse {
  /** Undefined where the course is not known, since nobody vouches for it. */
  offer?: Offer;
  end: Taken | { kind: OfferProblem };
}

/** What became of a file. `untrusted`: no keyring that this app's root key signed is with it, and the phone has none. */
export type TakenPacks =
  | { kind: FileProblem | 'untrusted' }
  | { kind: 'taken'; courses: readonly TakenCourse[]; isWhole: boolean };

export interface TakeOptions extends Cancellable, Pinned {
  /** In which the courses of a folder are wanted, where they have it. */
  lang: string;
  onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/** Takes all courses of a pack file. Needs no network, and believes nothing that the pinned key does not vouch for [PF6]. An abort passes through. */
export async function importPackFile(deps: Deps, file: Blob, options: TakeOptions): Promise<TakenPacks> {
  const source = await openPackFile(file, options);
  return typeof source === 'string' ? { kind: source } : takePacks(deps, source, options);
}

/** The same for any opened source. */
export async function takePacks(deps: Deps, source: PackSource, options: TakeOptions): Promise<TakenPacks> {
  const keyring = await takeKeyring(deps.library, source.keys, options);
  if (!keyring) return { kind: 'untrusted' };
  const offers: (Offer | OfferProblem)[] = [];
  for (const offered of source.courses) {
    offers.push(await readOffer(deps.library, source, offered, { keyring, lang: options.lang }));
  }
  const onCopied = await progressOf(deps, offers, options);
  const courses: TakenCourse[] = [];
  for (const offer of offers) {
    courses.push(
      typeof offer === 'string'
        ? { end: { kind: offer } }
        : { offer, end: await take(deps, offer, { ...options, onCopied }) },
    );
  }
  return { kind: 'taken', courses, isWhole: source.isWhole };
}

async function take(deps: Deps, offer: Offer, options: Parameters<typeof takeCourse>[2]): Promise<Taken> {
  try {
    return await takeCourse(deps, offer, options);
  } catch (error) {
    if (error instanceof PackProblem && error.kind === 'full') return { kind: 'full' };
    options.signal.throwIfAborted();
    if (error instanceof Error && GONE.includes(error.name)) return { kind: 'stopped' };
    throw error;
  }
}

async function progressOf(
  { library }: Deps,
  offers: readonly (Offer | OfferProblem)[],
  { onProgress }: TakeOptions,
): Promise<(bytes: number) => void> {
  const plans = offers.flatMap((offer) =>
    typeof offer === 'string' ? [] : planDownload(offer.course, offer.selection),
  );
  const totalBytes = await missingOf(library, [...new Map(plans.map((ref) => [ref.hash, ref])).values()]);
  let doneBytes = 0;
  return (bytes) => {
    doneBytes = Math.min(totalBytes, doneBytes + bytes);
    onProgress?.(doneBytes, totalBytes);
  };
}
