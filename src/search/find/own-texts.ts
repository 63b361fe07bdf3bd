import { buildSegment } from '../index/build-segment.ts';
import { type OpenSegment, openSegment } from '../index/open-segment.ts';
import { parseQuery } from '../index/query.ts';
import { rank } from '../index/rank.ts';
import type { Hit, Ranking } from '../index/scores.ts';
import type { OwnFound, OwnKind, OwnText } from './found.ts';
import { snippetOf } from './snippet.ts';

const MOST_OF_A_KIND = 5;

interface Kept {
  readonly segments: readonly OpenSegment[];
  readonly texts: readonly (readonly OwnText[])[];
}

/** What pages hand over to be searched with the rest; it is indexed anew as a whole, being small. */
export function createOwnTexts() {
  const kept = new Map<OwnKind, Kept>();
  return {
    keep(kind: OwnKind, texts: readonly OwnText[]): void {
      const languages = [...new Set(texts.map(({ lang }) => lang))];
      const byLanguage = languages.map((lang) => texts.filter((text) => text.lang === lang));
      const segments = byLanguage.map((some, at) => {
        const builder = buildSegment(languages[at] ?? '');
        for (const [ref, { words }] of some.entries()) builder.add([{ text: words, weight: 1 }], ref);
        return openSegment(builder.finish());
      });
      kept.set(kind, { segments, texts: byLanguage });
    },
    find(typed: string): OwnFound[] {
      const query = parseQuery(typed);
      return [...kept].flatMap(([kind, { segments, texts }]) =>
        firstOf(rank(segments, query)).flatMap(({ segment, text }) => {
          const own = texts[segment]?.[text];
          if (!own) return [];
          const { words, ...about } = own;
          return [{ kind, ...about, snippet: snippetOf(words, query, own.lang) }];
        }),
      );
    },
  };
}

const firstOf = (ranking: Ranking): Hit[] =>
  Array.from({ length: Math.min(ranking.length, MOST_OF_A_KIND) }, (_, nth) => ranking.hit(nth));
