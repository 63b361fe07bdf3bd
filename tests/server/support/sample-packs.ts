import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type BlobRef, CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { canonicalJson, type Json } from '../../../src/protocol/pack/canonical-json.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';

export const COURSE = 7;
export const TEXT_ITEM = 11;
export const VIDEO_ITEM = 12;
export const QUIZ_ITEM = 13;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Writes blobs as the studio does: chunks by hash, a chunk list above one chunk, brotli beside. */
export function packWriter(dir: string) {
  async function chunk(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    const file = join(dir, chunkPath(hash));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return hash;
  }
  async function blob(bytes: Uint8Array): Promise<BlobRef> {
    if (bytes.length <= CHUNK_BYTES) return { hash: await chunk(bytes), bytes: bytes.length };
    const hashes: string[] = [];
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      hashes.push(await chunk(bytes.subarray(at, at + CHUNK_BYTES)));
    return { hash: await chunk(Buffer.from(canonicalJson(hashes))), bytes: bytes.length };
  }
  return {
    blob,
    async json(value: Json): Promise<BlobRef> {
      const bytes = Buffer.from(canonicalJson(value));
      const ref = await blob(bytes);
      await writeFile(join(dir, `${chunkPath(ref.hash)}.br`), brotliCompressSync(bytes));
      return ref;
    },
    async file(path: string, value: Json) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), canonicalJson(value));
    },
  };
}

/**
 * One course of a text (blocks 1 to 4), a video of 100 s and a quiz. Version 1 of the quiz has two questions, both answered
 * by choice 1; in version 2 choice 2 is the right one, and there is a third question.
 */
export async function writeSamplePacks(dir: string) {
  const write = packWriter(dir);
  const single = (n: number, right: number) => ({
    n,
    type: 'single',
    prompt: 'Which?',
    choices: [1, 2].map((choice) => ({ n: choice, html: String(choice), right: choice === right || undefined })),
  });
  const version = async (number: number, questions: Json & readonly { n: number }[]) => {
    const text = await write.json({ format: 1, module: 1, lang: 'en', texts: {}, quizzes: { [QUIZ_ITEM]: questions } });
    const items: Json = [
      { kind: 'text', number: TEXT_ITEM, title: { en: 'Text' }, blocks: [1, 2, 3, 4] },
      {
        kind: 'video',
        number: VIDEO_ITEM,
        title: { en: 'Video' },
        seconds: 100,
        revision: 1,
        sound: 'en',
        synthetic: true,
        captions: {},
        renditions: {},
      },
      { kind: 'quiz', number: QUIZ_ITEM, title: { en: 'Quiz' }, questions: questions.map((q) => q.n), pass: 50 },
    ];
    const lesson = { number: 10, title: { en: 'Lesson' }, minutes: 5, items };
    const manifest = await write.json({ format: 1, number: 1, lessons: [lesson], text: { en: text }, images: [] });
    const root = await write.json({
      format: 1,
      course: COURSE,
      version: number,
      source: 'en',
      languages: ['en'],
      machine: [],
      title: { en: 'Sample course' },
      summary: { en: 'A sample' },
      outcomes: { en: [] },
      subject: 'teaching',
      level: 'beginner',
      licence: 'CC-BY-4.0',
      attribution: [],
      publisher: { number: 0, name: 'Sample' },
      mark: { sign: 1, cloth: 'a' },
      modules: [{ number: 1, title: { en: 'Module' }, manifest }],
    });
    return { version: number, root };
  };
  const history = [
    await version(1, [single(1, 1), single(2, 1)]),
    await version(2, [single(1, 2), single(2, 2), single(3, 2)]),
  ];
  await write.file(`courses/${COURSE}.json`, { format: 1, versions: history });
  await write.file('catalogue/en.json', { sample: true });
  return { history, write };
}
