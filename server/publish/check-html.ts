import type { CourseRoot } from '../../src/protocol/pack/course-root.ts';
import { moduleManifestSchema } from '../../src/protocol/pack/module-manifest.ts';
import type { Fault } from '../../src/protocol/pack/publishing.ts';
import { textChunkSchema } from '../../src/protocol/pack/text-chunk.ts';
import type { BlobCheck } from '../../studio/store/verify/check-blobs.ts';
import { unsafeHtml } from './safe-html.ts';

/** Shown as plain words, whatever they hold. */
const PLAIN = new Set(['accept', 'answer', 'tolerance', 'lang', 'type', 'shape', 'label', 'alt', 'src', 'words']);

/**
 * Looks at all that phones will show as HTML. The studio makes no other than [HTML1]; what was made otherwise, with a stolen key,
 * comes no further than here.
 */
export async function checkHtml(blobs: BlobCheck, root: CourseRoot): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { number, manifest } of root.modules) {
    const module = await blobs.json(manifest, moduleManifestSchema);
    for (const [lang, ref] of Object.entries(module?.text ?? {})) {
      const text = await blobs.json(ref, textChunkSchema);
      for (const found of htmlOf({ texts: text?.texts, quizzes: text?.quizzes, terms: text?.terms })) {
        const unsafe = unsafeHtml(found);
        if (unsafe === undefined) continue;
        faults.push({ file: `module ${number}, text.${lang}`, message: `texts hold no such HTML: ${unsafe}` });
      }
    }
  }
  return faults;
}

function* htmlOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) if (!PLAIN.has(name)) yield* htmlOf(member);
}
