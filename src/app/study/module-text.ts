import { readKeptText, readText } from '../../data/library/course-text.ts';
import type { Cancellable } from '../../data/library/deps.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { deps } from '../deps.ts';

/** How many are held: of the lesson before, of this one and the next, and in a second language. */
const MOST = 4;

/** Texts that were read last, by their hashes, the newest at the end: what a hash names never changes. */
const held = new Map<string, TextChunk>();

const hashOf = (module: ModuleManifest, lang: string): string => module.text[lang]?.hash ?? '';

/** The texts and quizzes of a module in a language, where they were read before: without any waiting. */
export const knownText = (module: ModuleManifest, lang: string): TextChunk | undefined =>
  held.get(hashOf(module, lang));

function hold(module: ModuleManifest, lang: string, text: TextChunk): void {
  const hash = hashOf(module, lang);
  // Of another language it stands in for this one only now.
  if (hash === '' || text.lang !== lang) return;
  held.delete(hash);
  held.set(hash, text);
  for (const oldest of [...held.keys()].slice(0, -MOST)) held.delete(oldest);
}

/** The same, else from the phone, else fetched: see data/library/course-text.ts. */
export async function textOf(
  module: ModuleManifest,
  lang: string,
  options: Cancellable,
): Promise<TextChunk | undefined> {
  const text = knownText(module, lang) ?? (await readText(deps(), module, lang, options));
  if (text) hold(module, lang, text);
  return text;
}

/** Reads what will be asked for next, from the phone only. */
export async function readAhead(module: ModuleManifest, lang: string): Promise<void> {
  const ref = module.text[lang];
  if (!ref || knownText(module, lang)) return;
  const text = await readKeptText(deps().library, ref);
  if (text) hold(module, lang, text);
}
