import { createHash } from 'node:crypto';
import type { BlobRef } from '../../../src/protocol/pack/blob-ref.ts';
import { type CourseRoot, PACK_FORMAT } from '../../../src/protocol/pack/course-root.ts';
import type { ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../../src/protocol/pack/text-chunk.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { addVersion } from '../../../studio/store/history.ts';
import type { Store } from '../../../studio/store/store.ts';

/** Words that are the same every time, and that nothing compresses. */
const wordsOf = (course: number): string => createHash('sha512').update(String(course)).digest('base64');

/** Puts a version of a small course of one text straight into a store, as a build would. */
export function putCourse(store: Store, course: number, { version = 1, ...more }: Partial<CourseRoot> = {}): BlobRef {
  const words = `Course ${course}, version ${version}`;
  const text: TextChunk = {
    format: PACK_FORMAT,
    module: 1,
    lang: 'en',
    texts: { 3: [{ n: 1, html: `<p>${words}</p>` }] },
    quizzes: {},
  };
  const module: ModuleManifest = {
    ...{ format: PACK_FORMAT, number: 1, text: { en: store.putJson(text) }, images: [] },
    lessons: [
      {
        ...{ number: 2, title: { en: 'Lesson' }, minutes: 10 },
        items: [{ number: 3, kind: 'text', title: { en: 'Text' }, blocks: [1] }],
      },
    ],
  };
  const root: CourseRoot = {
    ...{
      format: PACK_FORMAT,
      course,
      version,
      source: 'en',
      languages: ['en'],
      machine: [],
      outcomes: {},
      attribution: [],
    },
    ...{
      title: { en: words },
      summary: { en: wordsOf(course) },
      subject: 'teaching',
      level: 'beginner',
      licence: 'CC-BY-4.0',
    },
    ...{ publisher: { number: 7, name: 'Small Press' }, mark: { sign: 1, cloth: 'a' } },
    modules: [{ number: 1, title: { en: 'Module' }, manifest: store.putJson(module) }],
    ...more,
  };
  const ref = store.putJson(root);
  const { findings, report } = collectFindings();
  const { conflict } = addVersion(store, { course, version, root: ref }, report);
  if (conflict || findings.length > 0) throw new Error(conflict ?? JSON.stringify(findings));
  return ref;
}
