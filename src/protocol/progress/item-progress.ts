import { type Attempt, isHandedIn } from '../facts/attempt.ts';
import { type Coverage, coveredLength, normalise } from '../facts/coverage.ts';
import { type Fact, FLAG } from '../facts/fact.ts';
import type { Item, Lesson, VideoItem } from '../pack/module-manifest.ts';

/** Share of a video's seconds or of a text's blocks that counts as all of it. */
export const SEEN_SHARE = 0.9;

/** How far a person is with one item, derived from her facts and never synced. */
export interface ItemProgress {
  /** 0 to 1: share seen, or 1 for a quiz that was handed in. Of an extra nothing is seen here: 0. */
  readonly share: number;
  readonly isDone: boolean;
}

/**
 * What is not studied inside the app: a file, a package, a link. Done when marked so by hand; nobody has to, so it counts
 * only then (pack-spec [ITEM2]).
 */
export const isExtra = ({ kind }: Item): boolean => kind === 'file' || kind === 'package' || kind === 'link';

const byItem = (facts: readonly Fact[], item: number): Fact[] => facts.filter((fact) => fact.item === item);

/** `facts` are the person's facts of the item's course. */
export function itemProgress(item: Item, facts: readonly Fact[]): ItemProgress {
  const mine = byItem(facts, item.number);
  const isMarkedDone = mine.some((fact) => fact.kind === 'flag' && fact.sub === FLAG.done);
  const share = seenShare(item, mine);
  return { share, isDone: isMarkedDone || (item.kind === 'quiz' ? share === 1 : share >= SEEN_SHARE) };
}

function seenShare(item: Item, facts: readonly Fact[]): number {
  if (item.kind === 'quiz') return attemptsOf(facts).some(isHandedIn) ? 1 : 0;
  if (item.kind === 'text') {
    const seen = coverageOf(facts, '1');
    const read = item.blocks.filter((n) => seen.some(([from, to]) => n >= from && n < to)).length;
    return item.blocks.length === 0 ? 1 : read / item.blocks.length;
  }
  if (item.kind !== 'video') return 0;
  return Math.min(1, coveredLength(watchedSeconds(item, facts)) / item.seconds);
}

/** The seconds of a video that were watched, of the revision it has now. `facts` may be of other items, too. */
export const watchedSeconds = (item: VideoItem, facts: readonly Fact[]): Coverage =>
  normalise(
    coverageOf(byItem(facts, item.number), String(item.revision)).map(
      ([from, to]) => [Math.min(from, item.seconds), Math.min(to, item.seconds)] as const,
    ),
  );

const coverageOf = (facts: readonly Fact[], sub: string) =>
  facts.flatMap((fact) => (fact.kind === 'coverage' && fact.sub === sub ? fact.value : []));

const attemptsOf = (facts: readonly Fact[]): Attempt[] =>
  facts.flatMap((fact) => (fact.kind === 'attempt' ? [fact.value] : []));

/** The attempts at one quiz, oldest first, with their ids. */
export const attemptsAt = (item: number, facts: readonly Fact[]): { id: string; attempt: Attempt }[] =>
  byItem(facts, item)
    .flatMap((fact) => (fact.kind === 'attempt' ? [{ id: fact.sub, attempt: fact.value }] : []))
    .sort((a, b) => firstLamport(a.attempt) - firstLamport(b.attempt));

const firstLamport = (attempt: Attempt): number =>
  [...attempt.answers.values()].reduce((first, { lamport }) => Math.min(first, lamport), Number.MAX_SAFE_INTEGER);

export interface CourseProgress {
  readonly done: number;
  /** What counts: all items but the extras that are not done. */
  readonly of: number;
  /** The first item that is asked for and not done, in the order of the course. */
  readonly next: Item | undefined;
}

export function courseProgress(lessons: readonly Lesson[], facts: readonly Fact[]): CourseProgress {
  const items = lessons.flatMap((lesson) => lesson.items);
  const isDone = (item: Item): boolean => itemProgress(item, facts).isDone;
  const counted = items.filter((item) => !isExtra(item) || isDone(item));
  const open = counted.filter((item) => !isDone(item));
  return { done: counted.length - open.length, of: counted.length, next: open[0] };
}

export const lessonProgress = (lesson: Lesson, facts: readonly Fact[]): CourseProgress =>
  courseProgress([lesson], facts);

/** Whether nothing is left to do; where only extras are, whether one of them is done. */
export const isComplete = ({ done, of }: CourseProgress): boolean => of > 0 && done === of;
