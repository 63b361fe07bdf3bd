import { randomBytes } from 'node:crypto';
import { seededRandom } from '../../server/start/random.ts';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { CERTIFICATES, type CourseRoot, LEVELS, PACK_FORMAT, SUBJECTS } from '../../src/protocol/pack/course-root.ts';
import type { Item, ModuleManifest } from '../../src/protocol/pack/module-manifest.ts';
import { COURSES_PER_PUBLISHER, type Words } from '../../src/protocol/pack/words.ts';
import { addVersion } from '../../studio/store/history.ts';
import type { Store } from '../../studio/store/store.ts';
import type { createCatalogueWords } from './catalogue-words.ts';

const PUBLISHERS = [
  'Open Teaching',
  'Coast University',
  'Institute of Agronomy',
  'Health Training',
  'Union of Engineers',
];
const PARTNERS = [
  'Coast University',
  'Valley Instruments',
  'City Library',
  'Loom Works',
  'Harbour College',
  'Northern Networks',
];
const COLLECTIONS: [Words, ...Words[]] = [
  { en: 'Start teaching online', fr: 'Débuter en ligne', ar: 'البدء بالتدريس عبر الإنترنت', zh: '线上教学入门' },
  { en: 'For small phones', fr: 'Pour les petits téléphones', ar: 'للهواتف البسيطة', zh: '适合小手机' },
];
const FIRST_PUBLISHER = 40;

export const publishersOf = (): { number: number; name: string }[] =>
  PUBLISHERS.map((name, n) => ({ number: FIRST_PUBLISHER + n, name }));

/** Manifests of a course of four languages, as large and as varied as a real one's; its media are in its references only. */
export function putCatalogueCourse(
  store: Store,
  nth: number,
  { words, version = 1 }: { words: ReturnType<typeof createCatalogueWords>; version?: number },
): void {
  const random = seededRandom(nth * 7919 + version);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  const ref = (bytes: number): BlobRef => ({
    hash: randomBytes(32).toString('hex'),
    bytes: Math.round(bytes * (0.6 + random())),
  });
  const languages = pick([['en'], ['en', 'fr'], ['en', 'fr', 'ar'], ['en', 'fr', 'ar', 'zh']]);

  const itemsOf = (lesson: number, sound: BlobRef): Item[] => [
    { kind: 'text', number: lesson + 1, title: { en: words.title() }, blocks: [1, 2, 3] },
    {
      ...{
        kind: 'video',
        number: lesson + 2,
        title: { en: words.title() },
        seconds: upTo(900),
        revision: 1,
        sound: 'en',
      },
      ...{ synthetic: false, captions: {}, poster: { ...ref(12_000), ending: 'webp' } },
      renditions: {
        audio: { ending: 'm4a', parts: [sound] },
        144: { ending: 'mp4', parts: [sound, ref(1_500_000)] },
        240: { ending: 'mp4', parts: [sound, ref(3_000_000)] },
        360: { ending: 'mp4', parts: [sound, ref(6_600_000)] },
      },
    },
    { kind: 'quiz', number: lesson + 3, title: { en: words.title() }, questions: [1, 2, 3], pass: 60 },
  ];
  const moduleOf = (number: number): ModuleManifest => ({
    ...{ format: PACK_FORMAT, number, images: [] },
    lessons: Array.from({ length: upTo(5) }, (_, n) => {
      const lesson = number + 1 + n * 4;
      return {
        number: lesson,
        title: { en: words.title() },
        minutes: 5 * upTo(8),
        items: itemsOf(lesson, ref(900_000)),
      };
    }),
    text: Object.fromEntries(languages.map((lang) => [lang, { ...ref(30_000), wire: upTo(9_000) }])),
  });
  const { number, name } = pick([{ number: FIRST_PUBLISHER, name: 'Open Teaching' }, ...publishersOf()]);
  const course = number * COURSES_PER_PUBLISHER + nth;
  const root: CourseRoot = {
    ...{ format: PACK_FORMAT, course, version, source: 'en', languages, machine: languages.slice(2), outcomes: {} },
    ...{ title: { en: words.title() }, summary: { en: words.summary() }, subject: pick(SUBJECTS), level: pick(LEVELS) },
    ...{ licence: pick(['CC-BY-4.0', 'CC-BY-4.0', 'CC-BY-SA-4.0']), attribution: [], publisher: { number, name } },
    ...(random() < 0.5 && { partner: { en: pick(['Coast University', ...PARTNERS]) } }),
    ...(random() < 0.4 && { certificate: pick(CERTIFICATES) }),
    captions: languages.slice(0, upTo(languages.length)),
    ...(random() < 0.3 && { collections: [pick(COLLECTIONS)] }),
    competencies: [`teach-${upTo(12)}`, `digital-${upTo(8)}`].slice(0, upTo(2)),
    mark: { sign: pick([1, 2, 3, 4, 5, 6]), cloth: pick(['a', 'b', 'c', 'd']) },
    modules: Array.from({ length: upTo(6) }, (_, n) => ({
      number: 1 + n * 30,
      title: { en: words.title() },
      manifest: store.putJson(moduleOf(1 + n * 30)),
    })),
  };
  const { conflict } = addVersion(store, { course, version, root: store.putJson(root) }, () => undefined);
  if (conflict) throw new Error(conflict);
}
