import {
  byNumber,
  type CatalogueCourse,
  type CatalogueDelta,
  DIGEST_DIGITS,
  digestText,
} from '../../protocol/pack/catalogue.ts';
import { sha256 } from './sha256.ts';

/** The courses after a delta; undefined where they do not add up to what the head says: then it was for others (pack-spec [CAT6]). */
export async function applyDelta(
  courses: readonly CatalogueCourse[],
  { changed, gone }: CatalogueDelta,
  digest: string,
): Promise<CatalogueCourse[] | undefined> {
  const replaced = new Set([...gone, ...changed.map(({ course }) => course)]);
  const next = byNumber([...courses.filter(({ course }) => !replaced.has(course)), ...changed]);
  const found = await sha256(new TextEncoder().encode(digestText(next)));
  return found.slice(0, DIGEST_DIGITS) === digest ? next : undefined;
}
