import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { blobRefSchema } from '../../src/protocol/pack/blob-ref.ts';
import { courseRootSchema } from '../../src/protocol/pack/course-root.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { type Item, moduleManifestSchema } from '../../src/protocol/pack/module-manifest.ts';
import { courseHistorySchema } from '../../src/protocol/pack/release.ts';
import { type Question, textChunkSchema } from '../../src/protocol/pack/text-chunk.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where `npm start` and the tests have data that is built once: packs, and the keys that the built app pins. */
export const BUILT_DATA = process.env.DATA_DIR ?? join(ROOT, 'data');
export const BUILT_PACKS = join(BUILT_DATA, 'packs');

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const readChunk = (packs: string, { hash }: v.InferOutput<typeof blobRefSchema>): unknown =>
  readJson(join(packs, chunkPath(hash)));

/** A published course as the server has it: what a test compares the screens and the facts with. */
export function readBuiltCourse(number: number, packs = BUILT_PACKS) {
  const newest = v.parse(courseHistorySchema, readJson(join(packs, 'courses', `${number}.json`))).versions.at(-1);
  if (!newest) throw new Error(`course ${number} has no version`);
  const root = v.parse(courseRootSchema, readChunk(packs, newest.root));
  const modules = root.modules.map(({ manifest }) => v.parse(moduleManifestSchema, readChunk(packs, manifest)));
  const lessons = modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
  const items: Item[] = lessons.flatMap(({ lesson }) => lesson.items);
  const text = (item: number, lang: string) => {
    const module = lessons.find(({ lesson }) => lesson.items.some(({ number }) => number === item))?.module;
    const ref = module?.text[lang];
    if (!ref) throw new Error(`item ${item} has no text in ${lang}`);
    return v.parse(textChunkSchema, readChunk(packs, ref));
  };
  const questions = (item: number, lang: string): Question[] => text(item, lang).quizzes[item] ?? [];
  return { root, modules, lessons, items, text, questions };
}

/** Builds a course folder into a pack store with the project's studio; throws with what the studio said. */
export function buildWithStudio(source: string, packs: string, keys: string): string {
  mkdirSync(packs, { recursive: true });
  const args = ['studio/cli.ts', 'build', source, '--out', packs, '--keys', keys];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout;
}
