import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { courseRootSchema } from '../../src/protocol/pack/course-root.ts';
import type { ExamKey } from '../../src/protocol/pack/exam-key.ts';
import { type Lesson, type ModuleManifest, moduleManifestSchema } from '../../src/protocol/pack/module-manifest.ts';
import { courseHistorySchema } from '../../src/protocol/pack/release.ts';
import { type Question, textChunkSchema } from '../../src/protocol/pack/text-chunk.ts';
import type { Words } from '../../src/protocol/pack/words.ts';
import { examKeyFile, examKeysBeside, readExamKey } from '../../studio/store/exam-keys.ts';
import { boundedCache } from './bounded-cache.ts';
import type { PackStore } from './pack-store.ts';

/** One published version of a course, as far as progress and marking need it. */
export interface CourseVersion {
  readonly course: number;
  readonly version: number;
  readonly title: Words;
  readonly lessons: readonly Lesson[];
  /**
   * The questions of a quiz; none where the item is no quiz of this version. Those of a sealed quiz come with their right answers where this
   * server has its key, else they stay sealed [QUIZ6].
   */
  readonly questions: (item: number) => Promise<readonly Question[]>;
}

/** The courses that this server has packs of. What it does not have, or cannot read, is undefined. */
export interface CourseLibrary {
  readonly courses: () => Promise<readonly number[]>;
  /** A version, or the newest. */
  readonly version: (course: number, version?: number) => Promise<CourseVersion | undefined>;
}

const isSealed = (home: Pick<ModuleManifest, 'lessons'> | undefined, number: number): boolean =>
  home?.lessons.some(({ items }) => items.some((i) => i.number === number && i.kind === 'quiz' && i.sealed)) ?? false;

/** Versions and texts held in memory: a text without its prose is some kilobytes. */
const MAX_VERSIONS = 256;
const MAX_TEXTS = 512;
const MAX_KEYS = 64;

export function openCourseLibrary(packs: PackStore, log: Logger): CourseLibrary {
  const versions = boundedCache<CourseVersion>(MAX_VERSIONS);
  const texts = boundedCache<Record<string, readonly Question[]>>(MAX_TEXTS);
  const dir = join(packs.dir, 'courses');
  const keys = boundedCache<ExamKey | undefined>(MAX_KEYS);
  const examKeys = examKeysBeside(packs.dir);

  const readQuizzes = (text: BlobRef) =>
    texts(text.hash, async () => (await packs.readJson(text, textChunkSchema)).quizzes);

  /** One that cannot be read is as good as none: its attempts wait, and whatever else is asked for is answered. */
  async function readKey(course: number, root: string): Promise<ExamKey | undefined> {
    const written = await stat(examKeyFile(examKeys, course, root)).catch(() => undefined);
    if (!written) return undefined;
    // An author may put a mistake in a key right: a file written anew is read anew.
    const name = `${course}/${root}/${written.ino}/${written.mtimeMs}`;
    return keys(name, async () => readExamKey(examKeys, course, root)).catch((error: unknown) => {
      log.warn({ course, root, err: error }, 'the key of an exam cannot be read');
      return undefined;
    });
  }

  async function readVersion(ref: BlobRef): Promise<CourseVersion> {
    const root = await packs.readJson(ref, courseRootSchema);
    const modules = await Promise.all(
      root.modules.map(({ manifest }) => packs.readJson(manifest, moduleManifestSchema)),
    );
    const { course, version, title } = root;
    return {
      course,
      version,
      title,
      lessons: modules.flatMap((module) => module.lessons),
      async questions(item) {
        const home = modules.find(({ lessons }) => lessons.some(({ items }) => items.some((i) => i.number === item)));
        // Right answers are the same in every language of a quiz.
        const key = isSealed(home, item) ? (await readKey(course, ref.hash))?.quizzes[item] : undefined;
        if (key) return key;
        const text = home?.text[root.source] ?? Object.values(home?.text ?? {})[0];
        return text ? ((await readQuizzes(text))[item] ?? []) : [];
      },
    };
  }

  return {
    async courses() {
      const names = await readdir(dir).catch(() => []);
      return names.flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
    },
    async version(course, version) {
      try {
        const { versions: published } = v.parse(
          courseHistorySchema,
          JSON.parse(await readFile(join(dir, `${course}.json`), 'utf8')),
        );
        const entry = version === undefined ? published.at(-1) : published.find((one) => one.version === version);
        return entry && (await versions(entry.root.hash, () => readVersion(entry.root)));
      } catch (error) {
        log.warn({ course, version, err: error }, 'a course cannot be read from the packs');
        return undefined;
      }
    },
  };
}
