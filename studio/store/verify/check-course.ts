import * as v from 'valibot';
import { type BlobRef, blobRefSchema } from '../../../src/protocol/pack/blob-ref.ts';
import { type CourseRoot, courseRootSchema } from '../../../src/protocol/pack/course-root.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { type ModuleManifest, moduleManifestSchema } from '../../../src/protocol/pack/module-manifest.ts';
import { type TextChunk, textChunkSchema } from '../../../src/protocol/pack/text-chunk.ts';
import { historyPath } from '../history.ts';
import { type Check, complain } from './check.ts';
import type { BlobCheck } from './check-blobs.ts';
import { checkSealed } from './check-sealed.ts';

const MEDIA = /\/media\/([0-9a-f]{64})-\d+\./g;
const IN_TERMS = /href=\\?"#term-(\d+)/g;
const IN_COURSE = /href=\\?"#item-(\d+)/g;

/** Checks one version of a course: every manifest by its schema, and every byte that it names. Returns its root, where that can be read. */
export async function checkVersion(
  check: Check,
  blobs: BlobCheck,
  { course, version, root: ref }: { course: number; version: number; root: BlobRef },
): Promise<CourseRoot | undefined> {
  const root = await blobs.json(ref, courseRootSchema);
  if (!root) {
    complain(check, 'bad-store', historyPath(course), `version ${version} cannot be read`);
    return undefined;
  }
  if (root.course !== course || root.version !== version) {
    const found = `course ${root.course} version ${root.version}`;
    complain(check, 'bad-store', chunkPath(ref.hash), `this is ${found}, and not course ${course} version ${version}`);
  }
  const modules: { module: ModuleManifest; hash: string }[] = [];
  for (const { manifest } of root.modules) {
    const module = await blobs.json(manifest, moduleManifestSchema);
    if (module) modules.push({ module, hash: manifest.hash });
    else complain(check, 'bad-store', historyPath(course), `version ${version} cannot be read whole`);
  }
  const lessons = modules.flatMap(({ module }) => module.lessons);
  const numbers = new Set(lessons.flatMap(({ number, items }) => [number, ...items.map((item) => item.number)]));
  for (const { module, hash } of modules) {
    check.signal.throwIfAborted();
    await checkModule(check, blobs, { module, hash, numbers });
  }
  return root;
}

async function checkModule(
  check: Check,
  blobs: BlobCheck,
  { module, hash, numbers }: { module: ModuleManifest; hash: string; numbers: ReadonlySet<number> },
): Promise<void> {
  const refs = refsOf(module);
  for (const ref of refs) await blobs.check(ref);
  const held = new Set(refs.map((ref) => ref.hash));
  for (const [lang, ref] of Object.entries(module.text)) {
    const text = await blobs.json(ref, textChunkSchema);
    if (text) checkText(check, text, { path: chunkPath(ref.hash), lang, held, numbers });
    await checkSealed(check, blobs, { module, ref });
  }
  const missing = module.lessons.filter(({ items }) => items.length === 0);
  for (const { number } of missing) complain(check, 'bad-store', chunkPath(hash), `lesson ${number} has no items`);
}

function checkText(
  check: Check,
  text: TextChunk,
  { path, lang, held, numbers }: { path: string; lang: string; held: Set<string>; numbers: ReadonlySet<number> },
): void {
  if (text.lang !== lang) complain(check, 'bad-store', path, `this is in ${text.lang}, and not in ${lang}`);
  const html = JSON.stringify(text);
  for (const [, hash = ''] of html.matchAll(MEDIA)) {
    if (!held.has(hash))
      complain(check, 'bad-store', path, `a picture is shown that its module does not have: ${hash}`);
  }
  for (const [, number] of html.matchAll(IN_COURSE)) {
    if (!numbers.has(Number(number)))
      complain(check, 'bad-store', path, `a link leads to ${number}, which is not there`);
  }
  const terms = new Set(text.terms?.map(({ n }) => n));
  for (const [, number] of html.matchAll(IN_TERMS)) {
    if (!terms.has(Number(number)))
      complain(check, 'bad-store', path, `a link leads to the term ${number}, which is not there`);
  }
}

/** Every reference in a manifest, whatever kind of item it stands in. */
function refsOf(value: unknown): BlobRef[] {
  if (typeof value !== 'object' || value === null) return [];
  const ref = v.safeParse(blobRefSchema, value);
  return ref.success ? [ref.output] : Object.values(value).flatMap(refsOf);
}
