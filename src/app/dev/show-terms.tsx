import { i18n } from '@lingui/core';
import type { Entry } from '../../features/glossary/entry.ts';
import { TermList } from '../../features/glossary/term-list.tsx';
import '../../features/glossary/glossary.css';
import { Shelf } from './shelf.tsx';

const words = { en: 'Rubric', fr: 'Grille d’évaluation', ar: 'سلّم التقدير', zh: '评分量规' };

const ENTRIES: readonly Entry[] = [
  {
    n: 1,
    source: { kind: 'common', field: 'assessment' },
    words,
    lang: 'en',
    means: 'A table of criteria and levels.',
  },
  {
    n: 1,
    source: { kind: 'course', course: 4098, title: 'Designing a blended course' },
    words: { ...words, sw: 'Kigezo cha tathmini' },
    lang: 'en',
    means: '<p>A table of <b>criteria</b> and levels.</p>',
  },
];

/** Terms of the glossary. */
export const ShowTerms = () => (
  <Shelf name="Terms, common and of a course">
    <TermList entries={ENTRIES} lang={i18n.locale} />
  </Shelf>
);
