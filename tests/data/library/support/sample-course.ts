import { type BlobRef, CHUNK_BYTES } from '../../../../src/protocol/pack/blob-ref.ts';
import type { CatalogueCourse } from '../../../../src/protocol/pack/catalogue.ts';
import type { CourseRoot } from '../../../../src/protocol/pack/course-root.ts';
import type { ModuleManifest } from '../../../../src/protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../../../src/protocol/pack/plan-download.ts';
import type { TextChunk } from '../../../../src/protocol/pack/text-chunk.ts';
import { bytesOf, type PackServer } from './pack-server.ts';

/** Its 240 rendition: two whole chunks and a bit. */
export const VIDEO_BYTES = 2 * CHUNK_BYTES + 700;

export interface SampleCourse extends CourseManifests {
  entry: CatalogueCourse;
  rootRef: BlobRef;
  video: BlobRef;
  /** A drawing that every sample course shows. */
  shared: BlobRef;
}

interface SampleOptions {
  course?: number;
  version?: number;
  /** Another text makes another version. */
  words?: string;
}

/** Puts a course of one module into the store: a text in en and fr, a picture, and a video of three rungs. */
export function putSampleCourse(
  server: PackServer,
  { course = 4097, version = 1, words = 'Read.' }: SampleOptions = {},
): SampleCourse {
  const text = (lang: string): BlobRef => {
    const texts = { 2: [{ n: 1, html: `<p>${words} ${course} ${lang}</p>` }] };
    return server.putJson({ format: 1, module: 1, lang, texts, quizzes: {} } satisfies TextChunk);
  };
  const shared = server.putBlob(bytesOf(500, 7));
  const video = server.putBlob(bytesOf(VIDEO_BYTES, course));
  const module: ModuleManifest = {
    format: 1,
    number: 1,
    lessons: [
      {
        number: 1,
        title: { en: 'Lesson' },
        minutes: 5,
        items: [
          { number: 2, kind: 'text', title: { en: 'Text' }, blocks: [1] },
          {
            number: 3,
            kind: 'video',
            title: { en: 'Video' },
            seconds: 60,
            revision: 1,
            sound: 'en',
            synthetic: true,
            poster: { ...server.putBlob(bytesOf(300, course + 1)), ending: 'svg' },
            captions: {
              en: { ...server.putBlob(bytesOf(200, course + 2)), ending: 'vtt' },
              fr: { ...server.putBlob(bytesOf(210, course + 3)), ending: 'vtt' },
            },
            renditions: {
              audio: { parts: [server.putBlob(bytesOf(4_000, course + 4))], ending: 'm4a' },
              '144': { parts: [server.putBlob(bytesOf(9_000, course + 5))], ending: 'mp4' },
              '240': { parts: [video], ending: 'mp4' },
            },
          },
        ],
      },
    ],
    text: { en: text('en'), fr: text('fr') },
    images: [{ ...shared, ending: 'png', languages: ['en', 'fr'] }],
  };
  const root: CourseRoot = {
    format: 1,
    course,
    version,
    source: 'en',
    languages: ['en', 'fr'],
    machine: [],
    title: { en: 'Course' },
    summary: { en: 'Summary' },
    outcomes: {},
    subject: 'teaching',
    level: 'beginner',
    licence: 'CC-BY-4.0',
    attribution: [],
    publisher: { number: 1, name: 'Test' },
    mark: { sign: 1, cloth: 'a' },
    modules: [{ number: 1, title: { en: 'Module' }, manifest: server.putJson(module) }],
  };
  const rootRef = server.putJson(root);
  const release = { payload: `release of ${course}, version ${version}`, signature: '0'.repeat(128) };
  server.putFile(
    `courses/${course}.json`,
    JSON.stringify({ format: 1, versions: [{ version, root: rootRef, release }] }),
  );
  const { source: lang, languages, machine, subject, level, licence, mark } = root;
  const entry: CatalogueCourse = {
    ...{ course, version, root: rootRef, lang, languages, machine, subject, level, licence, mark },
    ...{ title: 'Course', summary: 'Summary', minutes: 5, lessons: 1, quizzes: 0, publisher: 'Test' },
    bytes: { text: 1 },
  };
  return { root, modules: [module], entry, rootRef, video, shared };
}
