import type { CourseRoot } from '../../src/protocol/pack/course-root.ts';
import type { Fault } from '../../src/protocol/pack/publishing.ts';
import { publisherOf } from '../../src/protocol/pack/release.ts';

/** What goes into the catalogue is fetched by everybody, whether they want the course or not. */
const MOST_LETTERS = {
  title: 300,
  summary: 2_000,
  partner: 300,
  name: 300,
  competency: 100,
  licence: 100,
  collection: 100,
};
const MOST_LANGUAGES = 40;
const MOST_COMPETENCIES = 50;
const MOST_COLLECTIONS = 10;

/** What is wrong with the words and numbers that a course brings into the catalogue. */
export function checkEntry(root: CourseRoot): Fault[] {
  const { title, summary, partner = {}, competencies = [], collections = [], languages, licence, publisher } = root;
  const isLong = (texts: readonly string[], most: number): boolean => texts.some((text) => text.length > most);
  const wrong: [boolean, string][] = [
    [isLong(Object.values(title), MOST_LETTERS.title), `a title is longer than ${MOST_LETTERS.title} letters`],
    [isLong(Object.values(summary), MOST_LETTERS.summary), `a summary is longer than ${MOST_LETTERS.summary} letters`],
    [isLong(Object.values(partner), MOST_LETTERS.partner), 'the name of the partner is too long'],
    [isLong([publisher.name], MOST_LETTERS.name), 'the name of the publisher is too long'],
    [isLong(competencies, MOST_LETTERS.competency), 'the name of a competency is too long'],
    [isLong(collections.flatMap(Object.values), MOST_LETTERS.collection), 'the name of a collection is too long'],
    [collections.length > MOST_COLLECTIONS, `more than ${MOST_COLLECTIONS} collections`],
    [isLong([licence], MOST_LETTERS.licence), 'the name of the licence is too long'],
    [competencies.length > MOST_COMPETENCIES, `more than ${MOST_COMPETENCIES} competencies`],
    [languages.length > MOST_LANGUAGES, `more than ${MOST_LANGUAGES} languages`],
    [!languages.includes(root.source), 'the source language is not among the languages'],
    [root.modules.length === 0, 'the course has no module'],
    [
      publisher.number !== publisherOf(root.course),
      `the course names publisher ${publisher.number} as its own, and its number is one of publisher ${publisherOf(root.course)}`,
    ],
  ];
  return wrong.flatMap(([isWrong, message]) => (isWrong ? [{ file: 'course', message }] : []));
}
