import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { BlobRef } from '../../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import type { ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import { questionSchema } from '../../../src/protocol/pack/text-chunk.ts';
import { type Check, complain } from './check.ts';
import type { BlobCheck } from './check-blobs.ts';

/** As it was written, whatever of it readers know. */
const asWrittenSchema = v.object({ quizzes: v.record(v.string(), v.array(v.unknown())) });

/** What a sealed question may say: its explanation and its hints would tell what is right. */
const KNOWN = ['ask', 'n', 'prompt', 'see', 'type'];

/**
 * Looks for keys in the pack of an exam (pack-spec [QUIZ6]): every question of a quiz that its manifest calls sealed must be sealed, and
 * hold nothing that its schema does not name.
 */
export async function checkSealed(
  check: Check,
  blobs: BlobCheck,
  { module, ref }: { module: ModuleManifest; ref: BlobRef },
): Promise<void> {
  const items = module.lessons.flatMap(({ items }) => items);
  const sealed = items.filter((item) => item.kind === 'quiz' && item.sealed);
  if (sealed.length === 0) return;
  const text = await blobs.json(ref, asWrittenSchema);
  for (const { number } of sealed) {
    for (const question of text?.quizzes[number] ?? []) {
      if (holdsNoKey(question)) continue;
      complain(check, 'bad-store', chunkPath(ref.hash), `the sealed quiz ${number} holds a key, or what may be one`);
    }
  }
}

function holdsNoKey(written: unknown): boolean {
  const read = v.safeParse(questionSchema, written);
  if (!read.success || read.output.type !== 'sealed') return false;
  return isDeepStrictEqual(written, read.output) && Object.keys(read.output).every((name) => KNOWN.includes(name));
}
