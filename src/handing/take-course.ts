import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import type { Download } from '../data/library/download-row.ts';
import { type LibraryDb, strictly } from '../data/library/library-db.ts';
import { storing } from '../data/library/pack-problem.ts';
import { missingOf, totalBytes } from '../data/library/plan.ts';
import { isIntact, sayIntact } from '../data/library/say-here.ts';
import { hasRoomFor } from '../data/library/storage.ts';
import type { BlobRef } from '../protocol/pack/blob-ref.ts';
import { type PlannedBlob, planBlobs } from '../protocol/pack/plan-download.ts';
import { type Selection, selectionOf } from '../protocol/pack/selection.ts';
import { copyPlan } from './copy-plan.ts';
import { holds, joinSelections } from './join-selections.ts';
import { keepOffer, type Offer } from './read-offer.ts';

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/** How the taking of a course ended: a closed set. */
export type Taken =
  /** All that the source was said to hold is on the phone, or was already. */
  | { kind: 'here' | 'already' }
  /** The phone has a newer version, whole. */
  | { kind: 'older' }
  /** These lack, or were damaged; what was good is kept. */
  | { kind: 'incomplete'; lacking: readonly PlannedBlob[] }
  /** No room for it; what came is kept. */
  | { kind: 'full' }
  /** The phone loses what is written, or the course was removed meanwhile. */
  | { kind: 'stopped' };

interface TakeOptions extends Cancellable {
  /** Called with the bytes of each batch that is on the phone. */
  onCopied: (bytes: number) => void;
}

/** Chunks that the phone loses as fast as they come are not tried for ever. */
const MOST_ROUNDS = 3;

/**
 * Takes a course out of a source, with what the phone has of it already. While it comes, its download is paused, so that nothing of it
 * is fetched over the line; it says "on this phone" as a download does. Throws PackProblem `full`; an abort passes through, what came is kept.
 */
export async function takeCourse(deps: Deps, offer: Offer, options: TakeOptions): Promise<Taken> {
  const { library } = deps;
  const { course } = offer;
  const before = await library.downloads.get(course.course);
  const kept = before?.kept;
  if (kept && kept.version > course.version) return { kind: 'older' };
  const target = kept ? joinSelections(course.modules, kept, offer.selection) : offer.selection;
  const plan = planBlobs(course, target);
  const refs = plan.map(({ ref }) => ref);
  const missing = await missingOf(library, refs);
  if (missing === 0 && kept?.version === course.version && holds(course, kept, target)) return { kind: 'already' };
  if (!(await hasRoomFor(missing))) return { kind: 'full' };
  await keepOffer(library, offer);
  const wish = await pauseFor(deps, offer, target);
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    // At first the browser copies by itself, and what it copied is looked at where it lies now; a second look is at the source.
    const isVerified = round > 1;
    const lacking = await copyPlan(library, offer.source, plan, { ...options, isVerified });
    if (isVerified && lacking.length > 0) return sayIncomplete(library, wish, refs, lacking);
    if (await isIntact(library, refs, options)) {
      return { kind: wish ? await sayTaken(deps, wish, refs) : await sayKept(deps, offer, target) };
    }
  }
  return { kind: 'stopped' };
}

async function sayIncomplete(
  library: LibraryDb,
  wish: Download | undefined,
  refs: readonly BlobRef[],
  lacking: readonly PlannedBlob[],
): Promise<Taken> {
  const bytes = totalBytes(refs);
  const doneBytes = bytes - (await missingOf(library, refs));
  if (wish) await library.downloads.update(wish.course, { doneBytes, totalBytes: bytes });
  return { kind: 'incomplete', lacking };
}

/**
 * Makes the download's row ask for what is taken, paused; undefined where she wishes for more than that already: then her wish
 * stays, and goes on from what the file brings.
 */
const pauseFor = ({ library, now }: Deps, { course }: Offer, target: Selection): Promise<Download | undefined> =>
  library.transaction('rw', library.downloads, async () => {
    const before = await library.downloads.get(course.course);
    const isBelow =
      before !== undefined &&
      before.state !== 'here' &&
      !before.isAhead &&
      !(before.version <= course.version && holds(course, target, before));
    if (isBelow) return undefined;
    const wish: Download = {
      course: course.course,
      ...selectionOf(target),
      state: 'paused',
      doneBytes: 0,
      totalBytes: totalBytes(planBlobs(course, target).map(({ ref }) => ref)),
      place: before && !before.isAhead ? before.place : now(),
      ...(before?.isPinned && { isPinned: true }),
      ...(before?.kept && { kept: before.kept }),
      updatedAt: now(),
    };
    await library.downloads.put(wish);
    return wish;
  });

async function sayTaken(deps: Deps, wish: Download, refs: readonly BlobRef[]): Promise<'here' | 'stopped'> {
  // Nothing of it lacks: a downloader that looks at it now finds nothing to fetch.
  const state = 'waiting';
  const isWished = (await deps.library.downloads.update(wish.course, { state })) > 0;
  return isWished ? sayIntact(deps, { ...wish, state }, refs) : 'stopped';
}

/** What came is usable while more is still wished for. */
async function sayKept({ library, now }: Deps, { course }: Offer, target: Selection): Promise<'here' | 'stopped'> {
  const change = { kept: selectionOf(target), updatedAt: now() };
  const changed = await storing(() => strictly(library, (strict) => strict.downloads.update(course.course, change)));
  return changed === 0 ? 'stopped' : 'here';
}
