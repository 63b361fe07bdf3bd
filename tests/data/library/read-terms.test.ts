import { beforeEach, expect, it } from 'vitest';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { readTerms } from '../../../src/data/library/read-terms.ts';
import type { BlobRef } from '../../../src/protocol/pack/blob-ref.ts';
import type { ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import type { Term } from '../../../src/protocol/pack/term.ts';
import { bytesOf, createPackServer, sha256Of } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const STATION: Term = { n: 1, words: { en: 'Station', fr: 'Étape' }, html: '<p>A stop on the way.</p>' };
const ROUTE: Term = { n: 2, words: { en: 'Route' }, html: '<p>The way.</p>' };

const { root, rootRef } = putSampleCourse(createPackServer());
let library: LibraryDb;
beforeEach(() => {
  library = newLibrary();
});

/** A text chunk with terms, on the phone. */
async function keepTexts(lang: string, terms: readonly Term[] | undefined): Promise<BlobRef> {
  const json = JSON.stringify({ format: 1, module: 1, lang, texts: {}, quizzes: {}, ...(terms && { terms }) });
  const hash = sha256Of(json);
  await library.chunks.put({ hash, bytes: new Blob([json]) });
  return { hash, bytes: json.length };
}

/** A course on the phone, with the texts of its modules. */
async function keepCourse(course: number, texts: readonly ModuleManifest['text'][]): Promise<void> {
  const modules = texts.map((text, index) => ({
    format: 1 as const,
    number: index + 1,
    lessons: [],
    images: [],
    text,
  }));
  await library.courses.put({ course, version: 1, rootHash: rootRef.hash, root: { ...root, course }, modules });
  const selection = { version: 1, lang: 'en', rung: 'text' as const };
  const state = { state: 'here' as const, doneBytes: 0, totalBytes: 0, place: 1, updatedAt: 1 };
  await library.downloads.put({ course, ...selection, ...state, kept: selection });
}

it('tells each term of a course once, in the language wanted where that is here [TERM]', async () => {
  const both = {
    en: await keepTexts('en', [STATION]),
    fr: await keepTexts('fr', [{ ...STATION, html: '<p>Un arrêt.</p>' }]),
  };
  await keepCourse(4097, [both, { en: await keepTexts('en', [STATION, ROUTE]) }]);
  const [found] = await readTerms(library, 'fr');
  expect(found).toEqual({
    course: 4097,
    title: 'Course',
    terms: [
      { ...STATION, html: '<p>Un arrêt.</p>', lang: 'fr' },
      { ...ROUTE, lang: 'en' },
    ],
  });
});

it('leaves out courses without terms, and texts that are not on the phone', async () => {
  await keepCourse(4097, [{ en: await keepTexts('en', undefined) }]);
  await keepCourse(4098, [{ en: { hash: sha256Of(bytesOf(10, 1)), bytes: 10 } }]);
  expect(await readTerms(library, 'en')).toEqual([]);
});
