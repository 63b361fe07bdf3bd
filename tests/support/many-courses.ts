import { seededRandom } from '../../server/start/random.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';
import { CERTIFICATES, LEVELS, SUBJECTS } from '../../src/protocol/pack/course-root.ts';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';

const LANGUAGES: readonly [string[], ...string[][]] = [
  ['en'],
  ['en', 'fr'],
  ['en', 'fr', 'ar'],
  ['en', 'fr', 'ar', 'zh'],
  ['fr'],
  ['zh'],
];
const PARTNERS = ['Coast University', 'Valley Instruments', 'City Library', 'Harbour College'] as const;
const COLLECTIONS = ['Begin to teach online', 'For the laboratory', 'Before the first lecture'] as const;
const WORDS = [
  'teaching large classes with little data',
  'assessment that helps to learn',
  'statistics for field research',
  'a laboratory at home',
  'writing for open journals',
  'first aid in the workshop',
  'soil and water',
  'programming from the beginning',
] as const;

/** Courses as a catalogue lists them, always the same ones, in order of their numbers. */
export function manyCourses(count: number): CatalogueCourse[] {
  const random = seededRandom(count);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, nth): CatalogueCourse => {
    const languages = [...pick(LANGUAGES)];
    const lang = languages[0] ?? 'en';
    const lessons = upTo(24);
    const words = pick(WORDS);
    const text = lessons * upTo(9) * 10_000;
    return {
      // A hundred courses of each publisher.
      course: (40 + Math.floor(nth / 100)) * COURSES_PER_PUBLISHER + (nth % 100) + 1,
      version: 1,
      ...{ lang, languages, machine: languages.slice(2), subject: pick(SUBJECTS), level: pick(LEVELS) },
      title: `Course ${nth + 1}: ${words}`,
      summary: `What a teacher needs for ${words}, in ${lessons} lessons. `.repeat(3),
      ...{ minutes: lessons * upTo(8) * 5, lessons, quizzes: upTo(lessons), licence: 'CC-BY-4.0' },
      publisher: `Publisher ${1 + Math.floor(nth / 100)}`,
      ...(random() < 0.5 && { partner: pick(PARTNERS) }),
      ...(random() < 0.4 && { certificate: pick(CERTIFICATES) }),
      ...(random() < 0.1 && { collections: [pick(COLLECTIONS)] }),
      captions: languages.slice(0, 2),
      competencies: [`teach-${upTo(12)}`, `digital-${upTo(8)}`].slice(0, upTo(2)),
      mark: { sign: pick([1, 2, 3, 4, 5, 6]), cloth: pick(['a', 'b', 'c', 'd']) },
      bytes: { text, audio: text * 12, '144': text * 30, '240': text * 55, '360': text * 100 },
    };
  });
}
