import * as v from 'valibot';
import { phraseOf, tokensOf } from '../analysis/tokens.ts';
import { type Page, pageSchema } from '../documents/page.ts';
import type { OpenSegment } from '../index/open-segment.ts';
import { parseQuery, type Query } from '../index/query.ts';
import { rank } from '../index/rank.ts';
import type { Hit, Ranking } from '../index/scores.ts';
import type { SearchDb } from '../store/search-db.ts';
import type { PassageFound } from './found.ts';
import { snippetOf } from './snippet.ts';

const MOST_SHOWN = 20;
/** Read to be looked at once more, in the words themselves. */
const MOST_READ = 20;
/** Of one item, so that a long text does not stand before all others. */
const MOST_OF_A_PAGE = 2;
/** The words stand in the passage as they were typed. */
const PHRASE_BONUS = 1.3;

/** An index of a course, under the key that its pages are kept by. */
export interface KeyedSegment extends OpenSegment {
  readonly key: string;
}

export interface PassagesFound {
  readonly passages: PassageFound[];
  readonly count: number;
}

/** The passages of courses on this phone that answer what was typed, best first, with what they say. */
export async function findPassages(
  db: Pick<SearchDb, 'readPages'>,
  segments: readonly KeyedSegment[],
  typed: string,
): Promise<PassagesFound> {
  const query = parseQuery(typed);
  const hits = rank(segments, query);
  const best = fewOfEach(segments, hits);
  const read = await readPages(db, segments, best);
  const passages = best.flatMap((hit) => {
    const open = segments[hit.segment];
    const page = open && read.get(placeOf(open, hit));
    return open && page ? (passageOf(open, page, hit, query) ?? []) : [];
  });
  passages.sort((a, b) => b.score - a.score);
  return { passages: passages.slice(0, MOST_SHOWN).map(({ passage }) => passage), count: hits.length };
}

const placeOf = ({ key, segment }: KeyedSegment, { text }: Hit): string => `${key} ${segment.refs[text]}`;

function fewOfEach(segments: readonly KeyedSegment[], hits: Ranking): Hit[] {
  const taken = new Map<string, number>();
  const best: Hit[] = [];
  for (let nth = 0; nth < hits.length; nth += 1) {
    const hit = hits.hit(nth);
    const open = segments[hit.segment];
    if (!open) continue;
    const place = placeOf(open, hit);
    const count = (taken.get(place) ?? 0) + 1;
    if (count > MOST_OF_A_PAGE) continue;
    taken.set(place, count);
    if (best.push(hit) === MOST_READ) break;
  }
  return best;
}

async function readPages(
  db: Pick<SearchDb, 'readPages'>,
  segments: readonly KeyedSegment[],
  hits: readonly Hit[],
): Promise<Map<string, Page>> {
  const wanted = new Map(
    hits.flatMap((hit) => {
      const open = segments[hit.segment];
      return open ? [[placeOf(open, hit), { key: open.key, page: open.segment.refs[hit.text] ?? 0 }] as const] : [];
    }),
  );
  const rows = await db.readPages([...wanted.values()]);
  const places = [...wanted.keys()];
  return new Map(
    rows.flatMap((row, at) => {
      const page = v.safeParse(pageSchema, row);
      return page.success ? [[places[at] ?? '', page.output] as const] : [];
    }),
  );
}

function passageOf({ segment }: OpenSegment, page: Page, { text, score }: Hit, query: Query) {
  const { first, places, words, ...where } = page;
  const [place, passage] = [places[text - first], words[text - first]];
  if (place === undefined || passage === undefined) return undefined;
  const tokens = tokensOf(passage);
  const said = ` ${phraseOf(tokens)
    .map(({ word }) => word)
    .join(' ')} `;
  return {
    score: said.includes(query.phrase) ? score * PHRASE_BONUS : score,
    passage: { ...where, lang: segment.lang, place, snippet: snippetOf(passage, query, segment.lang, tokens) },
  };
}
