import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { catalogueHeadSchema, catalogueShardSchema } from '../../../src/protocol/pack/catalogue.ts';
import { courseRootSchema } from '../../../src/protocol/pack/course-root.ts';
import { keyringSchema } from '../../../src/protocol/pack/keyring.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { moduleManifestSchema } from '../../../src/protocol/pack/module-manifest.ts';
import { courseHistorySchema } from '../../../src/protocol/pack/release.ts';
import { signedSchema } from '../../../src/protocol/pack/signed.ts';
import { textChunkSchema } from '../../../src/protocol/pack/text-chunk.ts';
import { buildPacks } from '../../../studio/build-packs.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/course-small');

/** A temporary folder that goes when its test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-studio-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the small course, to be changed and built. */
export function smallCourse() {
  const root = temporaryFolder();
  const [source, out, keys] = [join(root, 'course'), join(root, 'packs'), join(root, 'keys')];
  cpSync(FIXTURE, source, { recursive: true });
  return {
    ...{ source, out, keys },
    build: () => buildPacks({ source, out, keys }),
    write: (path: string, text: string) => writeFileSync(join(source, path), text),
    edit: (path: string, from: string, to: string) => {
      const before = readFileSync(join(source, path), 'utf8');
      if (!before.includes(from)) throw new Error(`${path} does not hold: ${from}`);
      writeFileSync(join(source, path), before.replace(from, to));
    },
    remove: (path: string) => rmSync(join(source, path), { recursive: true }),
  };
}

/** Every file below a folder with its bytes in hex, by path. */
export function snapshot(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'hex')]));
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const chunk = (out: string, hash: string): unknown => json(join(out, chunkPath(hash)));

/** The catalogue of a store in one language: what was signed, what it says, and the courses of its shard. */
export function readCatalogue(out: string, lang = 'en') {
  const signed = v.parse(signedSchema, json(join(out, `catalogue/${lang}.json`)));
  const head = v.parse(catalogueHeadSchema, JSON.parse(signed.payload));
  const { courses } = v.parse(catalogueShardSchema, chunk(out, head.shard.hash));
  return { signed, head, courses };
}

export function readKeyring(out: string) {
  const signed = v.parse(signedSchema, json(join(out, 'keys.json')));
  return { signed, keyring: v.parse(keyringSchema, JSON.parse(signed.payload)) };
}

/** Reads the newest version of a course in a built store, down to the texts. */
export function readStore(out: string, course = 7 * 4096 + 3) {
  const { versions: history, withdrawn } = v.parse(courseHistorySchema, json(join(out, `courses/${course}.json`)));
  const root = v.parse(courseRootSchema, chunk(out, history.at(-1)?.root.hash ?? ''));
  const modules = root.modules.map(({ manifest }) => v.parse(moduleManifestSchema, chunk(out, manifest.hash)));
  const text = (lang: string, module = 0) =>
    v.parse(textChunkSchema, chunk(out, modules[module]?.text[lang]?.hash ?? ''));
  return { history, withdrawn, root, modules, text };
}

/** The blocks of the fixture's only text. */
export const blocksOf = (out: string, lang: string) => Object.values(readStore(out).text(lang).texts)[0] ?? [];
