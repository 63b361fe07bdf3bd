import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import type { Item, ModuleManifest } from '../../src/protocol/pack/module-manifest.ts';
import type { Term } from '../../src/protocol/pack/term.ts';
import type { Question, TextChunk } from '../../src/protocol/pack/text-chunk.ts';
import type { SourceItem, SourceLesson, SourceModule } from '../source/read-course.ts';
import { compileFile } from './compile-file.ts';
import { compileQuiz } from './compile-quiz.ts';
import { compileText } from './compile-text.ts';
import { compileVideo } from './compile-video.ts';
import type { CourseBuild, Shown } from './course-build.ts';

interface ModuleBuild extends CourseBuild {
  chunks: ReadonlyMap<string, TextChunk>;
  shownIn: (lang: string) => Shown;
  /** The keys of its sealed quizzes, by item. */
  keys: Map<number, Question[]>;
}

/** A module whose texts are rendered. */
export interface CompiledModule {
  /** Languages that there are captions in. */
  captions: string[];
  /** The keys of its sealed quizzes, by item, which no pack holds (pack-spec [QUIZ6]). */
  keys: ReadonlyMap<number, Question[]>;
  /** The terms that its texts link to. */
  linked: ReadonlySet<number>;
  /** Puts it into the store with the terms that are to travel with it: its layers, then the manifest that names them. */
  put: (termsIn: (lang: string) => Term[]) => BlobRef;
}

export function compileModule(course: CourseBuild, module: SourceModule): CompiledModule {
  const number = course.numbers.thing(module.path);
  const images = new Map<string, ModuleManifest['images'][number]>();
  const linked = new Set<number>();
  const chunks = course.languages.map((lang): [string, TextChunk] => [
    lang,
    { format: PACK_FORMAT, module: number, lang, texts: {}, quizzes: {} },
  ]);
  const build: ModuleBuild = {
    ...course,
    termOf: (key) => {
      const n = course.termOf(key);
      if (n !== undefined) linked.add(n);
      return n;
    },
    keys: new Map(),
    chunks: new Map(chunks),
    shownIn: (lang) => (picture) => {
      const image = images.get(picture.ref.hash) ?? { ...picture.ref, languages: [] };
      if (!image.languages.includes(lang)) image.languages.push(lang);
      images.set(picture.ref.hash, image);
    },
  };
  const lessons = module.lessons.map((lesson) => compileLesson(build, lesson));
  const videos = lessons.flatMap(({ items }) => items.filter((item) => item.kind === 'video'));
  return {
    captions: course.languages.filter((lang) => videos.some((video) => video.captions[lang])),
    keys: build.keys,
    linked,
    put: (termsIn) => {
      const text = Object.fromEntries(chunks.map(([lang, chunk]) => [lang, putText(course, chunk, termsIn(lang))]));
      const manifest: ModuleManifest = { format: PACK_FORMAT, number, lessons, text, images: [...images.values()] };
      return course.store.putJson(manifest);
    },
  };
}

const putText = ({ store }: CourseBuild, chunk: TextChunk, terms: Term[]): BlobRef =>
  store.putJson({ ...chunk, ...(terms.length > 0 && { terms }) });

function compileLesson(build: ModuleBuild, lesson: SourceLesson): ModuleManifest['lessons'][number] {
  const { title, minutes } = lesson.yaml.value;
  const number = build.numbers.thing(lesson.path);
  for (const { path } of lesson.items) build.numbers.thing(path);
  const items = lesson.items.flatMap((item) => compileItem(build, lesson, item) ?? []);
  return { number, title, minutes, items };
}

/** Undefined when a mistake stops the item; the report has it, and the build ends in failure. */
function compileItem(build: ModuleBuild, lesson: SourceLesson, item: SourceItem): Item | undefined {
  const { yaml, path } = item;
  const number = build.numbers.thing(path);
  const title = yaml.title ?? lesson.yaml.value.title;
  switch (yaml.kind) {
    case 'text': {
      const { numbers, blocks } = compileText(build, lesson, item, build.shownIn);
      for (const [lang, list] of blocks) Object.assign(build.chunks.get(lang)?.texts ?? {}, { [number]: list });
      return { number, title, kind: 'text', ...(yaml.role && { role: yaml.role }), blocks: numbers };
    }
    case 'quiz': {
      const quiz = compileQuiz(build, lesson, item, build.shownIn);
      if (!quiz) return undefined;
      for (const [lang, list] of quiz.questions)
        Object.assign(build.chunks.get(lang)?.quizzes ?? {}, { [number]: list });
      if (quiz.key) build.keys.set(number, quiz.key);
      return { number, title, kind: 'quiz', ...quiz.item };
    }
    case 'video': {
      const { elsewhere } = yaml;
      if (elsewhere && !existsSync(join(lesson.folder, yaml.key))) {
        const message = `${path} is held elsewhere, ${elsewhere}: attach its file`;
        build.report('media-missing', lesson.yaml.file, item.line, message);
        return { number, title, kind: 'link', url: elsewhere, video: true };
      }
      const media = compileVideo(build, lesson, item);
      return media && { number, title, kind: 'video', sound: yaml.sound, synthetic: yaml.synthetic, ...media };
    }
    case 'file':
    case 'package': {
      const file = compileFile(build, lesson, item, yaml.file);
      if (!file) return undefined;
      if (yaml.kind === 'file') return { number, title, kind: 'file', ...file };
      const { format, units, unpackedBytes } = yaml;
      return { number, title, kind: 'package', format, units, unpackedBytes, ...file };
    }
    case 'link':
      return { number, title, kind: 'link', url: yaml.url };
  }
}
