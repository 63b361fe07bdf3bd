import { buildSegment } from '../../src/search/index/build-segment.ts';
import { type OpenSegment, openSegment } from '../../src/search/index/open-segment.ts';
import { parseQuery } from '../../src/search/index/query.ts';
import { rank } from '../../src/search/index/rank.ts';

/** An index of plain texts. */
export function indexOf(lang: string, texts: readonly string[]): OpenSegment {
  const builder = buildSegment(lang);
  for (const [ref, text] of texts.entries()) builder.add([{ text, weight: 1 }], ref);
  return openSegment(builder.finish());
}

/** Which texts of one index answer, best first. */
export function answersTo(segment: OpenSegment, typed: string): number[] {
  const ranking = rank([segment], parseQuery(typed));
  return Array.from({ length: ranking.length }, (_, nth) => ranking.hit(nth).text);
}
