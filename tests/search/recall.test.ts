import { describe, expect, it } from 'vitest';
import { catalogueSegments } from '../../src/search/documents/catalogue-segments.ts';
import { findCourses } from '../../src/search/find/find-courses.ts';
import { openSegment } from '../../src/search/index/open-segment.ts';
import { LANGUAGES, makeCatalogue } from '../fixtures/search/catalogue.ts';
import { searchQueries } from '../fixtures/search/queries.ts';
import { FIRST, recallOf } from '../fixtures/search/recall.ts';

const segments = LANGUAGES.flatMap((lang) => {
  const building = catalogueSegments(lang, 1);
  building.add(makeCatalogue(lang).courses);
  return building.finish().map(({ segment }) => openSegment(segment));
});
const find = (query: string): number[] => [...findCourses(segments, query).keys()];
const queries = searchQueries();
const heldOut = queries.filter(({ isHeldOut }) => isHeldOut);

describe('recall of 600 courses in four languages', () => {
  it('is measured with 400 queries, 100 a language, half of them held out', () => {
    for (const lang of LANGUAGES) expect(queries.filter((query) => query.lang === lang)).toHaveLength(100);
    expect(heldOut).toHaveLength(200);
    expect(new Set(queries.map(({ query, lang }) => `${lang} ${query}`)).size).toBeGreaterThan(390);
  });

  it(`has the right course among the first ${FIRST} for 97 of 100 queries, and for those held out`, () => {
    expect(recallOf(queries, find)).toBeGreaterThanOrEqual(0.97);
    expect(recallOf(heldOut, find)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(LANGUAGES)('has it in %s for 95 of 100', (lang) => {
    expect(
      recallOf(
        queries.filter((query) => query.lang === lang),
        find,
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });
});
