import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { courseOnPhone } from '../../bench/study/search/course-on-phone.ts';
import { keepListing } from '../../src/data/library/keep-listing.ts';
import { LibraryDb } from '../../src/data/library/library-db.ts';
import { createSearcher, type Searcher } from '../../src/search/searcher.ts';
import { courseNumber, makeCatalogue } from '../fixtures/search/catalogue.ts';

const COURSE = 77;
const SAID = 'The caravanserai stands by the well. ';

let library: LibraryDb;
let searcher: Searcher;

/** Puts a course on the phone whose every text, film and question says the same but for what `words` puts into it. */
async function putCourse(words = SAID, lang = 'en', version = 1): Promise<void> {
  const { row, chunks } = courseOnPhone({ course: COURSE, lang, prose: () => words });
  await library.table('courses').put({ ...row, version });
  await library.chunks.bulkPut(Object.entries(chunks).map(([hash, text]) => ({ hash, bytes: new Blob([text]) })));
}
const putCatalogue = (counter = 1) =>
  keepListing(
    library,
    { lang: 'en', shown: 'en', rootKey: 'key', counter, payload: '' },
    makeCatalogue('en').courses.slice(0, counter * 100),
  );
const refresh = () => searcher.refresh(() => undefined);

beforeEach(async () => {
  library = new LibraryDb();
  await library.open();
  searcher = await createSearcher(() => Promise.resolve());
});
afterEach(async () => {
  library.close();
  await library.delete();
  searcher.close();
  indexedDB.deleteDatabase('caravan-search');
});

describe('search over what is on this phone', () => {
  it('finds nothing before anything is here, and makes no library by itself', async () => {
    library.close();
    await library.delete();
    expect(await refresh()).toBe(false);
    expect(await searcher.findCourses('physics')).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('caravan-library');
  });

  it('answers who asks before the lists are read, once they are', async () => {
    await putCatalogue();
    const asked = searcher.findCourses('statistics online');
    await refresh();
    expect(await asked).toContain(courseNumber(0, 0));
  });

  it('finds texts and titles, and says where', async () => {
    await putCourse();
    expect(await refresh()).toBe(true);
    const { passages, passageCount } = await searcher.findAll('caravanserais', 'en');
    expect(new Set(passages.map(({ kind }) => kind))).toEqual(new Set(['course', 'text']));
    expect(passageCount).toBeGreaterThan(passages.length);
    for (const { course, lang, snippet } of passages) {
      expect([course, lang]).toEqual([COURSE, 'en']);
      const [from = 0, to = 0] = snippet.marks[0] ?? [];
      expect(snippet.words.slice(from, to)).toBe('caravanserai');
    }
  });

  it('finds what is said in a film, and at which second', async () => {
    await putCourse();
    const captions = (await library.chunks.toArray()).find(({ hash }) => hash.slice(8, 16) < '00010000');
    const vtt = 'WEBVTT\n\n01:05.500 --> 01:09.000\nA mirage in the desert\n';
    await library.chunks.put({ hash: captions?.hash ?? '', bytes: new Blob([vtt]) });
    await refresh();
    const { passages } = await searcher.findAll('mirage', 'en');
    expect(passages).toMatchObject([{ kind: 'transcript', place: 65, snippet: { words: 'A mirage in the desert' } }]);
    expect(passages[0]?.item).toBeTypeOf('number');
  });

  it('finds what a quiz asks, and never its key', async () => {
    await putCourse();
    const chunk = (await library.chunks.toArray()).find(({ hash }) => hash.slice(8, 16) > '00010000');
    const text: { quizzes: Record<string, object[]> } = JSON.parse((await chunk?.bytes.text()) ?? '{}');
    for (const questions of Object.values(text.quizzes))
      Object.assign(questions[0] ?? {}, { prompt: 'Which island?', accept: ['zanzibar'] });
    await library.chunks.put({ hash: chunk?.hash ?? '', bytes: new Blob([JSON.stringify(text)]) });
    await refresh();
    expect((await searcher.findAll('zanzibar', 'en')).passageCount).toBe(0);
    expect((await searcher.findAll('island', 'en')).passages[0]).toMatchObject({ kind: 'quiz', place: 1 });
  });

  it('builds again only what changed, and forgets what went', async () => {
    await putCourse();
    await refresh();
    expect(await refresh()).toBe(false);
    await library.courses.clear();
    await putCourse('Another word: dromedary. ', 'en', 2);
    expect(await refresh()).toBe(true);
    expect((await searcher.findAll('caravanserai', 'en')).passageCount).toBe(0);
    expect((await searcher.findAll('dromedary', 'en')).passageCount).toBeGreaterThan(0);
    await library.courses.clear();
    expect(await refresh()).toBe(true);
    expect((await searcher.findAll('dromedary', 'en')).passageCount).toBe(0);
    searcher.close();
    searcher = await createSearcher(() => Promise.resolve());
    expect(await refresh()).toBe(false);
    expect((await searcher.findAll('dromedary', 'en')).passageCount).toBe(0);
  });

  it('finds again after a restart without building anything', async () => {
    await putCourse();
    await putCatalogue();
    await refresh();
    searcher.close();
    searcher = await createSearcher(() => Promise.resolve());
    expect(await refresh()).toBe(false);
    expect((await searcher.findAll('caravanserai', 'en')).passageCount).toBeGreaterThan(0);
    expect(await searcher.findCourses('statistics online')).toContain(courseNumber(0, 0));
  });

  it('shows courses of the catalogue as the phone lists them, and follows a newer list', async () => {
    await putCatalogue();
    await refresh();
    const { courses, courseCount } = await searcher.findAll('online statistics teaching', 'fr');
    expect(courses[0]).toMatchObject({ course: courseNumber(0, 0), title: 'Teaching statistics online', lang: 'en' });
    expect(courseCount).toBeGreaterThan(1);
    const later = courseNumber(15, 0);
    expect(await searcher.findCourses('nursing online')).not.toContain(later);
    await putCatalogue(2);
    expect(await refresh()).toBe(true);
    expect(await searcher.findCourses('nursing online')).toContain(later);
  });

  it('finds what a page handed over until something else of its kind is', async () => {
    const note = { href: '/notes?course=1', title: 'Course', lang: 'fr', words: 'Relire l’évaluation' };
    await refresh();
    searcher.keepOwn('note', [note]);
    const { own } = await searcher.findAll('evaluer', 'fr');
    expect(own).toMatchObject([{ kind: 'note', href: note.href, title: 'Course' }]);
    searcher.keepOwn('note', []);
    expect((await searcher.findAll('evaluer', 'fr')).own).toEqual([]);
  });
});
