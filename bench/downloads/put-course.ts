import { randomBytes } from 'node:crypto';
import { type CourseRoot, PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import type { Item, ModuleManifest, VideoItem } from '../../src/protocol/pack/module-manifest.ts';
import { addVersion } from '../../studio/store/history.ts';
import type { Store } from '../../studio/store/store.ts';
import type { createCatalogueWords } from '../studio/catalogue-words.ts';
import { PUBLISHER } from './publisher.ts';

/** A course as heavy as one likes: each lesson a text and a video in one rung. */
export interface CoursePlan {
  course: number;
  modules: number;
  lessonsPerModule: number;
  /** Of each video. They are random: no transport can shrink them, and no two chunks are alike. */
  soundBytes: number;
  pictureBytes: number;
  /** A real file in its parts, which every video then is in place of random bytes. */
  film?: { parts: readonly Buffer[]; seconds: number };
}

const INDEX_BYTES = 20_000;
const PARAGRAPHS = 8;
const CAPTION_LINES = 40;
/** Numbers that a module takes: its own, and those of its lessons and items. */
const NUMBERS_PER_MODULE = 100;

type WordSource = ReturnType<typeof createCatalogueWords>;

export function putCourse(store: Store, plan: CoursePlan, words: WordSource): void {
  const modules = Array.from({ length: plan.modules }, (_, n) => 1 + n * NUMBERS_PER_MODULE);
  const root: CourseRoot = {
    ...{ format: PACK_FORMAT, course: plan.course, version: 1, source: 'en', languages: ['en'], machine: [] },
    ...{ title: { en: words.title() }, summary: { en: words.summary() }, outcomes: {}, subject: 'teaching' },
    ...{ level: 'beginner', licence: 'CC-BY-4.0', attribution: [], publisher: PUBLISHER },
    mark: { sign: 1, cloth: 'a' },
    modules: modules.map((number) => ({
      number,
      title: { en: words.title() },
      manifest: store.putJson(putModule(store, number, plan, words)),
    })),
  };
  const { conflict } = addVersion(store, { ...root, root: store.putJson(root) }, () => undefined);
  if (conflict) throw new Error(conflict);
}

function putModule(store: Store, number: number, plan: CoursePlan, words: WordSource): ModuleManifest {
  const texts: Record<string, { n: number; html: string }[]> = {};
  const lessons = Array.from({ length: plan.lessonsPerModule }, (_, n) => {
    const lesson = number + 1 + n * 3;
    texts[lesson + 1] = Array.from({ length: PARAGRAPHS }, (_, at) => ({
      n: at + 1,
      html: `<p>${words.summary()}</p>`,
    }));
    const blocks = Array.from({ length: PARAGRAPHS }, (_, at) => at + 1);
    const items: Item[] = [
      { kind: 'text', number: lesson + 1, title: { en: words.title() }, blocks },
      putVideo(store, lesson + 2, plan, words),
    ];
    return { number: lesson, title: { en: words.title() }, minutes: 10, items };
  });
  const text = store.putJson({ format: PACK_FORMAT, module: number, lang: 'en', texts, quizzes: {} });
  return { format: PACK_FORMAT, number, lessons, text: { en: text }, images: [] };
}

function putVideo(store: Store, number: number, plan: CoursePlan, words: WordSource): VideoItem {
  const { soundBytes, pictureBytes, film } = plan;
  const bytes = film?.parts ?? [INDEX_BYTES, soundBytes, pictureBytes].map((length) => randomBytes(length));
  const parts = bytes.map((part) => store.putBlob(part, { compress: false }));
  const sound = { ending: 'm4a', parts: parts.slice(0, 2) } as const;
  const lines = Array.from(
    { length: CAPTION_LINES },
    (_, n) => `00:${String(n).padStart(2, '0')}.000 --> 00:${String(n + 1).padStart(2, '0')}.000\n${words.title()}\n`,
  );
  const captions = store.putBlob(Buffer.from(`WEBVTT\n\n${lines.join('\n')}`), { compress: true });
  return {
    ...{ kind: 'video', number, title: { en: words.title() }, seconds: film?.seconds ?? 600, revision: 1 },
    ...{ sound: 'en', synthetic: false, captions: { en: { ...captions, ending: 'vtt' } } },
    renditions: { audio: sound, 240: { ending: 'mp4', parts } },
  };
}
