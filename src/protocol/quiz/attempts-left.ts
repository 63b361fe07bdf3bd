import { type Attempt, isHandedIn } from '../facts/attempt.ts';

/**
 * How many attempts can still be begun; undefined where there is no end of them [QUIZ5]. All that are kept count, on whichever phone they
 * were made: those handed in, and those under way on a newer version of the course, which go on after its update. One that goes
 * on here is not begun again; one whose questions no phone has any more is not held against her.
 */
export function attemptsLeft(
  { attempts: most, version }: { attempts: number | undefined; version: number },
  made: readonly Attempt[],
): number | undefined {
  if (most === undefined) return undefined;
  const used = made.filter((attempt) => isHandedIn(attempt) || attempt.version > version).length;
  return Math.max(0, most - used);
}
